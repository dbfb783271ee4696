package io.memecast.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.config.HttpConfig;
import io.memecast.error.HeapBudget;
import io.memecast.http.RawConnection.Answer;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients get that send too much, too slowly, or no HTTP. */
@SuppressWarnings("StringConcatToTextBlock") // Where a line ends is what is tested.
class HttpProtocolTest {
  private static final int MAX_LINE = 4 << 10;
  private static final int MAX_HEADERS = 2 << 10;
  private static final int MAX_BODY = 1 << 10;
  private static final String PICTURE = "GET /caption?template=raccoon HTTP/1.1\r\nHost: a\r\n\r\n";

  private static final HttpConfig STRICT = new HttpConfig(
      FakeMember.CONFIG.address(),
      MAX_LINE,
      MAX_HEADERS,
      MAX_BODY,
      Duration.ofMillis(300),
      Duration.ofMillis(500),
      Duration.ZERO,
      Duration.ofMinutes(5),
      1_000,
      1_000,
      null);

  private static FakeMember member;
  private RawConnection connection;

  @BeforeAll
  static void start() throws Exception {
    member = new FakeMember(STRICT, Duration.ofSeconds(20));
  }

  @AfterAll
  static void stop() throws Exception {
    member.close();
  }

  @BeforeEach
  void connect() throws Exception {
    connection = member.connect();
  }

  @AfterEach
  void disconnect() throws Exception {
    connection.close();
  }

  @Test
  void requestLine_asLongAsAllowed_isServed() throws Exception {
    String start = "GET /health?";
    String end = " HTTP/1.1";
    String query = "x".repeat(MAX_LINE - start.length() - end.length());

    Answer answer = connection.send(start + query + end + "\r\nHost: a\r\n\r\n").answer();

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {MAX_LINE, 20 * MAX_LINE, 400 * MAX_LINE})
  void requestLine_tooLong_is414AndCloses(int length) throws Exception {
    Answer answer =
        connection.send("GET /caption?template=" + "x".repeat(length)).answer();

    assertThat(answer.status()).isEqualTo(414);
    assertError(answer);
    assertClosed(answer);
  }

  @Test
  void headers_tooLarge_is431AndCloses() throws Exception {
    Answer answer = connection
        .send("GET /health HTTP/1.1\r\nHost: a\r\nX-Large: " + "x".repeat(40 * MAX_HEADERS)
            + "\r\n\r\n")
        .answer();

    assertThat(answer.status()).isEqualTo(431);
    assertError(answer);
    assertClosed(answer);
  }

  @Test
  void body_saysItIsTooLarge_is413BeforeItIsRead() throws Exception {
    Answer answer = connection
        .send("POST /caption HTTP/1.1\r\nHost: a\r\nContent-Length: " + (MAX_BODY + 1) + "\r\n\r\n")
        .answer();

    assertThat(answer.status()).isEqualTo(413);
    assertError(answer);
    assertClosed(answer);
  }

  @Test
  void body_tooLargeAndSentAllTheSame_clientStillGetsThe413() throws Exception {
    connection.send("POST /caption HTTP/1.1\r\nHost: a\r\nContent-Length: 400000\r\n\r\n");
    connection.send("x".repeat(400_000));

    assertThat(connection.answer().status()).isEqualTo(413);
  }

  @Test
  void body_asLargeAsAllowed_isRead() throws Exception {
    String json = "{\"template\":\"a\"}";
    String body = json + " ".repeat(MAX_BODY - json.length());

    assertThat(connection.send(post(body)).answer().status()).isEqualTo(200);
  }

  @Test
  void body_inChunksWithoutEnd_isCutOffAtTheLimit() throws Exception {
    connection.send("POST /caption HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 5; i++) {
      connection.send("100\r\n" + "x".repeat(256) + "\r\n");
    }

    Answer answer = connection.answer();

    assertThat(answer.status()).isEqualTo(413);
    assertClosed(answer);
  }

  @Test
  void body_inChunks_isRead() throws Exception {
    Answer answer = connection
        .send("POST /caption HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "8\r\n{\"templa\r\n8\r\nte\":\"a\"}\r\n0\r\n\r\n")
        .answer();

    assertThat(answer.body()).isEqualTo("picture of a");
  }

  @Test
  void body_brokenChunk_is400AndCloses() throws Exception {
    Answer answer = connection
        .send("POST /caption HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
        .answer();

    assertThat(answer.status()).isEqualTo(400);
    assertClosed(answer);
  }

  @Test
  void expect_bodySmallEnough_isToldToContinue() throws Exception {
    connection.send("POST /caption HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
        + "Content-Length: 16\r\n\r\n");
    assertThat(connection.answer().status()).isEqualTo(100);

    Answer answer = connection.send("{\"template\":\"a\"}").answer();

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"application/json, 413", "text/plain, 415"})
  void expect_refused_isNeverToldToContinue(String type, int status) throws Exception {
    Answer answer = connection
        .send("POST /caption HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Type: " + type
            + "\r\nContent-Length: 99999\r\n\r\n")
        .answer();

    assertThat(answer.status()).isEqualTo(status);
    assertClosed(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 16\r\nContent-Length: 16",
        "Content-Length: 16\r\nContent-Length: 17",
        "Content-Length: 16, 16",
        "Content-Length: 16\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 0",
        "Content-Length: 16\r\nTransfer-Encoding: gzip",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Content-Length: -1",
        "Content-Length: +16",
        "Content-Length: 0x10",
        "Content-Length: 99999999999999999999",
        "Content-Length : 16",
        "Transfer-Encoding : chunked",
      })
  void lengths_contradictoryOrMalformed_are400AndClose(String headers) throws Exception {
    int renders = member.renders.get();
    Answer answer = connection
        .send("POST /caption HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\n{\"template\":\"a\"}")
        .answer();

    assertThat(answer.status()).isEqualTo(400);
    assertError(answer);
    assertClosed(answer);
    assertThat(member.renders).hasValue(renders);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | Content-Length: 2\\r\\nTransfer-Encoding: x",
        "400 | Content-Length: 2\\r\\nTransfer-Encoding: xchunked",
        "400 | Content-Length: 2\\r\\nTransfer-Encoding: identity",
        "400 | Transfer-Encoding: chunked\\r\\nContent-Length: 2",
        "400 | Transfer-Encoding: chunked, identity",
        "400 | Transfer-Encoding: identity, chunked",
        "400 | Transfer-Encoding: chunked\\r\\nTransfer-Encoding: chunked",
        "501 | Transfer-Encoding: xchunked",
        "501 | Transfer-Encoding: chunkedx",
        "501 | Transfer-Encoding: x\\tchunked",
        "501 | Transfer-Encoding:\\tx",
        "501 | Transfer-Encoding: x\\r\\n chunked",
        "501 | Transfer-Encoding: chunked;q=1",
        "501 | Transfer-Encoding: \"chunked\"",
        "400 | Content-Length: +2",
        "400 | Content-Length: 2, 2",
        "400 | Content-Length: 2,3",
        "400 | Content-Length: 2\\r\\nContent-Length: 3",
        "400 | Content-Length: 2\\r\\nHost: b",
        "400 | Content-Length: 2\\r\\nHost: a",
      })
  void head_ambiguous_isAnsweredOnceWhateverFollows(int status, String headers) throws Exception {
    int renders = member.renders.get();
    String lines = headers.replace("\\r\\n", "\r\n").replace("\\t", "\t");
    Answer answer = connection
        .send("POST /caption HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n\r\n{}" + PICTURE)
        .answer();

    assertThat(answer.status()).isEqualTo(status);
    assertError(answer);
    assertThat(answer.header("connection")).isEqualTo("close");
    assertThat(connection.isClosedByServer()).isTrue();
    assertThat(member.renders).hasValue(renders);
  }

  /** With a body that is chunked indeed, so that whoever goes by it finds a second request behind. */
  @Test
  void head_lengthBesideChunks_isAnsweredOnce() throws Exception {
    Answer answer = connection
        .send("POST /caption HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + PICTURE)
        .answer();

    assertThat(answer.status()).isEqualTo(400);
    assertThat(connection.isClosedByServer()).isTrue();
  }

  @Test
  void transferEncoding_inHttp10_isAnsweredOnce() throws Exception {
    Answer answer = connection
        .send("POST /caption HTTP/1.0\r\nConnection: keep-alive\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + PICTURE)
        .answer();

    assertThat(answer.status()).isEqualTo(400);
    assertThat(connection.isClosedByServer()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: a\r\n: empty\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n",
        "GET /health HTTP/1.1\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /health HTTP/1.1 x\r\nHost: a\r\n\r\n",
        "GET /health HTTP/2.0\r\nHost: a\r\n\r\n",
        "GET /health HTTX/1.1\r\nHost: a\r\n\r\n",
        "GET /hea\u0000lth HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /caption?template=a\u0000 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /caption?template=\u00ff HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /caption% HTTP/1.1\r\nHost: a\r\n\r\n",
        "G\u0001T /health HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /caption?template=raccoon HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n"
            + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        "\u0016\u0003\u0001\u0000\u0005hello\r\n\r\n",
      })
  void head_malformed_is400(String head) throws Exception {
    Answer answer = connection.send(head).answer();

    assertThat(answer.status()).isEqualTo(400);
    assertError(answer);
    assertThat(answer.header("x-memecast-node")).isEqualTo("node-1");
    assertThat(answer.header("x-request-id")).isNotEqualTo("absent");
  }

  @Test
  void http2_priorKnowledgeInClearText_isNoHttpHere() throws Exception {
    Answer answer =
        connection.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0").answer();

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void http2_upgradeInClearText_isIgnored() throws Exception {
    Answer answer = connection
        .send("GET /health HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\n"
            + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n")
        .answer();

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void query_bytesThatShouldHaveBeenEncoded_areUtf8() throws Exception {
    Answer raw = connection
        .send("GET /caption?template=\u00c3\u00a9 HTTP/1.1\r\nHost: a\r\n\r\n")
        .answer();

    assertThat(raw.body()).isEqualTo("picture of é");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "example.org:443", "caption?template=a", "?template=a"})
  void target_withoutAPath_isNotFound(String target) throws Exception {
    Answer answer =
        connection.send("OPTIONS " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").answer();

    assertThat(answer.status()).isIn(404, 400);
    assertError(answer);
  }

  @Test
  void http10_keepsTheConnectionOnlyWhenAsked() throws Exception {
    Answer kept = connection
        .send("GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        .answer();
    assertThat(kept.status()).isEqualTo(200);

    assertThat(connection.send("GET /health HTTP/1.0\r\n\r\n").answer().status())
        .isEqualTo(200);
    assertThat(connection.isClosedByServer()).isTrue();
  }

  @Test
  void pipelined_requests_areAnsweredInOrder() throws Exception {
    connection.send("GET /caption?template=one HTTP/1.1\r\nHost: a\r\n\r\n"
        + post("{\"template\":\"two\"}")
        + "GET /health HTTP/1.1\r\nHost: a\r\n\r\n"
        + "GET /caption?template=three HTTP/1.1\r\nHost: a\r\n\r\n");

    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      bodies.add(connection.answer().body());
    }
    assertThat(bodies)
        .containsExactly(
            "picture of one", "picture of two", "{\"status\":\"up\"}", "picture of three");
  }

  @Test
  void head_aByteAtATime_isCutOffWith408() throws Exception {
    assertCutOff("GET /health HTTP/1.1\r\nX-Slow: ");
  }

  @Test
  void head_ofALaterRequestAByteAtATime_isCutOffWith408() throws Exception {
    assertThat(connection.send(PICTURE).answer().status()).isEqualTo(200);

    assertCutOff("GET /health HTTP/1.1\r\nX-Slow: ");
  }

  private void assertCutOff(String head) throws Exception {
    connection.send(head);
    Thread slowSender = new Thread(() -> {
      try {
        while (true) {
          connection.send("x");
          Thread.sleep(50);
        }
      } catch (IOException | InterruptedException closed) {
        // That is what the test waits for.
        Thread.currentThread().interrupt();
      }
    });
    slowSender.start();
    try {
      Answer answer = connection.answer();

      assertThat(answer.status()).isEqualTo(408);
      assertError(answer);
      assertClosed(answer);
    } finally {
      slowSender.interrupt();
      slowSender.join();
    }
  }

  @Test
  void body_neverComes_is408AndCloses() throws Exception {
    Answer answer = connection
        .send("POST /caption HTTP/1.1\r\nHost: a\r\nContent-Length: 16\r\n\r\n{")
        .answer();

    assertThat(answer.status()).isEqualTo(408);
    assertClosed(answer);
  }

  @Test
  @Timeout(60)
  void bodies_moreThanTheHeapHasRoomFor_are503() throws Exception {
    HeapBudget heap = HeapBudget.of(512 << 10);
    HttpConfig patient = FakeMember.CONFIG;
    String begun = post("x".repeat(32_000)).substring(0, 16_000);
    try (FakeMember small = new FakeMember(patient, Duration.ofSeconds(20), heap);
        RawConnection first = small.connect();
        RawConnection second = small.connect();
        RawConnection third = small.connect()) {
      first.send(begun);
      second.send(begun);
      while (heap.lentBytes() < 64 << 10) {
        Thread.sleep(1);
      }

      Answer answer = third.send(begun).answer();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("retry-after")).isEqualTo("1");
      assertError(answer);
    }
    while (heap.lentBytes() > 0) {
      Thread.sleep(1);
    }
  }

  @Test
  @Timeout(60)
  void picture_thatTheHeapHasNoRoomFor_is503() throws Exception {
    HeapBudget heap = HeapBudget.of(1 << 20);
    try (FakeMember small = new FakeMember(FakeMember.CONFIG, Duration.ofSeconds(20), heap);
        RawConnection reader = small.connect()) {
      Answer answer =
          reader.send("GET /caption?template=large HTTP/1.1\r\nHost: a\r\n\r\n").answer();

      assertThat(answer.status()).isEqualTo(503);
      assertError(answer);
      assertThat(reader.send(PICTURE).answer().status()).isEqualTo(200);
      while (heap.lentBytes() > 0) {
        Thread.sleep(1);
      }
    }
  }

  @Test
  void connection_idle_isClosed() throws Exception {
    connection.send(PICTURE).answer();

    assertThat(connection.isClosedByServer()).isTrue();
  }

  @Test
  void connection_thatSendsNothing_isClosed() throws Exception {
    assertThat(connection.isClosedByServer()).isTrue();
  }

  @Test
  void connection_whilePictureIsMade_isNotIdle() throws Exception {
    FakeMember patient = new FakeMember(STRICT, Duration.ofMillis(1_200));
    try (patient;
        RawConnection waiting = patient.connect()) {
      Answer answer = waiting
          .send("GET /caption?template=endless HTTP/1.1\r\nHost: a\r\n\r\n")
          .answer();

      assertThat(answer.status()).isEqualTo(504);
      assertThat(answer.header("cache-control")).isEqualTo("no-store");
      assertThat(patient.nextFreed()).isIn("RENDER_TIMEOUT", "ABANDONED");
    }
  }

  @Test
  void client_leavesWhileItsPictureIsMade_freesTheWorker() throws Exception {
    int renders = member.renders.get();
    connection.send("GET /caption?template=endless HTTP/1.1\r\nHost: a\r\n\r\n");
    awaitRenders(renders + 1);

    connection.close();

    assertThat(member.nextFreed()).isEqualTo("ABANDONED");
  }

  @Test
  void member_fullOfWork_says503AtOnceAndWhenToAskAgain() throws Exception {
    try (RawConnection running = member.connect();
        RawConnection waiting = member.connect()) {
      running.send("GET /caption?template=endless HTTP/1.1\r\nHost: a\r\n\r\n");
      awaitStats("\"running\":1,\"waiting\":0");
      waiting.send("GET /caption?template=other HTTP/1.1\r\nHost: a\r\n\r\n");
      awaitStats("\"running\":1,\"waiting\":1");

      Answer answer = connection
          .send("GET /caption?template=full HTTP/1.1\r\nHost: a\r\n\r\n")
          .answer();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("retry-after")).isEqualTo("1");
      assertError(answer);
    }
    assertThat(member.nextFreed()).isEqualTo("ABANDONED");
  }

  @Test
  void readerThatDoesNotRead_isClosedAndHoldsNoWorker() throws Exception {
    int pictures = 50;
    connection.send("GET /caption?template=large HTTP/1.1\r\nHost: a\r\n\r\n".repeat(pictures));

    try (RawConnection other = member.connect()) {
      assertThat(other.send(PICTURE).answer().status()).isEqualTo(200);
    }
    // The server gives up by itself; as it writes no more, what was on its way is all that is left.
    Thread.sleep(2 * STRICT.idleTimeout().toMillis());
    assertThat(readUntilClosed()).isLessThan((long) pictures << 20);
  }

  @Test
  void undeploy_requestUnderWay_isAnsweredFirst() throws Exception {
    try (FakeMember stopping = new FakeMember();
        RawConnection late = stopping.connect()) {
      late.send("POST /caption HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
          + "Content-Length: 16\r\n\r\n");
      assertThat(late.answer().status()).isEqualTo(100);

      stopping.readiness.stop();
      Future<Void> undeployed = stopping.undeployHttp();

      Answer answer = late.send("{\"template\":\"a\"}").answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("connection")).isEqualTo("close");
      undeployed.await(20, TimeUnit.SECONDS);
    }
  }

  private long readUntilClosed() {
    long bytes = 0;
    try {
      while (!connection.isClosedByServer()) {
        bytes++;
      }
    } catch (IOException reset) {
      // Closed all the same.
      return bytes;
    }
    return bytes;
  }

  private static void awaitRenders(int count) throws Exception {
    while (member.renders.get() < count) {
      Thread.sleep(1);
    }
  }

  private void awaitStats(String part) throws Exception {
    String stats;
    do {
      stats = connection.send("GET /stats HTTP/1.1\r\nHost: a\r\n\r\n").answer().body();
    } while (!stats.contains(part));
  }

  private static String post(String body) {
    return "POST /caption HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length() + "\r\n\r\n" + body;
  }

  private static void assertError(Answer answer) {
    assertThat(answer.body()).startsWith("{\"error\":\"").endsWith("\"}");
    assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
  }

  private void assertClosed(Answer answer) throws Exception {
    assertThat(answer.header("connection")).isEqualTo("close");
    assertThat(connection.isClosedByServer()).isTrue();
  }
}
