package io.memecast.launch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.config.AppConfig;
import io.memecast.config.ClusterConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files that run members elsewhere, held against the settings that they use. */
class DeploymentFilesTest {
  private static List<Object> documents(String file) throws IOException {
    List<Object> documents = new ArrayList<>();
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    yaml.loadAll(Files.readString(Path.of(file))).forEach(documents::add);
    return documents;
  }

  /** What is found by following keys and list indices. */
  private static Object at(Object start, Object... path) {
    Object value = start;
    for (Object step : path) {
      value = requireNonNull(
          step instanceof Integer index
              ? ((List<?>) value).get(index)
              : ((Map<?, ?>) value).get(step),
          () -> "nothing at " + step);
    }
    return value;
  }

  private static AppConfig settings(Map<String, String> environment) throws Exception {
    SettingsLoader.Settings settings =
        new SettingsLoader(environment, Path.of("none.yaml")).load(Map.of(), null);
    assertThat(settings.warnings()).isEmpty();
    return settings.config();
  }

  @Test
  void compose_membersEnvironment_isOfSettingsThatJoinByName() throws Exception {
    Map<String, String> environment = new HashMap<>();
    ((Map<?, ?>) at(documents("docker-compose.yml").get(0), "services", "members", "environment"))
        .forEach((key, value) -> environment.put(key.toString(), value.toString()));

    ClusterConfig cluster = settings(environment).cluster();

    assertThat(cluster.join()).isEqualTo(ClusterConfig.Join.TCP);
    assertThat(cluster.members()).containsExactly("members");
    assertThat(cluster.host()).isEqualTo("auto");
  }

  @Test
  void compose_publishesTheBalancerAlone() throws Exception {
    Object compose = documents("docker-compose.yml").get(0);
    Map<?, ?> members = (Map<?, ?>) at(compose, "services", "members");

    assertThat(members.containsKey("ports")).isFalse();
    assertThat(at(members, "networks")).isEqualTo(List.of("cluster"));
    assertThat(at(compose, "networks", "cluster", "internal")).isEqualTo(true);
    assertThat(at(members, "read_only")).isEqualTo(true);
    assertThat(at(compose, "services", "balancer", "ports")).isEqualTo(List.of("1337:1337"));
    assertThat(Path.of(at(members, "build", "dockerfile").toString())).isRegularFile();
  }

  @Test
  void kubernetes_membersEnvironment_isOfSettingsThatJoinByTheHeadlessService() throws Exception {
    List<Object> objects = documents("conf/kubernetes.yaml");
    Object pod = at(find(objects, "Deployment", "memecast"), "spec", "template", "spec");
    Map<String, String> environment = new HashMap<>();
    for (Object variable : (List<?>) at(pod, "containers", 0, "env")) {
      @Nullable Object value = ((Map<?, ?>) variable).get("value");
      environment.put(
          at(variable, "name").toString(), value == null ? "10.0.0.7" : value.toString());
    }

    ClusterConfig cluster = settings(environment).cluster();

    assertThat(cluster.join()).isEqualTo(ClusterConfig.Join.KUBERNETES);
    Object headless = find(objects, "Service", requireNonNull(cluster.service()));
    assertThat(at(headless, "spec", "clusterIP")).isEqualTo("None");
    assertThat(at(headless, "spec", "ports", 0, "port")).isEqualTo(cluster.port());
    assertThat(at(pod, "containers", 0, "ports", 0, "containerPort"))
        .isEqualTo(AppConfig.DEFAULTS.http().address().port());
  }

  @Test
  void kubernetes_gracePeriod_isLongerThanPreStopAndShutdown() throws Exception {
    Object pod = at(
        find(documents("conf/kubernetes.yaml"), "Deployment", "memecast"),
        "spec",
        "template",
        "spec");
    int preStop = Integer.parseInt(
        at(pod, "containers", 0, "lifecycle", "preStop", "exec", "command", 1).toString());

    assertThat((Integer) at(pod, "terminationGracePeriodSeconds"))
        .isGreaterThan(
            (int) AppConfig.DEFAULTS.server().shutdownTimeout().toSeconds() + preStop + 15);
  }

  private static Object find(List<Object> objects, String kind, String name) {
    return objects.stream()
        .filter(object ->
            at(object, "kind").equals(kind) && at(object, "metadata", "name").equals(name))
        .findFirst()
        .orElseThrow();
  }
}
