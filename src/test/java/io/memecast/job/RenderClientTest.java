package io.memecast.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.job.Members.Member;
import io.memecast.template.Rendered;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenderClientTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Member A = new Member("a", 1, 3);
  private static final Member B = new Member("b", 1, 3);

  private final Vertx vertx = Vertx.vertx();
  private final FakeGate gateA = new FakeGate(vertx, "a");
  private final FakeGate gateB = new FakeGate(vertx, "b");
  private final FakeMembers both = new FakeMembers(A, B);

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test
  void render_oneMember_givesTheJobAllOfTheTimeAndReturnsThePicture() throws Exception {
    RenderClient client = client(Members.alone(A));
    Waiter waiter = client.render(request("t1", LONG));

    FakeGate.Job job = gateA.next();
    assertThat(job.body().macro()).isEqualTo(Macros.bare("t1"));
    assertThat(job.body().requestId()).isEqualTo("request-t1");
    assertThat(job.body().remaining()).isBetween(Duration.ofSeconds(16), LONG);
    Rendered rendered = Macros.rendered("t1");
    job.reply(rendered);

    assertThat(result(waiter)).isSameAs(rendered);
  }

  @Test
  void render_sameEtag_sharesOneRender() throws Exception {
    RenderClient client = client(Members.alone(A));
    Waiter first = client.render(request("t", LONG));
    Waiter second = client.render(request("t", LONG));

    gateA.next().reply(Macros.rendered("t"));

    assertThat(result(first)).isSameAs(result(second));
    assertThat(gateA.pending()).isZero();
  }

  @Test
  void render_unknownTemplate_sharesByTheMacro() throws Exception {
    RenderClient client = client(Members.alone(A));
    Waiter first = client.render(withoutEtag("t"));
    Waiter second = client.render(withoutEtag("t"));
    Waiter other = client.render(withoutEtag("u"));

    gateA.next().reply(Macros.rendered("t"));
    gateA.next().reply(Macros.rendered("u"));

    assertThat(result(first)).isSameAs(result(second));
    assertThat(result(other).etag()).isEqualTo("u");
  }

  @Test
  void render_afterItIsDone_isStored() throws Exception {
    RenderClient client = client(Members.alone(A));
    Waiter waiter = client.render(request("t", LONG));
    gateA.next().reply(Macros.rendered("t"));
    result(waiter);

    assertThat(client.stored("t")).contains(result(waiter));
    assertThat(client.stored("other")).isEmpty();
    assertThat(client.storedStatistics().hits()).isOne();
    assertThat(client.storedStatistics().misses()).isOne();
  }

  @Test
  void leave_oneOfTwo_keepsTheRender() throws Exception {
    RenderClient client = client(Members.alone(A));
    Waiter first = client.render(request("t", LONG));
    Waiter second = client.render(request("t", LONG));
    FakeGate.Job job = gateA.next();

    first.leave();
    job.reply(Macros.rendered("t"));

    assertThat(result(second).etag()).isEqualTo("t");
  }

  @Test
  void leave_theLast_cancelsTheJobAndTheNextRendersAnew() throws Exception {
    RenderClient client = client(Members.alone(A));
    Waiter first = client.render(request("t", LONG));
    Waiter second = client.render(request("t", LONG));
    FakeGate.Job job = gateA.next();

    first.leave();
    second.leave();

    assertThat(gateA.nextCancelled()).isEqualTo(job.body().id());
    Waiter third = client.render(request("t", LONG));
    gateA.next().reply(Macros.rendered("t"));
    assertThat(result(third).etag()).isEqualTo("t");
  }

  @Test
  void timeUp_theLastWaiter_failsAndCancelsTheJob() throws Exception {
    RenderClient client = client(Members.alone(A));
    Waiter waiter = client.render(request("t", Duration.ofMillis(50)));
    FakeGate.Job job = gateA.next();

    assertThat(failure(waiter).code()).isEqualTo(ErrorCode.RENDER_TIMEOUT);
    assertThat(gateA.nextCancelled()).isEqualTo(job.body().id());
  }

  @Test
  void timeUp_beforeItBegan_failsWithoutAJob() throws Exception {
    RenderClient client = client(Members.alone(A));

    Waiter waiter = client.render(request("t", Duration.ZERO));

    assertThat(failure(waiter).code()).isEqualTo(ErrorCode.RENDER_TIMEOUT);
    assertThat(gateA.pending()).isZero();
  }

  @Test
  void join_withMoreTimeThanTheFirst_outlivesTheFirstsTimeout() throws Exception {
    RenderClient client = client(Members.alone(A));
    Waiter first = client.render(request("t", Duration.ofMillis(100)));
    FakeGate.Job cut = gateA.next();
    Waiter second = client.render(request("t", LONG));
    assertThat(failure(first).code()).isEqualTo(ErrorCode.RENDER_TIMEOUT);

    FakeGate.fail(cut, ErrorCode.RENDER_TIMEOUT);
    FakeGate.Job anew = gateA.next();
    assertThat(anew.body().remaining()).isGreaterThan(Duration.ofSeconds(1));
    anew.reply(Macros.rendered("t"));

    assertThat(result(second).etag()).isEqualTo("t");
  }

  @Test
  void render_workerFindsItTooSlowThoughNobodyJoined_failsWithoutTryingForEver() throws Exception {
    RenderClient client = client(Members.alone(A));
    Waiter waiter = client.render(request("t", LONG));

    FakeGate.fail(gateA.next(), ErrorCode.RENDER_TIMEOUT);

    assertThat(failure(waiter).code()).isEqualTo(ErrorCode.RENDER_TIMEOUT);
    assertThat(gateA.pending()).isZero();
  }

  @Test
  void render_clientsError_reachesAllAndIsNotTriedElsewhere() throws Exception {
    RenderClient client = client(both);
    Waiter first = client.render(request("t", LONG));
    Waiter second = client.render(request("t", LONG));

    FakeGate.fail(gateA.next(), ErrorCode.TEMPLATE_NOT_FOUND);

    assertThat(failure(first).code()).isEqualTo(ErrorCode.TEMPLATE_NOT_FOUND);
    assertThat(failure(second)).hasMessage("fake TEMPLATE_NOT_FOUND");
    assertThat(gateB.pending()).isZero();
  }

  @Test
  void render_moreThanAllMembersHold_isRefusedAtOnce() throws Exception {
    RenderClient client = client(Members.alone(A));
    List<Waiter> accepted = new ArrayList<>();
    for (int i = 0; i < A.capacity(); i++) {
      accepted.add(client.render(request("t" + i, LONG)));
    }

    assertThat(failure(client.render(request("more", LONG))).code())
        .isEqualTo(ErrorCode.QUEUE_FULL);

    for (Waiter waiter : accepted) {
      FakeGate.Job job = gateA.next();
      job.reply(Macros.rendered("done"));
      assertThat(result(waiter).etag()).isEqualTo("done");
    }
    Waiter again = client.render(request("again", LONG));
    gateA.next().reply(Macros.rendered("again"));
    assertThat(result(again).etag()).isEqualTo("again");
  }

  @Test
  void render_ownMemberBusy_goesToAPeerWithRoom() throws Exception {
    RenderClient client = client(both);
    client.render(request("t0", LONG));
    client.render(request("t1", LONG));
    gateA.next();
    gateA.next();

    Waiter third = client.render(request("t2", LONG));
    gateB.next().reply(Macros.rendered("t2"));

    assertThat(result(third).etag()).isEqualTo("t2");
  }

  /** Else every member of a cluster would send what it has too much of to the same one. */
  @Test
  void render_peersAlike_goesToEachInTurn() throws Exception {
    FakeGate gateC = new FakeGate(vertx, "c");
    RenderClient client = client(new FakeMembers(A, B, new Member("c", 1, 3)));
    client.render(request("t0", LONG));
    client.render(request("t1", LONG));
    int atB = 0;
    int atC = 0;
    for (int i = 0; i < 6; i++) {
      Waiter waiter = client.render(request("more" + i, LONG));
      while (gateB.pending() + gateC.pending() == 0) {
        Thread.onSpinWait();
      }
      boolean toB = gateB.pending() > 0;
      (toB ? gateB : gateC).next().reply(Macros.rendered("more" + i));
      assertThat(result(waiter).etag()).isEqualTo("more" + i);
      atB += toB ? 1 : 0;
      atC += toB ? 0 : 1;
    }

    assertThat(atB).isPositive();
    assertThat(atC).isPositive();
  }

  @Test
  void render_twoMembers_firstTryGetsHalfOfTheTimeAndTheRetryTheRest() throws Exception {
    RenderClient client = client(both);
    Waiter waiter = client.render(request("t", LONG));

    FakeGate.Job first = gateA.next();
    assertThat(first.body().remaining()).isLessThanOrEqualTo(LONG.dividedBy(2));
    FakeGate.fail(first, ErrorCode.QUEUE_FULL);
    FakeGate.Job second = gateB.next();
    assertThat(second.body().remaining()).isGreaterThan(LONG.dividedBy(2));
    assertThat(second.body().id()).isNotEqualTo(first.body().id());
    second.reply(Macros.rendered("t"));

    assertThat(result(waiter).etag()).isEqualTo("t");
  }

  /** Where one cannot be reached, as while two parts of a cluster merge, the other peers may not be either. */
  @Test
  void render_peersWithoutConsumers_comeBackToTheOwnMemberThoughItIsBusy() throws Exception {
    RenderClient client =
        client(new FakeMembers(A, new Member("nobody", 1, 3), new Member("nobody-else", 1, 3)));
    client.render(request("t0", LONG));
    client.render(request("t1", LONG));
    gateA.next();
    gateA.next();

    Waiter third = client.render(request("t2", LONG));
    gateA.next().reply(Macros.rendered("t2"));

    assertThat(result(third).etag()).isEqualTo("t2");
  }

  @Test
  void render_bothMembersFull_failsAfterOneRetry() throws Exception {
    RenderClient client = client(both);
    Waiter waiter = client.render(request("t", LONG));

    FakeGate.fail(gateA.next(), ErrorCode.QUEUE_FULL);
    FakeGate.fail(gateB.next(), ErrorCode.QUEUE_FULL);

    assertThat(failure(waiter).code()).isEqualTo(ErrorCode.QUEUE_FULL);
    assertThat(gateA.pending()).isZero();
  }

  @Test
  void render_silentMember_isCancelledThereAndTriedElsewhere() throws Exception {
    RenderClient client = client(both);
    Waiter waiter = client.render(request("t", Duration.ofSeconds(2)));
    FakeGate.Job silent = gateA.next();

    gateB.next().reply(Macros.rendered("t"));

    assertThat(result(waiter).etag()).isEqualTo("t");
    assertThat(gateA.nextCancelled()).isEqualTo(silent.body().id());
  }

  @Test
  void memberLost_withAJob_isTriedElsewhereAtOnce() throws Exception {
    FakeMembers members = new FakeMembers(A, B);
    RenderClient client = client(members);
    client.render(request("t0", LONG));
    client.render(request("t1", LONG));
    Waiter waiter = client.render(request("t2", LONG));
    gateA.next();
    gateA.next();
    gateB.next();

    members.lose("b");
    gateA.next().reply(Macros.rendered("t2"));

    assertThat(result(waiter).etag()).isEqualTo("t2");
  }

  private RenderClient client(Members members) {
    return new RenderClient(vertx, members, gateA, 1 << 20);
  }

  private static CaptionRequest request(String name, Duration limit) {
    return new CaptionRequest(Macros.bare(name), name, Deadline.in(limit), "request-" + name);
  }

  private static CaptionRequest withoutEtag(String name) {
    return new CaptionRequest(Macros.bare(name), null, Deadline.in(LONG), "request-" + name);
  }

  private static Rendered result(Waiter waiter) throws Exception {
    return waiter.result().await(20, TimeUnit.SECONDS);
  }

  private static CaptionException failure(Waiter waiter) throws Exception {
    return (CaptionException) waiter
        .result()
        .transform(result -> Future.succeededFuture(result.cause()))
        .await(20, TimeUnit.SECONDS);
  }
}
