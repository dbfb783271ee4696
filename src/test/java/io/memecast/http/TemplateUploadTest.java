package io.memecast.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.config.HttpConfig;
import io.memecast.error.HeapBudget;
import io.memecast.http.RawConnection.Answer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pictures that are too large, too slow, or do not arrive whole. */
@SuppressWarnings("StringConcatToTextBlock") // Where a line ends is what is tested.
class TemplateUploadTest {
  private static final int MAX_PICTURE = 64 << 10;
  private static final String PUT =
      "PUT /templates/a HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + FakeMember.KEY + "\r\n";
  private static final String PICTURE = TemplateRoutesTest.PICTURE;

  private static final HttpConfig IMPATIENT = new HttpConfig(
      FakeMember.CONFIG.address(),
      4 << 10,
      2 << 10,
      1 << 10,
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
    member = new FakeMember(
        IMPATIENT,
        Duration.ofSeconds(20),
        new UploadGate(FakeMember.KEY, MAX_PICTURE, HeapBudget.of(1 << 20)));
  }

  @AfterAll
  static void stop() throws Exception {
    member.close();
  }

  @BeforeEach
  void connect() throws Exception {
    member.library.files.clear();
    connection = member.connect();
  }

  @AfterEach
  void disconnect() throws Exception {
    connection.close();
  }

  @Test
  void picture_asLargeAsAllowed_isKept() throws Exception {
    String picture = PICTURE + "x".repeat(MAX_PICTURE - PICTURE.length());

    Answer answer = connection
        .send(PUT + "Content-Length: " + MAX_PICTURE + "\r\n\r\n" + picture)
        .answer();

    assertThat(answer.status()).isEqualTo(201);
    assertThat(member.library.picture("a")).hasSize(MAX_PICTURE);
  }

  @Test
  void picture_saysItIsTooLarge_is413BeforeItIsRead() throws Exception {
    for (String expect : new String[] {"", "Expect: 100-continue\r\n"}) {
      try (RawConnection other = member.connect()) {
        Answer answer = other
            .send(PUT + expect + "Content-Length: " + (MAX_PICTURE + 1) + "\r\n\r\n")
            .answer();

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("connection")).isEqualTo("close");
        assertThat(other.isClosedByServer()).isTrue();
      }
    }
  }

  @Test
  void picture_noRoomBesideAnother_is503() throws Exception {
    UploadGate narrow = new UploadGate(FakeMember.KEY, MAX_PICTURE, HeapBudget.of(MAX_PICTURE));
    try (FakeMember small = new FakeMember(IMPATIENT, Duration.ofSeconds(20), narrow);
        RawConnection first = small.connect();
        RawConnection second = small.connect()) {
      String head = PUT + "Content-Length: " + MAX_PICTURE + "\r\n";
      String picture = PICTURE + "x".repeat(MAX_PICTURE - PICTURE.length());
      first.send(head + "Expect: 100-continue\r\n\r\n");
      assertThat(first.answerWithoutBody().status()).isEqualTo(100);

      assertThat(second.send(head + "\r\n").answer().status()).isEqualTo(503);
      assertThat(first.send(picture).answer().status()).isEqualTo(201);
    }
  }

  @Test
  void expect_goodRequest_isToldToContinue() throws Exception {
    connection.send(
        PUT + "Expect: 100-continue\r\nContent-Length: " + PICTURE.length() + "\r\n\r\n");
    assertThat(connection.answerWithoutBody().status()).isEqualTo(100);

    assertThat(connection.send(PICTURE).answer().status()).isEqualTo(201);
  }

  @Test
  void expect_wrongKey_isNeverToldToContinue() throws Exception {
    Answer answer = connection
        .send(
            PUT.replace(FakeMember.KEY, "x") + "Expect: 100-continue\r\nContent-Length: 9\r\n\r\n")
        .answer();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(connection.isClosedByServer()).isTrue();
  }

  @Test
  void chunks_withoutEnd_areCutOffAtTheLimit() throws Exception {
    connection.send(PUT + "Transfer-Encoding: chunked\r\n\r\n");
    String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
    for (int i = 0; i * 0x1000 <= MAX_PICTURE; i++) {
      connection.send(chunk);
    }

    assertThat(connection.answer().status()).isEqualTo(413);
    assertThat(connection.isClosedByServer()).isTrue();
    assertThat(member.library.files).isEmpty();
  }

  @Test
  void body_neverComes_is408() throws Exception {
    Answer answer = connection.send(PUT + "Content-Length: 100\r\n\r\n\u0089").answer();

    assertThat(answer.status()).isEqualTo(408);
    assertThat(connection.isClosedByServer()).isTrue();
    assertThat(member.library.files).isEmpty();
  }

  /** 40 bytes a second are far below the rate, however long they go on. */
  @Test
  void body_trickles_is408() throws Exception {
    connection.send(PUT + "Content-Length: 10000\r\n\r\n");
    Thread sender = new Thread(this::trickle);
    sender.start();
    try {
      assertThat(connection.answer().status()).isEqualTo(408);
    } finally {
      sender.interrupt();
      sender.join();
    }
  }

  private void trickle() {
    try {
      while (!Thread.interrupted()) {
        connection.send("x");
        // Far below the least rate of a body, yet never idle.
        Thread.sleep(25);
      }
    } catch (IOException | InterruptedException e) {
      // The server has closed the connection, or the test is over.
    }
  }

  /** It takes twice as long as the head may, but it comes at more than the least rate. */
  @Test
  void body_largeAndSteady_isKept() throws Exception {
    String picture = PICTURE + "x".repeat(MAX_PICTURE - 100);
    connection.send(PUT + "Content-Length: " + picture.length() + "\r\n\r\n");
    connection.send(picture.substring(0, 60_000));
    // The passing of time is what is tested: twice the time for a head.
    Thread.sleep(600);

    assertThat(connection.send(picture.substring(60_000)).answer().status()).isEqualTo(201);
  }

  @Test
  @Timeout(30)
  void body_breaksOff_changesNothingAndLeavesRoomForOthers() throws Exception {
    for (int i = 0; i < 5; i++) {
      try (RawConnection other = member.connect()) {
        other.send(PUT + "Content-Length: 100\r\n\r\n" + PICTURE);
      }
    }

    Answer kept = putAsSoonAsThereIsRoom();

    assertThat(kept.status()).isEqualTo(201);
    assertThat(member.library.picture("a")).hasSize(PICTURE.length());
  }

  private Answer putAsSoonAsThereIsRoom() throws Exception {
    while (true) {
      try (RawConnection attempt = member.connect()) {
        Answer answer = attempt
            .send(PUT + "If-None-Match: *\r\nContent-Length: " + PICTURE.length() + "\r\n\r\n"
                + PICTURE)
            .answer();
        if (answer.status() != 503) {
          return answer;
        }
      }
    }
  }
}
