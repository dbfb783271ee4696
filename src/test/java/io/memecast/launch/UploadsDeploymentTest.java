package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.config.AppConfig;
import io.memecast.config.UploadsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How members that run elsewhere keep what clients put in: the folder, whose it is, and the key. */
class UploadsDeploymentTest {
  private static final String MEMBER = "memecast";
  private static final String VARIABLE = "MEMECAST_UPLOADS_KEY";
  private static final String KEY = "correct-horse";

  /** What two of the largest pictures took that were put in at once on a busy machine. */
  private static final Duration TWO_LARGE_PICTURES = Duration.ofSeconds(48);

  private final ComposeFile compose = ComposeFile.read();
  private final KubernetesFile plain = KubernetesFile.read();
  private final KubernetesFile withUploads = KubernetesFile.readWithUploads();
  private final ImageFile image = ImageFile.read();

  UploadsDeploymentTest() throws IOException {}

  private UploadsConfig composeUploads(Map<String, String> shell) throws Exception {
    return MemberSettings.of(compose.environment(MEMBER, shell)).uploads();
  }

  private static UploadsConfig uploads(KubernetesFile file, Map<String, String> secrets)
      throws Exception {
    return MemberSettings.of(file.environment(secrets)).uploads();
  }

  @Test
  void compose_keyInTheShell_isThatOfEveryMember() throws Exception {
    assertThat(composeUploads(Map.of(VARIABLE, KEY)).key()).isEqualTo(KEY);
  }

  @Test
  void compose_noKeyInTheShell_leavesWritingOff() throws Exception {
    assertThat(compose.environment(MEMBER, Map.of())).containsEntry(VARIABLE, "");
    assertThat(composeUploads(Map.of()).key()).isNull();
  }

  @Test
  void compose_folder_isOneVolumeForAllMembers() throws Exception {
    Path folder = image.volumeFolder();

    assertThat(composeUploads(Map.of()).dir()).isEqualTo(folder);
    assertThat(compose.service(MEMBER).at("volumes").texts()).containsExactly("uploads:" + folder);
    assertThat(compose.tree().at("volumes").entries()).containsOnlyKeys("uploads");
  }

  @Test
  void image_folder_isTheMembersOwn() {
    assertThat(image.volumeOwner()).isEqualTo(image.user());
    assertThat(image.text()).containsSubsequence("\nRUN install -d", "\nUSER ");
  }

  @Test
  void kubernetes_asItIs_waitsForNoVolumeAndWritingIsOff() throws Exception {
    assertThat(uploads(plain, Map.of(VARIABLE, KEY))).isEqualTo(UploadsConfig.DEFAULTS);
    assertThat(kinds(plain)).doesNotContain("PersistentVolumeClaim");
    assertThat(plain.pod().at("volumes").parts()).hasSize(1);
  }

  @Test
  void kubernetes_linesOfUploads_addAClaimAndChangeTheDeploymentAlone() {
    List<YamlTree> others = new ArrayList<>(plain.resources());
    others.remove(plain.resource("Deployment", MEMBER));

    assertThat(withUploads.resources())
        .containsAll(others)
        .hasSize(plain.resources().size() + 1);
    assertThat(kinds(withUploads)).contains("PersistentVolumeClaim");
  }

  private static List<String> kinds(KubernetesFile file) {
    return file.resources().stream().map(resource -> resource.at("kind").text()).toList();
  }

  @Test
  void kubernetes_linesOfUploads_mountOneVolumeForAllMembers() throws Exception {
    YamlTree pod = withUploads.pod();
    String claim = pod.at("volumes")
        .parts()
        .get(1)
        .at("persistentVolumeClaim", "claimName")
        .text();

    assertThat(withUploads
            .resource("PersistentVolumeClaim", claim)
            .at("spec", "accessModes")
            .texts())
        .containsExactly("ReadWriteMany");
    assertThat(withUploads.container().at("volumeMounts").parts())
        .contains(new YamlTree(Map.of(
            "name",
            pod.at("volumes").parts().get(1).at("name").text(),
            "mountPath",
            image.volumeFolder().toString())));
    assertThat(withUploads.environment(Map.of()))
        .containsEntry("MEMECAST_UPLOADS_DIR", image.volumeFolder().toString());
    assertThat(pod.at("securityContext", "fsGroup").value())
        .isEqualTo(pod.at("securityContext", "runAsGroup").value());
    assertThat(withUploads
            .container()
            .at("securityContext", "readOnlyRootFilesystem")
            .value())
        .isEqualTo(true);
  }

  @Test
  void kubernetes_linesOfUploads_takeTheKeyFromTheFileOfASecret() throws Exception {
    YamlTree volume = withUploads.pod().at("volumes").parts().get(2);
    String secret = volume.at("secret", "secretName").text();
    YamlTree mount = withUploads.container().at("volumeMounts").parts().stream()
        .filter(each -> each.at("name").text().equals(volume.at("name").text()))
        .findFirst()
        .orElseThrow();
    Path file = Path.of(withUploads.environment(Map.of()).get("MEMECAST_UPLOADS_KEY_FILE"));
    String create =
        "kubectl create secret generic " + secret + " --from-literal=" + file.getFileName() + "=";

    assertThat(file).hasParentRaw(Path.of(mount.at("mountPath").text()));
    assertThat(KubernetesFile.text()).contains(create);
    assertThat(Files.readString(Path.of("README.md"))).contains(create);
  }

  @Test
  void haproxy_changes_haveTheirTimeAndAreNeverSentTwice() throws Exception {
    HaproxyFile balancer = HaproxyFile.read();
    HaproxyFile changes = balancer.section("backend changes");

    assertThat(balancer.section("frontend public").text())
        .contains("  use_backend pictures if METH_GET\n  default_backend changes\n");
    assertThat(changes.text().lines().filter(line -> line.startsWith("  retry-on")))
        .containsExactly("  retry-on conn-failure");
    assertThat(Duration.ofSeconds(
            changes.number("http-request set-timeout server (\\d+)s if \\{ method PUT DELETE }")))
        .isGreaterThan(TWO_LARGE_PICTURES)
        .isLessThan(AppConfig.DEFAULTS.render().maxTime());
    assertThat(balancer.text()).doesNotContain("http-buffer-request");
  }
}
