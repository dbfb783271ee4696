package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.launch.PictureClients.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Three processes as one cluster under steady load: whatever happens to one of them, every request to the others is
 * answered, and with its own picture. The processes are the same for all tests, each of which leaves three behind.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class ThreeMembersIT {
  /** So many at once that a member passes jobs on. */
  private static final int CLIENTS = 4;

  private static final Duration HANG = Duration.ofSeconds(20);
  private static final Duration RETURN_LIMIT = Duration.ofSeconds(15);

  private final NumberedPictures pictures = new NumberedPictures(24);
  private final MemberProcesses members = new MemberProcesses(3);

  ThreeMembersIT() throws Exception {}

  @BeforeEach
  void whole() throws Exception {
    members.awaitOneCluster();
  }

  @AfterAll
  void stop() throws Exception {
    members.close();
  }

  private PictureClients clientsOf(int index) {
    return PictureClients.of(members.get(index), CLIENTS, pictures);
  }

  /** Waits until the member has drawn something since. */
  private void awaitWork(int index, long since) throws IOException, InterruptedException {
    while (members.get(index).startedJobs() <= since) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @Test
  void memberIsKilled_whoeverAsksAnotherIsAnswered() throws Exception {
    try (PictureClients first = clientsOf(0);
        PictureClients killed = clientsOf(1);
        PictureClients third = clientsOf(2)) {
      long before = members.get(1).startedJobs();
      for (PictureClients clients : List.of(first, killed, third)) {
        clients.awaitPictures(20);
      }
      awaitWork(1, before);
      assertThat(killed.failures()).isEmpty();

      members.kill(1);

      // What is lost was lost with its connection; no member answers wrongly.
      assertThat(killed.stop()).filteredOn(Failure::answered).isEmpty();
      first.awaitPictures(50);
      third.awaitPictures(50);
      members.get(0).awaitClusterOf(2);
      members.replace(1);
      assertThat(first.stop()).isEmpty();
      assertThat(third.stop()).isEmpty();
    }
  }

  @Test
  void allRestartOneAfterTheOther_behindALoadBalancerNothingIsLost() throws Exception {
    List<Integer> ports =
        Stream.of(0, 1, 2).map(index -> members.get(index).port()).toList();
    try (ReadyBalancer balancer = new ReadyBalancer(ports)) {
      balancer.awaitAll();
      try (PictureClients clients =
          new PictureClients(CLIENTS, "127.0.0.1", balancer.port(), pictures)) {
        for (int i = 0; i < 3; i++) {
          clients.awaitAnswerOf(members.get(i).node());

          assertThat(members.stop(i)).isZero();
          members.replace(i);

          balancer.awaitAll();
          clients.awaitAnswerOf(members.get(i).node());
          members.awaitOneCluster();
        }
        assertThat(clients.stop()).isEmpty();
      }
    }
  }

  @Test
  void memberHangs_nobodyElseNoticesAndItComesBack() throws Exception {
    PackagedServer hung = members.get(1);
    try (PictureClients first = clientsOf(0);
        PictureClients third = clientsOf(2)) {
      awaitWork(1, hung.startedJobs());

      hung.signal("STOP");
      try {
        askOthersInTheMeantime(first, third);
        members.get(0).awaitClusterOf(2);
      } finally {
        // The other tests need it, too.
        hung.signal("CONT");
      }
      long resumed = System.nanoTime();
      try (PictureClients second = clientsOf(1)) {
        second.awaitPictures(20);
        members.awaitOneCluster();
        assertThat(second.stop()).isEmpty();
      }
      awaitWork(1, hung.startedJobs());
      assertThat(Duration.ofNanos(System.nanoTime() - resumed)).isLessThan(RETURN_LIMIT);
      assertThat(first.stop()).isEmpty();
      assertThat(third.stop()).isEmpty();
    }
  }

  /** Besides pictures, what needs no member, and templates that none of them has loaded yet. */
  private void askOthersInTheMeantime(PictureClients first, PictureClients third) throws Exception {
    String target = NumberedPictures.target(0);
    String etag = members.get(0).get(target).headers().firstValue("etag").orElseThrow();
    long end = System.nanoTime() + HANG.toNanos();
    for (int i = 0; System.nanoTime() < end; i++) {
      PackagedServer other = members.get(i % 2 == 0 ? 0 : 2);
      JsonArray templates = new JsonArray(Buffer.buffer(other.get("/templates").body()));
      String template = templates.getString(i % templates.size());
      HttpResponse<byte[]> picture = other.get("/caption?template=" + template);
      assertThat(picture.statusCode())
          .as(new String(picture.body(), StandardCharsets.UTF_8))
          .isEqualTo(200);
      assertThat(other.get(target, etag).statusCode()).isEqualTo(304);
      assertThat(first.failures()).isEmpty();
      assertThat(third.failures()).isEmpty();
    }
  }
}
