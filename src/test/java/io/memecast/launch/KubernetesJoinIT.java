package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Members with the settings of {@code conf/kubernetes.yaml}, whose headless service is a name in a hosts file. */
@Timeout(60)
class KubernetesJoinIT {

  @Test
  void members_oneHeadlessService_findEachOther(@TempDir Path folder) throws Exception {
    assumeTrue(NamedMembers.haveAddresses(), "only 127.0.0.1 is loopback here: not tested");
    Map<String, String> environment = new HashMap<>();
    for (YamlTree resource : YamlTree.documents(Path.of("conf", "kubernetes.yaml"))) {
      resource.at("spec", "template", "spec", "containers").parts().forEach(container -> container
          .at("env")
          .parts()
          .forEach(
              each -> environment.put(each.at("name").text(), each.at("value").text())));
    }
    String service = environment.get("MEMECAST_CLUSTER_SERVICE");

    try (NamedMembers members = new NamedMembers(2, String.valueOf(service), environment, folder)) {
      members.start();
      members.awaitOneCluster();

      assertThat(members.get(1).output()).contains(members.address(0));
    }
  }
}
