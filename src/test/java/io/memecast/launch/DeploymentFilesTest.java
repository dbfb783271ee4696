package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.config.AppConfig;
import io.memecast.config.ClusterConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What runs members elsewhere, held against the settings, the image and each other. */
class DeploymentFilesTest {
  private static final String MEMBER = "memecast";

  /** What a stopping member may need beside server.shutdown-timeout: see the limits in {@link Shutdown}. */
  private static final Duration CLOSING = Duration.ofSeconds(16);

  private static final long MIB = 1 << 20;

  private final ComposeFile compose = ComposeFile.read();
  private final YamlTree member = compose.service(MEMBER);
  private final YamlTree haproxy = compose.service("haproxy");
  private final KubernetesFile kubernetes = KubernetesFile.read();
  private final YamlTree pod = kubernetes.pod();
  private final YamlTree container = kubernetes.container();
  private final ImageFile image = ImageFile.read();
  private final HaproxyFile balancer = HaproxyFile.read();

  DeploymentFilesTest() throws IOException {}

  private AppConfig composeSettings() throws Exception {
    return MemberSettings.of(compose.environment(MEMBER, Map.of()));
  }

  private AppConfig kubernetesSettings() throws Exception {
    return MemberSettings.of(kubernetes.environment(Map.of()));
  }

  private static long bytes(YamlTree size) {
    String text = size.text();
    long number = Long.parseLong(text.replaceAll("\\D", ""));
    return switch (text.replaceAll("\\d", "")) {
      case "g", "Gi" -> number << 30;
      case "m", "Mi" -> number << 20;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds(Long.parseLong(text.replaceFirst("s$", "")));
  }

  @Test
  void compose_versionKey_isNotThere() {
    assertThat(compose.tree().at("version").isPresent()).isFalse();
  }

  @Test
  void compose_members_findEachOtherByTheServicesName() throws Exception {
    ClusterConfig cluster = composeSettings().cluster();

    assertThat(cluster.join()).isEqualTo(ClusterConfig.Join.TCP);
    assertThat(cluster.members()).containsExactly(MEMBER + ":" + cluster.port());
    assertThat(cluster.host()).isEqualTo("auto");
    assertThat(image.exposed())
        .containsExactlyInAnyOrder(
            AppConfig.DEFAULTS.http().address().port(), cluster.port(), cluster.busPort());
  }

  @Test
  void compose_members_canBeAnyNumber() {
    assertThat(member.at("scale").value()).isEqualTo(3);
    assertThat(member.at("container_name").isPresent()).isFalse();
    assertThat(balancer.number("server-template member 1-(\\d+) memecast:1337"))
        .isGreaterThanOrEqualTo(3);
  }

  @Test
  void compose_onlyTheLoadBalancer_publishesAPort() throws Exception {
    compose.tree().at("services").entries().keySet().forEach(name -> assertThat(
            compose.service(name).at("ports").isPresent())
        .as(name)
        .isEqualTo(name.equals("haproxy")));
    assertThat(haproxy.at("ports").texts())
        .containsExactly("1337:" + balancer.number("bind :(\\d+)"));
    assertThat(member.at("networks").texts()).containsExactly("members");
    assertThat(compose.tree().at("networks", "members", "internal").value()).isEqualTo(true);
    assertThat(haproxy.at("networks").texts()).containsExactlyInAnyOrder("public", "members");
    assertThat(balancer.text()).contains("frontend stats\n  bind 127.0.0.1:");
  }

  @Test
  void compose_members_mayWriteToTmpAndVolumesAlone() {
    assertThat(member.at("read_only").value()).isEqualTo(true);
    assertThat(member.at("tmpfs").texts()).singleElement().asString().startsWith("/tmp:");
    assertThat(member.at("user").text()).isEqualTo(image.user()).doesNotStartWith("0");
    assertThat(member.at("cap_drop").texts()).containsExactly("ALL");
    assertThat(haproxy.at("read_only").value()).isEqualTo(true);
  }

  @Test
  void compose_processesAndLogs_areBounded() {
    for (YamlTree service : List.of(member, haproxy)) {
      assertThat(Integer.parseInt(service.at("pids_limit").text())).isPositive();
      assertThat(service.at("logging", "driver").text()).isEqualTo("json-file");
      assertThat(service.at("logging", "options").entries())
          .containsOnlyKeys("max-size", "max-file");
    }
  }

  @Test
  void compose_memory_holdsHeapAndWhatIsBesideIt() throws Exception {
    long tmp = bytes(
        new YamlTree(member.at("tmpfs").texts().get(0).replaceFirst(".*size=(\\d+m).*", "$1")));

    assertMemory(bytes(member.at("mem_limit")), composeSettings(), tmp);
    assertThat(member.at("memswap_limit").value())
        .isEqualTo(member.at("mem_limit").value());
  }

  /** The caches that may be full, a working set beside them, and beside the heap buffers, code, threads and files. */
  private void assertMemory(long limit, AppConfig settings, long tmp) {
    long heap = limit / 100 * image.maxRamPercentage();
    long caches = settings.templates().cacheBytes()
        + settings.cluster().templateMemoryBytes()
        + settings.render().resultCacheBytes()
        + settings.fonts().maskCacheBytes()
        + settings.fonts().layoutCacheBytes();

    assertThat(heap).isGreaterThan(caches + 400 * MIB);
    assertThat(limit - heap - image.maxDirectMemoryBytes() - tmp).isGreaterThan(400 * MIB);
  }

  @Test
  void compose_stopGracePeriod_isLongerThanAStop() throws Exception {
    assertThat(seconds(member.at("stop_grace_period").text()))
        .isGreaterThan(composeSettings().server().shutdownTimeout().plus(CLOSING));
    assertThat(seconds(haproxy.at("stop_grace_period").text()))
        .isGreaterThan(Duration.ofSeconds(balancer.number("hard-stop-after (\\d+)s")));
  }

  @Test
  void compose_filesThatItNames_exist() {
    assertThat(Path.of(
            member.at("build", "context").text(),
            member.at("build", "dockerfile").text()))
        .isEqualTo(Path.of(".").resolve(ImageFile.PATH))
        .isRegularFile();
    assertThat(haproxy.at("volumes").texts())
        .containsExactly("./conf/haproxy.cfg:/usr/local/etc/haproxy/haproxy.cfg:ro");
    assertThat(HaproxyProcess.CONFIGURATION).isRegularFile();
  }

  @Test
  void haproxy_buffersAndTimes_fitTheMembers() throws Exception {
    AppConfig settings = composeSettings();
    long buffer = balancer.number("tune.bufsize (\\d+)");

    assertThat(buffer)
        .isGreaterThanOrEqualTo(
            settings.http().maxRequestLineBytes() + settings.http().maxHeaderBytes() + 1024);
    assertThat(2 * buffer * balancer.number("maxconn (\\d+)"))
        .isLessThan(bytes(haproxy.at("mem_limit")) - 100 * MIB);
    assertThat(Duration.ofSeconds(balancer.number("timeout server (\\d+)s")))
        .isGreaterThan(settings.http().requestTimeout());
    assertThat(Duration.ofSeconds(balancer.number("timeout http-request (\\d+)s")))
        .isEqualTo(settings.http().headerTimeout());
    assertThat(balancer.number("timeout http-keep-alive (\\d+)s"))
        .isLessThan(settings.http().idleTimeout().toSeconds());
  }

  @Test
  void image_sources_existAndAreSentToTheBuild() throws IOException {
    List<String> sent = Files.readAllLines(Path.of(".dockerignore"));

    assertThat(sent).startsWith("*");
    assertThat(image.sources())
        .anyMatch(ImageFile.PATH.resolveSibling(image.healthCheck())::startsWith);
    assertThat(image.sources()).allSatisfy(source -> {
      assertThat(Path.of(source)).exists();
      assertThat(sent)
          .anyMatch(line -> line.startsWith("!") && Path.of(source).startsWith(line.substring(1)));
    });
  }

  @Test
  void image_names_areTheProjectsVersion() throws IOException {
    String version = Files.readString(Path.of("pom.xml"))
        .replaceFirst("(?s).*?<artifactId>memecast</artifactId>\\s*<version>([^<]+)<.*", "$1");

    assertThat(member.at("image").text()).isEqualTo("memecast:" + version);
    assertThat(container.at("image").text()).isEqualTo("memecast:" + version);
  }

  @Test
  void kubernetes_members_findEachOtherByTheHeadlessService() throws Exception {
    ClusterConfig cluster = kubernetesSettings().cluster();

    assertThat(cluster.join()).isEqualTo(ClusterConfig.Join.KUBERNETES);
    YamlTree headless =
        kubernetes.resource("Service", String.valueOf(cluster.service())).at("spec");
    assertThat(headless.at("clusterIP").text()).isEqualTo("None");
    assertThat(headless.at("publishNotReadyAddresses").value()).isEqualTo(true);
    assertThat(ports(headless.at("ports"), "port"))
        .containsExactly(cluster.port(), cluster.busPort());
    assertThat(ports(container.at("ports"), "containerPort"))
        .containsExactly(
            AppConfig.DEFAULTS.http().address().port(), cluster.port(), cluster.busPort());
    List<YamlTree> rules =
        kubernetes.resource("NetworkPolicy", MEMBER).at("spec", "ingress").parts();
    assertThat(rules.get(0).at("ports").parts())
        .containsExactly(new YamlTree(Map.of("port", 1337)));
    assertThat(ports(rules.get(1).at("ports"), "port"))
        .containsExactly(cluster.port(), cluster.busPort());
    assertThat(rules.get(1).at("from").parts()).hasSize(1);
    YamlTree out = kubernetes.resource("NetworkPolicy", MEMBER).at("spec", "egress");
    assertThat(ports(out.parts().get(0).at("ports"), "port"))
        .containsExactly(cluster.port(), cluster.busPort());
    assertThat(out.parts().get(0).at("to")).isEqualTo(rules.get(1).at("from"));
    assertThat(ports(out.parts().get(1).at("ports"), "port")).containsOnly(53);
    // Else the Service's own variables look like settings.
    assertThat(pod.at("enableServiceLinks").value()).isEqualTo(false);
  }

  private static List<Integer> ports(YamlTree ports, String key) {
    return ports.parts().stream().map(port -> (Integer) port.at(key).value()).toList();
  }

  @Test
  void kubernetes_selectors_matchTheMembers() {
    Map<String, String> labels = kubernetes
        .resource("Deployment", MEMBER)
        .at("spec", "template", "metadata", "labels")
        .entries();

    assertThat(labels).hasSize(1);
    assertThat(List.of(
            kubernetes.resource("Service", MEMBER).at("spec", "selector"),
            kubernetes.resource("Service", "memecast-members").at("spec", "selector"),
            kubernetes.resource("Deployment", MEMBER).at("spec", "selector", "matchLabels"),
            kubernetes
                .resource("PodDisruptionBudget", MEMBER)
                .at("spec", "selector", "matchLabels"),
            kubernetes.resource("NetworkPolicy", MEMBER).at("spec", "podSelector", "matchLabels")))
        .allSatisfy(selector -> assertThat(selector.entries()).isEqualTo(labels));
  }

  @Test
  void kubernetes_probes_askForLifeAndReadiness() {
    assertThat(container.at("livenessProbe", "httpGet", "path").text()).isEqualTo("/health");
    assertThat(container.at("startupProbe", "httpGet", "path").text()).isEqualTo("/health");
    assertThat(container.at("readinessProbe", "httpGet", "path").text()).isEqualTo("/ready");
  }

  @Test
  void kubernetes_members_mayWriteToTmpAlone() {
    assertThat(pod.at("securityContext", "runAsNonRoot").value()).isEqualTo(true);
    assertThat(pod.at("securityContext", "runAsUser").text() + ":"
            + pod.at("securityContext", "runAsGroup").text())
        .isEqualTo(image.user());
    assertThat(container.at("securityContext", "readOnlyRootFilesystem").value())
        .isEqualTo(true);
    assertThat(container.at("volumeMounts").parts())
        .containsExactly(new YamlTree(Map.of("name", "tmp", "mountPath", "/tmp")));
    assertThat(pod.at("volumes").parts().get(0).at("name").text()).isEqualTo("tmp");
  }

  @Test
  void kubernetes_memory_holdsHeapAndWhatIsBesideIt() throws Exception {
    assertMemory(bytes(container.at("resources", "limits", "memory")), kubernetesSettings(), 0);
    assertThat(container.at("resources", "requests", "memory").text())
        .isEqualTo(container.at("resources", "limits", "memory").text());
    assertThat(bytes(container.at("resources", "limits", "ephemeral-storage")))
        .isGreaterThan(bytes(pod.at("volumes").parts().get(0).at("emptyDir", "sizeLimit")));
  }

  @Test
  void kubernetes_gracePeriod_isLongerThanAStop() throws Exception {
    List<String> preStop =
        container.at("lifecycle", "preStop", "exec", "command").texts();

    assertThat(preStop.get(0)).isEqualTo("sleep");
    assertThat(seconds(pod.at("terminationGracePeriodSeconds").text()))
        .isGreaterThan(kubernetesSettings()
            .server()
            .shutdownTimeout()
            .plus(CLOSING)
            .plus(seconds(preStop.get(1))));
  }
}
