package io.memecast.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.config.ClusterConfig;
import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.job.Members;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Two members in one process, each with a folder of its own, over real Hazelcast and a real event bus. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoMembersIT {
  private final FakeTemplateFiles firstFolder = new FakeTemplateFiles();
  private final FakeTemplateFiles secondFolder = new FakeTemplateFiles();
  private final SharedTemplates firstTemplates =
      new SharedTemplates(firstFolder, null, new TemplateTable(), Duration.ofSeconds(20));
  private final SharedTemplates secondTemplates =
      new SharedTemplates(secondFolder, null, new TemplateTable(), Duration.ofSeconds(20));
  private final TemplateWatch firstWatch = new TemplateWatch(firstFolder, new TemplateTable());
  private final TemplateWatch secondWatch = new TemplateWatch(secondFolder, new TemplateTable());
  private final ClusterConfig cluster = TestClusters.fresh();
  private final ClusterMember first;
  private final ClusterMember second;

  TwoMembersIT() throws IOException, JoinException {
    first = ClusterMember.join(cluster, firstFolder, null);
    second = ClusterMember.join(cluster, secondFolder, null);
  }

  @BeforeAll
  void share() throws InterruptedException {
    first.share(firstTemplates, firstWatch);
    second.share(secondTemplates, secondWatch);
    // Nothing is in the map yet, and no partition has an owner before something is.
    firstTemplates.load("nothing");
    TestClusters.awaitBalance(cluster);
  }

  @AfterAll
  void leave() {
    second.leave(Duration.ofSeconds(10));
    first.leave(Duration.ofSeconds(10));
    firstTemplates.close();
    secondTemplates.close();
    firstWatch.close();
    secondWatch.close();
  }

  @Test
  void load_whatOneMemberHasRead_theOtherHasToo() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      String name = "shared-" + i;
      firstFolder.put(name, FakeTemplateFiles.picture(1));
      secondFolder.put(name, FakeTemplateFiles.picture(2));
      firstTemplates.load(name);

      // It is shared in the background, and until then each reads its own.
      eventually(() -> digest(secondTemplates, name).equals(digest(firstTemplates, name)));
    }
  }

  @Test
  void load_unknownName_isEmptyEverywhere() {
    assertThat(firstTemplates.load("nothing")).isEmpty();
    assertThat(secondTemplates.load("nothing")).isEmpty();
  }

  @Test
  void load_refusalOfAnyMembersFolder_isTheSameError() {
    for (int i = 0; i < 10; i++) {
      String name = "broken-" + i;
      CaptionException failure =
          new CaptionException(ErrorCode.TEMPLATE_AMBIGUOUS, "two files for " + name);
      firstFolder.breakIt(name, failure);
      secondFolder.breakIt(name, failure);

      assertThatThrownBy(() -> firstTemplates.load(name))
          .isInstanceOf(CaptionException.class)
          .hasMessage("two files for " + name)
          .extracting("code")
          .isEqualTo(ErrorCode.TEMPLATE_AMBIGUOUS);
    }
  }

  @Test
  void compare_changedTemplate_isLoadedAnewByBoth() throws InterruptedException {
    firstWatch.compare();
    for (int i = 0; i < 10; i++) {
      firstFolder.put("changing-" + i, FakeTemplateFiles.picture(1));
      secondFolder.put("changing-" + i, FakeTemplateFiles.picture(1));
    }
    firstWatch.compare();
    for (int i = 0; i < 10; i++) {
      assertThat(secondTemplates.load("changing-" + i)).isPresent();
      firstFolder.put("changing-" + i, FakeTemplateFiles.picture(3));
      secondFolder.put("changing-" + i, FakeTemplateFiles.picture(3));
    }

    firstWatch.compare();

    for (int i = 0; i < 10; i++) {
      String name = "changing-" + i;
      eventually(() -> {
        // What was being shared while the file changed is forgotten at the next comparison.
        firstWatch.compare();
        return digest(secondTemplates, name).equals(FakeTemplateFiles.picture(3).digest());
      });
    }
  }

  @Test
  void request_toTheOtherMember_isAnswered() throws Exception {
    String address = "hello@" + second.node();
    await(second
        .vertx()
        .eventBus()
        .consumer(address, message -> message.reply(message.body() + " from " + second.node()))
        .completion());

    Object reply = await(first
            .vertx()
            .eventBus()
            .request(address, "hello", new DeliveryOptions().setSendTimeout(10_000)))
        .body();

    assertThat(reply).isEqualTo("hello from " + second.node());
    assertThat(first.node()).isNotEqualTo(second.node());
  }

  @Test
  void directory_membersThatAnnounceThemselves_knowEachOtherUntilTheyWithdraw() throws Exception {
    try (MemberDirectory one = first.directory(2, 66);
        MemberDirectory two = second.directory(4, 12)) {
      one.announce();
      two.announce();

      eventually(() -> one.peers().equals(List.of(new Members.Member(second.node(), 4, 12))));
      eventually(() -> two.peers().equals(List.of(new Members.Member(first.node(), 2, 66))));

      two.withdraw();

      eventually(() -> one.peers().isEmpty());
      assertThat(two.peers()).containsExactly(one.self());
    }
  }

  @Test
  void directory_memberThatLeaves_isLostAtOnce() throws Exception {
    ClusterMember third = ClusterMember.join(cluster, new FakeTemplateFiles(), null);
    List<String> lost = new CopyOnWriteArrayList<>();
    try (MemberDirectory one = first.directory(2, 66);
        MemberDirectory three = third.directory(1, 1)) {
      one.onLost(lost::add);
      one.announce();
      three.announce();
      eventually(() -> one.peers().contains(three.self()));
    } finally {
      third.leave(Duration.ofSeconds(10));
    }

    eventually(() -> lost.equals(List.of(third.node())));
  }

  private static String digest(SharedTemplates templates, String name) {
    return templates.load(name).orElseThrow().digest();
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
