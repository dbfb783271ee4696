package io.memecast.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.launch.PackagedServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the service's behaviour, over HTTP, against the packaged server. */
class CaptionApiIT {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static PackagedServer server;

  @BeforeAll
  static void startServer() throws IOException, InterruptedException {
    server = PackagedServer.start(Map.of());
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  private static HttpResponse<byte[]> send(String method, String target, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url(target)))
        .method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static HttpResponse<byte[]> post(String json) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(server.url("/caption")))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("(none)");
  }

  private static String error(HttpResponse<byte[]> response) {
    return new JsonObject(new String(response.body(), StandardCharsets.UTF_8)).getString("error");
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  // --- routes

  @Test
  void caption_get_isThePicture() throws Exception {
    HttpResponse<byte[]> response = send(
        "GET",
        "/caption?template=raccoon&top_text=So%20you're%20saying&bottom_text=the%20trash%20is%20free");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("image/jpeg");
    assertThat(header(response, "Content-Length"))
        .isEqualTo(Integer.toString(response.body().length));
    assertThat(header(response, "Cache-Control")).isEqualTo("public, max-age=300");
    assertThat(header(response, "ETag")).matches("\"[^\"]+\"");
    assertThat(header(response, "X-Memecast-Node")).isNotEqualTo("(none)");
    assertThat(header(response, "X-Request-Id")).isNotEqualTo("(none)");
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(response.body()));
    assertThat(picture.getWidth() + "×" + picture.getHeight()).isEqualTo("1024×768");
  }

  @Test
  void caption_head_isAllButThePicture() throws Exception {
    String target = "/caption?template=raccoon&top_text=head";
    HttpResponse<byte[]> get = send("GET", target);
    HttpResponse<byte[]> head = send("HEAD", target);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control")) {
      assertThat(header(head, name)).as(name).isEqualTo(header(get, name));
    }
  }

  @Test
  void caption_knownEtag_isNotModified() throws Exception {
    String target = "/caption?template=chelsea&top_text=etag";
    String etag = header(send("GET", target), "ETag");
    HttpResponse<byte[]> again = send("GET", target, "If-None-Match", "\"other\", W/" + etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "ETag")).isEqualTo(etag);
    assertThat(header(again, "Cache-Control")).isEqualTo("public, max-age=300");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "PUT", "PATCH"})
  void caption_otherMethod_isNotAllowed(String method) throws Exception {
    HttpResponse<byte[]> response = send(method, "/caption?template=raccoon");
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(header(response, "Allow")).contains("GET").contains("POST").contains("HEAD");
    assertThat(error(response)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/captions", "/caption/x", "/..", "/%2e%2e/etc/passwd", "/favicon.ico"})
  void get_anythingElse_isNotFound(String target) throws Exception {
    HttpResponse<byte[]> response = send("GET", target);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(error(response)).isNotEmpty();
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/templates", "/fonts"})
  void list_names_areSortedAndDistinct(String target) throws Exception {
    HttpResponse<byte[]> response = send("GET", target);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).startsWith("application/json");
    List<String> names = new JsonArray(new String(response.body(), StandardCharsets.UTF_8))
        .stream().map(String.class::cast).toList();
    assertThat(names).isNotEmpty().isSorted().doesNotHaveDuplicates();
  }

  @Test
  void template_get_isTheFileOnceAndThenNotModified() throws Exception {
    HttpResponse<byte[]> response = send("GET", "/templates/thinker");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("image/png");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
    assertThat(response.body())
        .isEqualTo(Files.readAllBytes(Path.of("assets/templates/thinker.png")));
    String etag = header(response, "ETag");
    HttpResponse<byte[]> again = send("GET", "/templates/thinker", "If-None-Match", etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(header(again, "ETag")).isEqualTo(etag);
    assertThat(send("GET", "/templates/thinker.png").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE"})
  void template_changedWithoutAKeySet_saysHowToSwitchItOn(String method) throws Exception {
    HttpResponse<byte[]> response = send(method, "/templates/thinker");
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(error(response)).contains("uploads.key", "uploads.dir");
  }

  @Test
  void font_byAlias_saysWhatItCovers() throws Exception {
    HttpResponse<byte[]> response = send("GET", "/fonts/IMPACT");
    assertThat(response.statusCode()).isEqualTo(200);
    JsonObject font = new JsonObject(new String(response.body(), StandardCharsets.UTF_8));
    assertThat(font.getString("name")).isEqualTo("Anton-Regular");
    assertThat(font.getJsonArray("names")).contains("Anton");
    assertThat(font.getJsonObject("scripts").getInteger("Latin")).isGreaterThan(100);
  }

  @Test
  void font_unknown_isNotFound() throws Exception {
    HttpResponse<byte[]> response = send("GET", "/fonts/nonesuch");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(error(response)).startsWith("cannot load font `nonesuch`");
  }

  @Test
  void stats_caches_haveCapacityFillMissesAndHits() throws Exception {
    send("GET", "/caption?template=duck&top_text=stats");
    JsonObject cache = new JsonObject(
            new String(send("GET", "/stats").body(), StandardCharsets.UTF_8))
        .getJsonObject("cache");
    for (String name : List.of("templates", "fonts")) {
      JsonObject one = cache.getJsonObject(name);
      assertThat(one.fieldNames()).contains("capacity", "fill_rate", "misses", "hits");
      assertThat(one.getDouble("fill_rate")).isBetween(0.0, 1.0);
    }
    assertThat(cache.getJsonObject("templates").getInteger("capacity")).isEqualTo(128);
    assertThat(cache.getJsonObject("templates").getInteger("misses")).isPositive();
    assertThat(cache.getJsonObject("fonts").getInteger("capacity")).isEqualTo(16);
  }

  @Test
  void post_sameMacro_isTheSamePicture() throws Exception {
    HttpResponse<byte[]> get = send("GET", "/caption?template=owl&top_text=hoo&top_color=red");
    HttpResponse<byte[]> posted = post(
        "{\"template\":\"owl\",\"captions\":[{\"text\":\"hoo\",\"valign\":\"top\",\"color\":[255,0,0]}]}");
    assertThat(posted.statusCode()).isEqualTo(200);
    assertThat(header(posted, "ETag")).isEqualTo(header(get, "ETag"));
    assertThat(posted.body()).isEqualTo(get.body());
  }

  @Test
  void post_otherMediaType_isUnsupported() throws Exception {
    HttpResponse<byte[]> response = CLIENT.send(
        HttpRequest.newBuilder(URI.create(server.url("/caption")))
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("{}"))
            .build(),
        BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(415);
  }

  @Test
  void post_largeBody_isRefused() throws Exception {
    assertThat(post(" ".repeat(70_000)).statusCode()).isEqualTo(413);
  }

  @Test
  void get_sixteenLongestCaptions_fitIntoTheUrl() throws Exception {
    StringBuilder target = new StringBuilder("/caption?template=raccoon");
    for (int i = 0; i < 16; i++) {
      target
          .append("&captions[%d][valign]=%s&captions[%d][text]="
              .formatted(i, List.of("top", "middle", "bottom").get(i % 3), i)
              .replace("[", "%5B")
              .replace("]", "%5D"))
          .append(encode("字".repeat(256)));
    }
    assertThat(target.length()).isGreaterThan(30_000);
    assertThat(send("GET", target.toString()).statusCode()).isEqualTo(200);
  }

  @Test
  void get_longerThanTheRequestLine_isTooLong() throws Exception {
    assertThat(send("GET", "/caption?template=raccoon&top_text=" + "a".repeat(70_000))
            .statusCode())
        .isEqualTo(414);
  }

  // --- what is accepted: both spellings mean the same, so they have one entity tag

  static Stream<Arguments> sameMeaning() {
    return Stream.of(
        Arguments.of("keys ignore case", "template=owl&top_text=a", "TEMPLATE=owl&Top_Text=a"),
        Arguments.of(
            "keys are trimmed", "template=owl&top_text=a", "template=owl&%20top_text%20=a"),
        Arguments.of(
            "default font", "template=owl&top_text=a", "template=owl&top_text=a&font=Impact"),
        Arguments.of(
            "default colour", "template=owl&top_text=a", "template=owl&top_text=a&color=white"),
        Arguments.of(
            "default outline", "template=owl&top_text=a", "template=owl&top_text=a&outline=black"),
        Arguments.of(
            "default alignment",
            "template=owl&top_text=a",
            "template=owl&top_text=a&top_align=center"),
        Arguments.of("one string", "template=owl&bottom_text=a", "template=owl&captions[0]=a"),
        Arguments.of(
            "two strings",
            "template=owl&top_text=a&bottom_text=b",
            "template=owl&captions[0]=a&captions[1]=b"),
        Arguments.of(
            "three strings",
            "template=owl&top_text=a&middle_text=b&bottom_text=c",
            "template=owl&captions[0]=a&captions[1]=b&captions[2]=c"),
        Arguments.of(
            "objects",
            "template=owl&top_text=a&top_align=left&top_size=20",
            "template=owl&captions[0][text]=a&captions[0][valign]=top&captions[0][halign]=left&captions[0][size]=20"),
        Arguments.of(
            "order of captions",
            "template=owl&captions[0][text]=a&captions[0][valign]=top&captions[1][text]=b&captions[1][valign]=bottom",
            "template=owl&captions[1][text]=a&captions[1][valign]=top&captions[0][text]=b&captions[0][valign]=bottom"),
        Arguments.of(
            "one property for all",
            "template=owl&top_text=a&top_color=red&bottom_text=b&bottom_color=red",
            "template=owl&top_text=a&bottom_text=b&color=red"),
        Arguments.of(
            "empty simple caption",
            "template=owl&top_text=a",
            "template=owl&top_text=a&bottom_text="),
        Arguments.of("NFC", "template=owl&top_text=%C3%A9", "template=owl&top_text=e%CC%81"),
        Arguments.of("plus is a space", "template=owl&top_text=a+b", "template=owl&top_text=a%20b"),
        Arguments.of(
            "short hex colour",
            "template=owl&top_text=a&top_color=%23f00",
            "template=owl&top_text=a&top_color=%23FF0000"),
        Arguments.of(
            "0x colour",
            "template=owl&top_text=a&top_color=red",
            "template=owl&top_text=a&top_color=0xff0000"),
        Arguments.of(
            "$ colour",
            "template=owl&top_text=a&top_color=red",
            "template=owl&top_text=a&top_color=$ff0000"),
        Arguments.of(
            "rgb()",
            "template=owl&top_text=a&top_color=red",
            "template=owl&top_text=a&top_color=RGB(255,0,0)"),
        Arguments.of(
            "hsl()",
            "template=owl&top_text=a&top_color=red",
            "template=owl&top_text=a&top_color=hsl(0,100%25,50%25)"),
        Arguments.of(
            "size flex is fit",
            "template=owl&top_text=a&size=fit",
            "template=owl&top_text=a&size=flex"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sameMeaning")
  void caption_otherSpelling_hasTheSameEtag(String what, String one, String other)
      throws Exception {
    HttpResponse<byte[]> first = send("HEAD", "/caption?" + brackets(one));
    HttpResponse<byte[]> second = send("HEAD", "/caption?" + brackets(other));
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(header(second, "ETag")).isEqualTo(header(first, "ETag"));
  }

  static Stream<String> otherMeaning() {
    return Stream.of(
        "template=owl&top_text=b",
        "template=dog&top_text=a",
        "template=owl&bottom_text=a",
        "template=owl&top_text=a&top_align=left",
        "template=owl&top_text=a&top_color=red",
        "template=owl&top_text=a&top_outline=red",
        "template=owl&top_text=a&top_font=thin",
        "template=owl&top_text=a&top_size=20",
        "template=owl&top_text=a&top_size=fit",
        "template=owl&top_text=a&top_size=shrink",
        "template=owl&top_text=a&width=100",
        "template=owl&top_text=a&height=100",
        "template=owl&top_text=a&bottom_text=a");
  }

  @ParameterizedTest
  @MethodSource("otherMeaning")
  void caption_otherMeaning_hasAnotherEtag(String query) throws Exception {
    HttpResponse<byte[]> one = send("HEAD", "/caption?template=owl&top_text=a");
    HttpResponse<byte[]> other = send("HEAD", "/caption?" + query);
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(header(other, "ETag")).isNotEqualTo(header(one, "ETag"));
  }

  private static String brackets(String query) {
    return query.replace("[", "%5B").replace("]", "%5D");
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("{\"template\":\"owl\",\"captions\":[]}", 200),
        Arguments.of("{\"template\":\"owl\"}", 200),
        Arguments.of("{\"template\":\"owl\",\"top_text\":\"a\",\"top_outline\":null}", 200),
        Arguments.of(
            "{\"template\":\"owl\",\"font\":\"thick\",\"top_text\":\"a\",\"bottom_text\":\"b\"}",
            200),
        Arguments.of("{\"template\":\"owl\",\"top_text\":\"a\",\"top_color\":[1,2,3]}", 200),
        Arguments.of(
            "{\"template\":\"owl\",\"top_text\":\"a\",\"top_color\":{\"r\":1,\"green\":2,\"blue\":3}}",
            200),
        Arguments.of("{\"template\":\"owl\",\"top_text\":\"a\",\"size\":\"33\"}", 200),
        Arguments.of(
            "{\"template\":\"owl\",\"top_text\":\"a\",\"size\":33.5,\"width\":200,\"height\":100}",
            200));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void post_exampleBody_isAccepted(String json, int status) throws Exception {
    HttpResponse<byte[]> response = post(json);
    assertThat(response.statusCode())
        .as(new String(response.body(), StandardCharsets.UTF_8))
        .isEqualTo(status);
  }

  // --- what is refused, with the status and a word the message must hold

  static Stream<Arguments> refusedQueries() {
    return Stream.of(
        Arguments.of("", 400, "template"),
        Arguments.of("top_text=a", 400, "template"),
        Arguments.of("template=", 400, "template"),
        Arguments.of("template=owl&tpo_text=a", 400, "tpo_text"),
        Arguments.of("template=owl&top_text=a&top_text=b", 400, "top_text"),
        Arguments.of("template=owl&template=dog", 400, "template"),
        Arguments.of("template=owl&width=1025", 400, "width is too large: 1025 > 1024"),
        Arguments.of("template=owl&height=99999", 400, "height is too large: 99999 > 1024"),
        Arguments.of("template=owl&width=-1", 400, "width"),
        Arguments.of("template=owl&width=0", 400, "width"),
        Arguments.of("template=owl&height=x", 400, "height"),
        Arguments.of("template=owl&width=99999999999999999999", 400, "width"),
        Arguments.of("template=owl&top_text=a&top_align=justify", 400, "justify"),
        Arguments.of("template=owl&captions[0]=a&top_text=b", 400, "captions"),
        Arguments.of(
            "template=owl&captions[0]=a&captions[1][text]=b&captions[1][valign]=top",
            400,
            "captions"),
        Arguments.of(
            "template=owl&captions[0]=a&captions[1]=b&captions[2]=c&captions[3]=d",
            400,
            "captions"),
        Arguments.of("template=owl&captions[0][text]=a", 400, "valign"),
        Arguments.of("template=owl&captions[0][valign]=top", 400, "text"),
        Arguments.of("template=owl&captions[0][text]=a&captions[0][valign]=centre", 400, "valign"),
        Arguments.of(
            "template=owl&captions[0][text]=a&captions[0][valign]=top&captions[0][x]=1", 400, "x"),
        Arguments.of("template=owl&font=thin&top_font=thick&top_text=a", 400, "font"),
        Arguments.of("template=owl&top_text=a&top_color=fff000", 400, "top_color"),
        Arguments.of("template=owl&top_text=a&top_color=0xfff", 400, "top_color"),
        Arguments.of("template=owl&top_text=a&top_color=0x$ff0000", 400, "top_color"),
        Arguments.of(
            "template=owl&top_text=a&top_color=rgba(1,2,3,0.5)",
            400,
            "color transparency not supported"),
        Arguments.of("template=owl&top_text=a&top_color=reddish", 400, "reddish"),
        Arguments.of("template=owl&top_text=a&size=-1", 400, "size"),
        Arguments.of("template=owl&top_text=a&size=big", 400, "big"),
        Arguments.of("template=owl&top_text=a&size=NaN", 400, "size"),
        Arguments.of(
            "template=owl&top_text=" + "x".repeat(257),
            400,
            "caption text is too long: 257 > 256 characters"),
        Arguments.of("template=owl&top_text=%ff", 400, "top_text"),
        Arguments.of(
            "template=nothing-of-this-name&top_text=a",
            404,
            "cannot load template `nothing-of-this-name`"),
        Arguments.of("template=../fonts/aliases&top_text=a", 404, "cannot load template"),
        Arguments.of("template=%2Fetc%2Fpasswd", 404, "cannot load template"),
        Arguments.of("template=*", 404, "cannot load template"),
        Arguments.of("template=owl%00", 400, "template"),
        Arguments.of(
            "template=owl&top_text=a&top_font=Nonesuch", 404, "cannot load font `Nonesuch`"),
        Arguments.of("template=owl&top_text=a&top_font=..%2Fx", 404, "cannot load font"));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource("refusedQueries")
  void caption_wrongQuery_isRefusedByName(String query, int status, String word) throws Exception {
    HttpResponse<byte[]> response = send("GET", "/caption?" + brackets(query));
    assertThat(error(response)).contains(word);
    assertThat(response.statusCode()).isEqualTo(status);
    if (status == 400) {
      assertThat(error(response)).startsWith("cannot decode request: ");
    }
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(response, "Content-Type")).startsWith("application/json");
  }

  /** Over a socket, since java.net.URI does not let a malformed escape pass. */
  @Test
  void caption_malformedEscape_isRefusedByName() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /caption?template=owl&top_text=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 400 ")
          .contains("cannot decode request: ")
          .contains("top_text");
    }
  }

  static Stream<Arguments> refusedBodies() {
    return Stream.of(
        Arguments.of("", "line 1"),
        Arguments.of("{", "line 1"),
        Arguments.of("[]", "object"),
        Arguments.of("null", "object"),
        Arguments.of("{\"template\":\"owl\"} x", "line 1"),
        Arguments.of("{\"template\":\"owl\",\n\"template\":\"dog\"}", "template"),
        Arguments.of("{\"template\":\"owl\",\"Template\":\"dog\"}", "template"),
        Arguments.of("{\"template\":7}", "template"),
        Arguments.of("{\"template\":null}", "template"),
        Arguments.of("{\"template\":\"owl\",\"captions\":\"a\"}", "captions"),
        Arguments.of(
            "{\"template\":\"owl\",\"captions\":[\"a\",{\"text\":\"b\",\"valign\":\"bottom\"}]}",
            "captions"),
        Arguments.of("{\"template\":\"owl\",\"captions\":[\"a\",\"b\",\"c\",\"d\"]}", "captions"),
        Arguments.of(
            "{\"template\":\"owl\",\"captions\":[{\"text\":\"\",\"valign\":\"top\"}]}", "text"),
        Arguments.of("{\"template\":\"owl\",\"top_text\":\"a\",\"top_color\":[1,2]}", "top_color"),
        Arguments.of("{\"template\":\"owl\",\"top_text\":\"a\",\"top_color\":[1,2,256]}", "256"),
        Arguments.of(
            "{\"template\":\"owl\",\"top_text\":\"a\",\"top_color\":{\"r\":1,\"red\":1,\"b\":2}}",
            "top_color"),
        Arguments.of("{\"template\":\"owl\",\"width\":1.5}", "width"),
        Arguments.of("{\"template\":\"owl\",\"top_text\":[\"a\"]}", "top_text"));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource("refusedBodies")
  void post_wrongBody_isRefusedByName(String json, String word) throws Exception {
    HttpResponse<byte[]> response = post(json);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(error(response)).startsWith("cannot decode request: ").contains(word);
  }

  @Test
  void post_seventeenCaptions_areTooMany() throws Exception {
    JsonArray captions = new JsonArray();
    for (int i = 0; i < 17; i++) {
      captions.add(new JsonObject().put("text", "t" + i).put("valign", "top"));
    }
    HttpResponse<byte[]> response =
        post(new JsonObject().put("template", "owl").put("captions", captions).encode());
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(error(response)).contains("captions").contains("16");
  }

  // --- the picture

  static Stream<Arguments> results() {
    return Stream.of(
        Arguments.of("template=raccoon&top_text=a", "image/jpeg", 1024, 768),
        Arguments.of("template=raccoon&top_text=a&width=512", "image/jpeg", 512, 384),
        Arguments.of("template=raccoon&top_text=a&height=96", "image/jpeg", 128, 96),
        Arguments.of("template=raccoon&top_text=a&width=512&height=96", "image/jpeg", 128, 96),
        Arguments.of("template=owl&top_text=a", "image/png", 512, 512),
        Arguments.of("template=thinker&top_text=a&width=1", "image/png", 1, 1),
        Arguments.of("template=dance&top_text=a", "image/gif", 400, 400),
        Arguments.of("template=dealdog&top_text=a&width=100", "image/gif", 100, 100));
  }

  @ParameterizedTest
  @MethodSource("results")
  void caption_format_isTheTemplates(String query, String mediaType, int width, int height)
      throws Exception {
    HttpResponse<byte[]> response = send("GET", "/caption?" + query);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo(mediaType);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(response.body()));
    assertThat(picture.getWidth() + "×" + picture.getHeight()).isEqualTo(width + "×" + height);
  }
}
