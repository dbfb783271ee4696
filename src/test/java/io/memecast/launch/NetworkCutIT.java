package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four members whose network is cut into two halves under load, and healed: both go on with what they have, and of what
 * clients did to templates meanwhile the later wins, in whichever half it was done.
 */
@Timeout(120)
class NetworkCutIT {
  /** So many at once that a member passes jobs on. */
  private static final int CLIENTS = 4;

  private static final List<String> NAMES =
      List.of("changed", "deleted", "rescued", "new-in-one", "new-in-other");

  private static final Duration CUT = Duration.ofSeconds(8);

  private final NumberedPictures pictures = new NumberedPictures(24);
  private final NumberedTemplates templates = new NumberedTemplates(10);

  NetworkCutIT() throws Exception {}

  @Test
  void networkIsCutAndHealed_bothHalvesAnswerAndBecomeOneAgain(@TempDir Path folder)
      throws Exception {
    assumeTrue(NamedMembers.haveAddresses(), "only 127.0.0.1 is loopback here: not tested");
    try (HalvedMembers members = new HalvedMembers(member -> uploads(folder, member), folder);
        PictureClients one = PictureClients.of(members.get(0), CLIENTS, pictures);
        PictureClients other = PictureClients.of(members.get(2), CLIENTS, pictures)) {
      awaitJobsAtAll(members);
      put(members.get(0), "changed", 0);
      put(members.get(1), "deleted", 1);
      put(members.get(2), "rescued", 2);

      members.cut();
      delete(members.get(2), "rescued");
      put(members.get(0), "rescued", 3);
      put(members.get(1), "changed", 4);
      put(members.get(3), "changed", 5);
      delete(members.get(0), "deleted");
      put(members.get(0), "new-in-one", 6);
      put(members.get(3), "new-in-other", 7);
      long end = System.nanoTime() + CUT.toNanos();
      while (System.nanoTime() < end) {
        one.awaitPictures(10);
        other.awaitPictures(10);
        assertThat(one.failures()).isEmpty();
        assertThat(other.failures()).isEmpty();
        assertThat(see(members.get(0)))
            .containsExactly(4, UploadHistory.ABSENT, 3, 6, UploadHistory.ABSENT);
        assertThat(see(members.get(2)))
            .containsExactly(5, 1, UploadHistory.ABSENT, UploadHistory.ABSENT, 7);
      }

      members.heal();
      members.awaitOneCluster();
      members.awaitOutput(" has merged into the other part of its cluster");
      members.awaitOutput("Template changed is another in each part of the cluster: ");
      for (PackagedServer member : members.all()) {
        while (!see(member).equals(List.of(5, UploadHistory.ABSENT, 3, 6, 7))) {
          TimeUnit.MILLISECONDS.sleep(50);
        }
      }
      awaitJobsAtAll(members);
      one.awaitPictures(50);
      other.awaitPictures(50);
      assertThat(one.stop()).isEmpty();
      assertThat(other.stop()).isEmpty();
    }
  }

  /** Each half has a folder of its own, so that nothing but the cluster carries over what is put in. */
  private static Map<String, String> uploads(Path folder, int member) {
    return MemberProcesses.uploadSettings(folder.resolve(member < 2 ? "one" : "other"));
  }

  private void put(PackagedServer member, String name, int picture) throws IOException {
    try (PlainClient client = new PlainClient(member.host(), member.port())) {
      assertThat(client
              .put("/templates/" + name, MemberProcesses.KEY, templates.get(picture))
              .status())
          .isBetween(201, 204);
    }
  }

  private static void delete(PackagedServer member, String name) throws IOException {
    try (PlainClient client = new PlainClient(member.host(), member.port())) {
      assertThat(client.delete("/templates/" + name, MemberProcesses.KEY).status())
          .isEqualTo(204);
    }
  }

  /** What a member has under each name. */
  private List<Integer> see(PackagedServer member) throws IOException {
    List<Integer> seen = new ArrayList<>();
    try (PlainClient client = new PlainClient(member.host(), member.port())) {
      for (String name : NAMES) {
        PlainClient.Answer answer = client.get("/templates/" + name);
        seen.add(answer.status() == 404 ? UploadHistory.ABSENT : templates.number(answer.body()));
      }
    }
    return seen;
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
