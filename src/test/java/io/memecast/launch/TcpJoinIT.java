package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Members that know each other by one name, whose addresses change while they run. */
@Timeout(120)
class TcpJoinIT {
  private static final Map<String, String> SETTINGS = Map.of(
      "MEMECAST_CLUSTER_JOIN", "tcp",
      "MEMECAST_CLUSTER_MEMBERS", "memecast:15701",
      "MEMECAST_CLUSTER_HOST", "auto",
      "MEMECAST_CLUSTER_MERGE_DELAY", "1s");

  @Test
  void name_thatStandsForMoreLater_bringsMembersTogether(@TempDir Path folder) throws Exception {
    assumeTrue(NamedMembers.haveAddresses(), "only 127.0.0.1 is loopback here: not tested");
    try (NamedMembers members = new NamedMembers(2, "memecast", SETTINGS, folder)) {
      members.startApart();
      assertThat(members.get(0).output()).contains("alone: nobody else was found");
      assertThat(members.get(1).output()).contains("alone: nobody else was found");

      members.tellName();
      members.awaitOneCluster();

      assertThat(members.get(0).output()).contains(members.address(1));
    }
  }
}
