package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Four members whose network is cut into two halves under load, and healed. */
@Timeout(60)
class NetworkCutIT {
  /** So many at once that a member passes jobs on. */
  private static final int CLIENTS = 4;

  private static final Duration CUT = Duration.ofSeconds(8);

  private final NumberedPictures pictures = new NumberedPictures(24);

  NetworkCutIT() throws Exception {}

  @Test
  void networkIsCutAndHealed_bothHalvesAnswerAndBecomeOneAgain(@TempDir Path folder)
      throws Exception {
    assumeTrue(NamedMembers.haveAddresses(), "only 127.0.0.1 is loopback here: not tested");
    try (HalvedMembers members = new HalvedMembers(Map.of(), folder);
        PictureClients one = PictureClients.of(members.get(0), CLIENTS, pictures);
        PictureClients other = PictureClients.of(members.get(2), CLIENTS, pictures)) {
      awaitJobsAtAll(members);

      members.cut();
      long end = System.nanoTime() + CUT.toNanos();
      while (System.nanoTime() < end) {
        one.awaitPictures(10);
        other.awaitPictures(10);
        assertThat(one.failures()).isEmpty();
        assertThat(other.failures()).isEmpty();
      }

      members.heal();
      members.awaitOneCluster();
      members.awaitMerge();
      awaitJobsAtAll(members);
      one.awaitPictures(50);
      other.awaitPictures(50);
      assertThat(one.stop()).isEmpty();
      assertThat(other.stop()).isEmpty();
    }
  }

  /** Waits until each member has drawn something from now on. */
  private static void awaitJobsAtAll(HalvedMembers members) throws Exception {
    List<Long> before = new ArrayList<>();
    for (PackagedServer member : members.all()) {
      before.add(member.startedJobs());
    }
    for (int i = 0; i < before.size(); i++) {
      while (members.get(i).startedJobs() <= before.get(i)) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }
}
