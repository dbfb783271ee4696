package io.memecast.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.http.RawConnection.Answer;
import io.memecast.macro.ImageMacro;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the routes answer. */
class HttpVerticleTest {
  private static final String ETAG =
      '"' + FakeMember.etag(new ImageMacro("raccoon", null, null, List.of())) + '"';

  private FakeMember member;
  private RawConnection connection;

  @BeforeEach
  void start() throws Exception {
    member = new FakeMember();
    connection = member.connect();
  }

  @AfterEach
  void stop() throws Exception {
    connection.close();
    member.close();
  }

  @Test
  void caption_get_answersThePicture() throws Exception {
    Answer answer = get("/caption?template=raccoon&top_text=hi");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("picture of raccoon");
    assertThat(answer.header("content-type")).isEqualTo("image/png");
    assertThat(answer.header("content-length")).isEqualTo("18");
    assertThat(answer.header("cache-control")).isEqualTo("public, max-age=300");
    assertThat(answer.header("etag")).matches("\"[A-Za-z0-9_-]{43}\"");
    assertThat(answer.header("x-memecast-node")).isEqualTo("node-1");
    assertThat(answer.header("x-request-id")).matches("[0-9a-f]{16}");
    assertThat(answer.headers()).doesNotContainKeys("connection", "x-memecast-truncated");
  }

  @Test
  void caption_post_answersTheSamePicture() throws Exception {
    Answer got = get("/caption?template=raccoon&captions[1]=a&captions[0]=b");
    Answer posted =
        post("application/json", "{\"template\":\"raccoon\",\"captions\":[\"b\",\"a\"]}");

    assertThat(posted.status()).isEqualTo(200);
    assertThat(posted.header("etag")).isEqualTo(got.header("etag"));
    assertThat(posted.body()).isEqualTo(got.body());
    assertThat(member.renders).hasValue(1);
  }

  @Test
  void caption_head_answersTheHeadersOfGet() throws Exception {
    Answer head = connection
        .send("HEAD /caption?template=raccoon HTTP/1.1\r\nHost: a\r\nX-Request-Id: me\r\n\r\n")
        .answerWithoutBody();
    Answer get = connection
        .send("GET /caption?template=raccoon HTTP/1.1\r\nHost: a\r\nX-Request-Id: me\r\n\r\n")
        .answer();

    assertThat(head.headers()).isEqualTo(get.headers());
    assertThat(head.status()).isEqualTo(200);
  }

  @Test
  void caption_again_comesFromTheStore() throws Exception {
    get("/caption?template=raccoon");
    Answer again = get("/caption?template=raccoon");

    assertThat(again.body()).isEqualTo("picture of raccoon");
    assertThat(member.renders).hasValue(1);
    assertThat(new JsonObject(get("/stats").body()).getJsonObject("results"))
        .isEqualTo(new JsonObject(
            "{\"capacity\":4194304,\"fill_rate\":1.2636184692382812E-4,\"misses\":1,\"hits\":1}"));
  }

  @Test
  void caption_pictureLargerThanASocketsBuffer_arrivesWhole() throws Exception {
    Answer answer = get("/caption?template=large");

    assertThat(answer.length()).isEqualTo(1 << 20);
    assertThat(answer.header("content-length")).isEqualTo("1048576");
    assertThat(answer.header("x-memecast-truncated")).isEqualTo("true");
    assertThat(get("/health").status()).isEqualTo(200);
  }

  @Test
  void caption_readSlowly_arrivesWholeAndInOrder() throws Exception {
    connection.send("GET /caption?template=counted HTTP/1.1\r\nHost: a\r\n\r\n");
    Thread.sleep(200);

    String body = connection.answer().body();

    assertThat(body).isEqualTo(FakeMember.COUNTED);
  }

  @Test
  void caption_clientHasIt_answers304WithoutARender() throws Exception {
    for (String condition : List.of(ETAG, "W/" + ETAG, "\"a\", W/\"b\" ," + ETAG)) {
      Answer answer = get("/caption?template=raccoon", "If-None-Match: " + condition);

      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.length()).isZero();
      assertThat(answer.header("etag")).isEqualTo(ETAG);
      assertThat(answer.header("cache-control")).isEqualTo("public, max-age=300");
    }
    assertThat(member.renders).hasValue(0);
  }

  @Test
  void caption_clientHasAnother_answersThePicture() throws Exception {
    assertThat(get("/caption?template=raccoon", "If-None-Match: \"other\"").status())
        .isEqualTo(200);
  }

  @Test
  void caption_clientWantsNoneThatExists_answers304OnceItIsKnownToExist() throws Exception {
    assertThat(get("/caption?template=raccoon", "If-None-Match: *").status()).isEqualTo(304);
    assertThat(get("/caption?template=missing", "If-None-Match: *").status()).isEqualTo(404);
  }

  @Test
  void caption_templateUnknownHere_isTheWorkersToKnow() throws Exception {
    assertThat(get("/caption?template=unlisted").status()).isEqualTo(200);
    Answer missing = get("/caption?template=missing");

    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.body())
        .isEqualTo("{\"error\":\"cannot load template `missing`: nothing has the name\"}");
    assertThat(missing.header("cache-control")).isEqualTo("no-store");
    assertThat(missing.header("content-type")).startsWith("application/json");
  }

  @Test
  void caption_faultOfOurs_tellsNothing() throws Exception {
    Answer answer = get("/caption?template=broken");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{\"error\":\"internal error\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/caption                       | template",
        "/caption?                      | template",
        "/caption?template=             | template",
        "/caption?template=a&colour=red | colour",
        "/caption?template=a&top_text=% | top_text",
        "/caption?template=%ff          | template",
        "/caption?template=a&width=x    | width",
      })
  void caption_wrongQuery_namesTheKey(String target, String key) throws Exception {
    Answer answer = get(target);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(new JsonObject(answer.body()).getString("error"))
        .startsWith("cannot decode request: ")
        .contains(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json                  | 200",
        "Application/JSON; charset=UTF-8   | 200",
        "application/json;charset=\"utf-8\" | 200",
        "application/json; charset=latin1  | 415",
        "application/x-www-form-urlencoded | 415",
        "text/plain                        | 415",
        "application/jsonx                 | 415",
      })
  void post_mediaType_mustBeJson(String type, int status) throws Exception {
    assertThat(post(type, "{\"template\":\"a\"}").status()).isEqualTo(status);
  }

  @Test
  void post_withoutMediaType_isTakenForJson() throws Exception {
    Answer answer = connection
        .send("POST /caption HTTP/1.1\r\nHost: a\r\nContent-Length: 16\r\n\r\n{\"template\":\"a\"}")
        .answer();

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void post_compressed_isUnsupported() throws Exception {
    Answer answer = connection
        .send("POST /caption HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\n"
            + "Content-Length: 2\r\n\r\nxx")
        .answer();

    assertThat(answer.status()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{\"template\":", "{\"template\":\"a\"} x", "{\"a\":1,\"a\":2}"})
  void post_malformedJson_isBadRequest(String body) throws Exception {
    assertThat(post("application/json", body).status()).isEqualTo(400);
    assertThat(get("/health").status()).isEqualTo(200);
  }

  @Test
  void lists_get_areSortedArraysThatAreAskedForAgain() throws Exception {
    Answer templates = get("/templates");

    assertThat(new JsonArray(templates.body())).isEqualTo(JsonArray.of("raccoon", "zoidberg"));
    assertThat(templates.header("cache-control")).isEqualTo("no-cache");
    assertThat(new JsonArray(get("/fonts").body())).isEqualTo(JsonArray.of("Anton", "Impact"));
  }

  @Test
  void ready_untilAllIsDone_is503() throws Exception {
    Answer before = get("/ready");
    member.readiness.done("start");

    assertThat(before.status()).isEqualTo(503);
    assertThat(new JsonObject(before.body()).getJsonArray("waiting_for"))
        .isEqualTo(JsonArray.of("start"));
    assertThat(get("/ready").status()).isEqualTo(200);
  }

  @Test
  void stopping_everyAnswer_closesItsConnection() throws Exception {
    member.readiness.done("start");
    member.readiness.stop();

    Answer ready = get("/ready");

    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.header("connection")).isEqualTo("close");
    assertThat(connection.isClosedByServer()).isTrue();
    try (RawConnection other = member.connect()) {
      Answer health = other.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertThat(health.body()).isEqualTo("{\"status\":\"stopping\"}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT     | /caption   | GET, HEAD, POST, OPTIONS",
        "DELETE  | /caption   | GET, HEAD, POST, OPTIONS",
        "TRACE   | /caption   | GET, HEAD, POST, OPTIONS",
        "CONNECT | /caption   | GET, HEAD, POST, OPTIONS",
        "BREW    | /caption   | GET, HEAD, POST, OPTIONS",
        "POST    | /templates | GET, HEAD, OPTIONS",
        "PATCH   | /stats     | GET, HEAD, OPTIONS",
        "POST    | /cluster   | GET, HEAD, OPTIONS",
      })
  void method_ofAnotherPath_is405WithAllow(String method, String path, String allow)
      throws Exception {
    Answer answer =
        connection.send(method + " " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").answer();

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("allow")).isEqualTo(allow);
    assertThat(answer.body()).startsWith("{\"error\":\"");
  }

  @Test
  void options_path_tellsItsMethods() throws Exception {
    Answer answer =
        connection.send("OPTIONS /fonts HTTP/1.1\r\nHost: a\r\n\r\n").answer();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-length")).isEqualTo("0");
    assertThat(answer.header("allow")).isEqualTo("GET, HEAD, OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nothing", "/captions", "/caption/x", "/..", "/favicon.ico"})
  void path_unknown_is404AsJson(String path) throws Exception {
    Answer answer = get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).startsWith("{\"error\":\"nothing is at ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/caption/?template=raccoon",
        "//caption?template=raccoon",
        "/%63aption?template=raccoon",
        "/x/../caption?template=raccoon",
        "http://example.org/caption?template=raccoon",
      })
  void path_writtenOtherwise_isTheSame(String target) throws Exception {
    assertThat(get(target).body()).isEqualTo("picture of raccoon");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc-123", "a:b/c"})
  void requestId_sane_isKept(String id) throws Exception {
    assertThat(get("/health", "X-Request-Id: " + id).header("x-request-id")).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "<script>", "\u00e9"})
  void requestId_notSane_isReplaced(String id) throws Exception {
    assertThat(get("/health", "X-Request-Id: " + id).header("x-request-id"))
        .matches("[0-9a-f]{16}");
  }

  private Answer get(String target, String... headers) throws Exception {
    StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: a\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    return connection.send(request + "\r\n").answer();
  }

  private Answer post(String type, String body) throws Exception {
    return connection
        .send("POST /caption HTTP/1.1\r\nHost: a\r\nContent-Type: " + type + "\r\nContent-Length: "
            + body.length() + "\r\n\r\n" + body)
        .answer();
  }
}
