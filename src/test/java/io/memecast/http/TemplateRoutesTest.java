package io.memecast.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.error.HeapBudget;
import io.memecast.http.RawConnection.Answer;
import io.memecast.template.TemplateFile;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates read and written over HTTP; the bytes of a picture are told by its signature alone. */
@SuppressWarnings("StringConcatToTextBlock") // Where a line ends is what is tested.
class TemplateRoutesTest {
  static final String PICTURE = "\u0089PNG\r\n\u001a\n not really";
  private static final String KEY = "Authorization: Bearer " + FakeMember.KEY;

  private FakeMember member;
  private RawConnection connection;

  @BeforeEach
  void start() throws Exception {
    member = new FakeMember();
    connection = member.connect();
    member.library.files.put("raccoon", file(PICTURE));
  }

  @AfterEach
  void stop() throws Exception {
    connection.close();
    member.close();
  }

  @Test
  void get_template_answersThePicture() throws Exception {
    Answer answer = request("GET", "raccoon", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("image/png");
    assertThat(answer.header("etag")).isEqualTo(etag(PICTURE));
    assertThat(answer.header("cache-control")).isEqualTo("no-cache");
    assertThat(answer.length()).isEqualTo(PICTURE.length());
  }

  @Test
  void head_template_answersTheHeadersOfGet() throws Exception {
    Answer get = request("GET", "raccoon", "", "X-Request-Id: me");
    Answer head = connection
        .send("HEAD /templates/raccoon HTTP/1.1\r\nHost: a\r\nX-Request-Id: me\r\n\r\n")
        .answerWithoutBody();

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.headers()).isEqualTo(get.headers());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"digest-1\"", "W/\"digest-1\"", "\"x\", \"digest-1\"", "*"})
  void get_clientHasIt_answers304WithoutReading(String condition) throws Exception {
    Answer answer = request("GET", "raccoon", "", "If-None-Match: " + condition);

    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.header("etag")).isEqualTo("\"digest-1\"");
    assertThat(member.library.reads).hasValue(0);
  }

  @Test
  void get_clientHasWhatTheCatalogDoesNotKnowYet_answers304() throws Exception {
    Answer answer = request("GET", "raccoon", "", "If-None-Match: " + etag(PICTURE));

    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.header("etag")).isEqualTo(etag(PICTURE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"missing", "%00", "a%2Fb", "..%2f..%2fetc%2fpasswd", "%F0%9F%A6%9D", "%ff", "A"})
  void get_unknownName_is404(String name) throws Exception {
    Answer answer = request("GET", name, "");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("no such template");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "%2e%2e", "../templates/%2e./.."})
  void get_dotSegments_neverReachTheLibrary(String name) throws Exception {
    assertThat(request("GET", name, "").status()).isEqualTo(404);
    assertThat(member.library.reads).hasValue(0);
  }

  @Test
  void get_nameOfAnyFile_isDecoded() throws Exception {
    member.library.files.put("Größe 2/x", file(PICTURE));

    assertThat(request("GET", "Gr%C3%B6%C3%9Fe%202%2Fx", "").status()).isEqualTo(200);
  }

  @Test
  void put_newName_is201AndKept() throws Exception {
    Answer answer = request("PUT", "new", PICTURE, KEY);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("etag")).isEqualTo(etag(PICTURE));
    assertThat(answer.length()).isZero();
    assertThat(member.library.picture("new")).isEqualTo(bytes(PICTURE));
    assertThat(request("GET", "new", "").header("etag")).isEqualTo(answer.header("etag"));
  }

  @Test
  void put_nameThatIsThere_is204WithTheNewEtag() throws Exception {
    Answer answer = request("PUT", "raccoon", PICTURE + "2", KEY);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("etag")).isEqualTo(etag(PICTURE + "2"));
    assertThat(answer.headers()).doesNotContainKeys("content-length", "transfer-encoding");
    assertThat(request("GET", "raccoon", "").length()).isEqualTo(PICTURE.length() + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"image/webp", "application/x-www-form-urlencoded", "application/json", "x"})
  void put_anyMediaType_isAPicture(String type) throws Exception {
    assertThat(request("PUT", "new", PICTURE, KEY, "Content-Type: " + type).status())
        .isEqualTo(201);
  }

  @Test
  void put_inChunks_isRead() throws Exception {
    Answer answer = connection
        .send("PUT /templates/new HTTP/1.1\r\nHost: a\r\n" + KEY
            + "\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n" + PICTURE.substring(0, 4) + "\r\n"
            + Integer.toHexString(PICTURE.length() - 4) + "\r\n" + PICTURE.substring(4)
            + "\r\n0\r\n\r\n")
        .answer();

    assertThat(answer.status()).isEqualTo(201);
    assertThat(member.library.picture("new")).isEqualTo(bytes(PICTURE));
  }

  @Test
  void put_noPicture_is422() throws Exception {
    Answer answer = request("PUT", "new", "{}", KEY);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("no JPEG, PNG, GIF or WebP picture");
  }

  @Test
  void put_emptyBody_is400() throws Exception {
    Answer answer = request("PUT", "new", "", KEY);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("picture is empty");
  }

  @Test
  void put_compressed_is415() throws Exception {
    assertThat(request("PUT", "new", PICTURE, KEY, "Content-Encoding: gzip").status())
        .isEqualTo(415);
  }

  @Test
  void put_aPieceOfAPicture_is400() throws Exception {
    assertThat(
            request("PUT", "new", PICTURE, KEY, "Content-Range: bytes 0-20/100").status())
        .isEqualTo(400);
    assertThat(member.library.files).doesNotContainKey("new");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "new%00",
        "-a",
        ".a",
        "_a",
        "a%2Fb",
        "a%2f..%2fb",
        "..%2fa",
        "%C3%A4",
        "a%20b",
        "%ff",
        "a+b",
        "con",
        "nul.png",
        "com1",
        "lpt9.tar.gz",
        "aux.",
        "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg"
      })
  void write_nameThatIsNotWritten_is400(String name) throws Exception {
    for (String method : List.of("PUT", "DELETE")) {
      Answer answer = request(method, name, PICTURE, KEY);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(new JsonObject(answer.body()).getString("error"))
          .startsWith("cannot decode request: name must be")
          .contains(", was ");
      reconnect();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "0",
        "console",
        "com10",
        "a..b",
        "a.",
        "a.png",
        "common-1_2.x",
        "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg"
      })
  void put_nameThatIsWritten_is201(String name) throws Exception {
    assertThat(request("PUT", name, PICTURE, KEY).status()).isEqualTo(201);
    assertThat(member.library.files).containsKey(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-None: 1",
        "Authorization: Bearer wrong-horse",
        "Authorization: Bearer correct-horse2",
        "Authorization: Bearer correct-hors",
        "Authorization: Bearer",
        "Authorization: Bearer ",
        "Authorization: correct-horse",
        "Authorization: Basic correct-horse",
        "Authorization: Bearer correct-horse\r\nAuthorization: Bearer correct-horse",
      })
  void write_withoutTheKey_is401(String header) throws Exception {
    for (String method : List.of("PUT", "DELETE")) {
      Answer answer = request(method, "raccoon", PICTURE + "2", header);

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
      assertThat(answer.body()).doesNotContain(FakeMember.KEY);
      assertThat(member.library.picture("raccoon")).isEqualTo(bytes(PICTURE));
      reconnect();
    }
  }

  @Test
  void write_schemeInOtherLetters_isTheSame() throws Exception {
    Answer answer = request("PUT", "new", PICTURE, "authorization: bEARER   " + FakeMember.KEY);

    assertThat(answer.status()).isEqualTo(201);
  }

  @Test
  void write_withoutTheKey_learnsNothingOfNameOrCondition() throws Exception {
    assertThat(request("PUT", "CON", "", "If-Match: junk").status()).isEqualTo(401);
    assertThat(request("PUT", "CON", "", "If-Match: junk", KEY).body()).contains("name must be");
  }

  @Test
  void write_noKeyIsSet_is403ThatSaysHow() throws Exception {
    try (FakeMember closed = new FakeMember(
            FakeMember.CONFIG,
            Duration.ofSeconds(20),
            new UploadGate(null, 1 << 20, HeapBudget.of(1 << 20)));
        RawConnection other = closed.connect()) {
      Answer answer = other
          .send("PUT /templates/a HTTP/1.1\r\nHost: a\r\n" + KEY + "\r\nContent-Length: 1\r\n\r\n")
          .answer();

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.body())
          .contains("uploads.key", "uploads.dir", "MEMECAST_UPLOADS_KEY", "--uploads");
      assertThat(other.isClosedByServer()).isTrue();
    }
  }

  @Test
  void delete_whatWasPutIn_is204() throws Exception {
    Answer answer = request("DELETE", "raccoon", "", KEY);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.length()).isZero();
    assertThat(request("GET", "raccoon", "").status()).isEqualTo(404);
    assertThat(request("DELETE", "raccoon", "", KEY).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "raccoon | If-None-Match: *         | 412",
        "new     | If-None-Match: *         | 201",
        "raccoon | If-None-Match: \"x\"     | 204",
        "raccoon | If-None-Match: ETAG      | 412",
        "raccoon | If-None-Match: W/ETAG    | 412",
        "raccoon | If-Match: *              | 204",
        "new     | If-Match: *              | 412",
        "raccoon | If-Match: ETAG           | 204",
        "raccoon | If-Match: \"x\" ,, ETAG, | 204",
        "raccoon | If-Match: W/ETAG         | 412",
        "raccoon | If-Match: \"x\"          | 412",
        "raccoon | If-Match: \"*\"          | 412",
        "raccoon | If-None-Match: \"*\"     | 204",
        "raccoon | If-Match:                | 400",
        "raccoon | If-Match: ,              | 400",
        "raccoon | If-Match: x              | 400",
        "raccoon | If-Match: \"x            | 400",
        "raccoon | If-Match: \"x\" \"y\"    | 400",
        "raccoon | If-Match: \"x\", *       | 400",
        "raccoon | If-Match: *, *           | 400",
        "raccoon | If-None-Match: junk      | 400",
      })
  void put_condition_decides(String name, String condition, int status) throws Exception {
    String header = condition.replace("ETAG", etag(PICTURE));

    Answer answer = request("PUT", name, PICTURE + "2", KEY, header);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(member.library.picture("raccoon"))
        .isEqualTo(bytes(status == 204 ? PICTURE + "2" : PICTURE));
  }

  @Test
  void put_conditionInTwoHeaders_isOneList() throws Exception {
    String etag = etag(PICTURE);
    assertThat(request("PUT", "raccoon", PICTURE, KEY, "If-Match: \"x\"", "If-Match: " + etag)
            .status())
        .isEqualTo(204);
    assertThat(request("PUT", "raccoon", PICTURE, KEY, "If-Match: *", "If-Match: " + etag)
            .status())
        .isEqualTo(400);
  }

  @Test
  void delete_conditionThatDoesNotHold_is412() throws Exception {
    assertThat(request("DELETE", "raccoon", "", KEY, "If-Match: \"x\"").status())
        .isEqualTo(412);
    assertThat(
            request("DELETE", "raccoon", "", KEY, "If-Match: " + etag(PICTURE)).status())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH", "BREW"})
  void method_other_is405WithAllow(String method) throws Exception {
    Answer answer = request(method, "raccoon", "", KEY);

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("allow")).isEqualTo("GET, HEAD, PUT, DELETE, OPTIONS");
  }

  @Test
  void options_template_tellsItsMethods() throws Exception {
    Answer answer = request("OPTIONS", "raccoon", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("allow")).isEqualTo("GET, HEAD, PUT, DELETE, OPTIONS");
  }

  /** Each may become the largest, and takes twice that: four of 200 KiB. */
  @Test
  void put_fourThatDoNotSayTheirLength_leaveNoRoom() throws Exception {
    List<RawConnection> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        // Not yet all of its body: it is room in the heap that runs out.
        waiting.add(member
            .connect()
            .send(
                head("PUT", "new" + i, "", KEY, "Transfer-Encoding: chunked") + "1\r\n\u0089\r\n"));
      }
      Answer refused = awaitRefusal();

      assertThat(refused.header("retry-after")).isEqualTo("1");
      String rest = PICTURE.substring(1);
      for (RawConnection upload : waiting) {
        upload.send(Integer.toHexString(rest.length()) + "\r\n" + rest + "\r\n0\r\n\r\n");
        assertThat(upload.answer().status()).isEqualTo(201);
      }
      assertThat(request("PUT", "late", PICTURE, KEY).status()).isEqualTo(201);
    } finally {
      for (RawConnection upload : waiting) {
        upload.close();
      }
    }
  }

  /** The smallest count 64 KiB: 25 of them are within eight times 200 KiB, and no more are. */
  @Test
  void put_smallOnes_comeInAsLongAsTheHeapHasRoom() throws Exception {
    Promise<Void> gate = Promise.promise();
    member.library.gate = gate;
    List<RawConnection> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < 25; i++) {
        waiting.add(member.connect().send(head("PUT", "new" + i, PICTURE, KEY) + PICTURE));
      }
      awaitRefusal();

      gate.complete();
      for (RawConnection upload : waiting) {
        assertThat(upload.answer().status()).isEqualTo(201);
      }
    } finally {
      for (RawConnection upload : waiting) {
        upload.close();
      }
    }
  }

  /** Those before it may still be on their way in. */
  private Answer awaitRefusal() throws Exception {
    while (true) {
      Answer answer = request("PUT", "late", "", KEY, "Content-Length: 0");
      if (answer.status() == 503) {
        return answer;
      }
      assertThat(answer.body()).contains("picture is empty");
    }
  }

  private Answer request(String method, String name, String body, String... headers)
      throws Exception {
    return connection.send(head(method, name, body, headers) + body).answer();
  }

  private static String head(String method, String name, String body, String... headers) {
    StringBuilder head =
        new StringBuilder(method + " /templates/" + name + " HTTP/1.1\r\nHost: a\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    if (!body.isEmpty()) {
      head.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    return head + "\r\n";
  }

  private void reconnect() throws Exception {
    connection.close();
    connection = member.connect();
  }

  private static String etag(String picture) {
    return '"' + file(picture).digest() + '"';
  }

  private static TemplateFile file(String picture) {
    return new TemplateFile(bytes(picture), null);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
