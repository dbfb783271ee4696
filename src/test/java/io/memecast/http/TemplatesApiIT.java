package io.memecast.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.launch.PackagedServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Templates from the PUT to the caption, against the packaged server. */
@Timeout(60)
class TemplatesApiIT {
  private static final String KEY = "correct-horse";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir
  private static Path uploads = Path.of("");

  private static PackagedServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = PackagedServer.start(
        Map.of("MEMECAST_UPLOADS_KEY", KEY, "MEMECAST_UPLOADS_DIR", uploads.toString()));
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @Test
  void put_picture_isThereUnderItsNameUntilItIsDeleted() throws Exception {
    byte[] picture = bundled("duck.jpg");

    HttpResponse<byte[]> put = put("new", picture);

    assertThat(put.statusCode()).isEqualTo(201);
    HttpResponse<byte[]> got = get("/templates/new");
    assertThat(got.body()).isEqualTo(picture);
    assertThat(header(got, "Content-Type")).isEqualTo("image/jpeg");
    assertThat(header(got, "ETag")).isEqualTo(header(put, "ETag"));
    assertThat(names()).contains("new").contains("duck");
    assertThat(caption("new").getWidth()).isEqualTo(read(picture).getWidth());

    assertThat(delete("new").statusCode()).isEqualTo(204);
    assertThat(get("/templates/new").statusCode()).isEqualTo(404);
    assertThat(get("/caption?template=new&top_text=hi").statusCode()).isEqualTo(404);
    assertThat(names()).doesNotContain("new");
    assertThat(delete("new").statusCode()).isEqualTo(404);
  }

  @Test
  void put_overABundledTemplate_coversItUntilItIsDeleted() throws Exception {
    HttpResponse<byte[]> before = get("/templates/owl");

    HttpResponse<byte[]> put = put("owl", bundled("duck.jpg"), "If-Match", header(before, "ETag"));

    assertThat(put.statusCode()).isEqualTo(204);
    assertThat(get("/templates/owl").body()).isEqualTo(bundled("duck.jpg"));
    assertThat(header(get("/caption?template=owl"), "Content-Type")).isEqualTo("image/jpeg");
    assertThat(delete("owl", "If-Match", header(before, "ETag")).statusCode()).isEqualTo(412);
    assertThat(delete("owl", "If-Match", header(put, "ETag")).statusCode()).isEqualTo(204);
    assertThat(get("/templates/owl").body()).isEqualTo(before.body());
    assertThat(header(get("/caption?template=owl"), "Content-Type")).isEqualTo("image/png");
  }

  @Test
  void put_webp_isKeptAsPng() throws Exception {
    byte[] webp = Files.readAllBytes(Path.of("src/test/resources/webp/lossless-alpha.webp"));

    assertThat(put("webp", webp).statusCode()).isEqualTo(201);

    HttpResponse<byte[]> kept = get("/templates/webp");
    assertThat(header(kept, "Content-Type")).isEqualTo("image/png");
    assertThat(read(kept.body()).getColorModel().hasAlpha()).isTrue();
    assertThat(caption("webp").getWidth()).isEqualTo(24);
  }

  @Test
  void put_formWithLayout_movesTheText() throws Exception {
    byte[] picture = bundled("duck.jpg");
    assertThat(put("plain", picture).statusCode()).isEqualTo(201);
    String corner = "boxes:\n  top: {x: 0, y: 0.8, width: 0.2, height: 0.2}\n";

    assertThat(putForm("boxed", picture, corner).statusCode()).isEqualTo(201);

    BufferedImage plain = caption("plain");
    BufferedImage boxed = caption("boxed");
    int x = plain.getWidth() / 2;
    assertThat(differsFrom(picture, plain, x)).isTrue();
    assertThat(differsFrom(picture, boxed, x)).isFalse();
  }

  @Test
  void put_fileThatCannotBeUsed_is422AndChangesNothing() throws Exception {
    byte[] picture = bundled("duck.jpg");

    HttpResponse<byte[]> cut = put("broken", Arrays.copyOf(picture, picture.length - 1));
    HttpResponse<byte[]> layout = putForm("broken", picture, "colour: red");

    assertThat(cut.statusCode()).isEqualTo(422);
    assertThat(layout.statusCode()).isEqualTo(422);
    assertThat(error(layout)).contains("broken.yaml", "colour");
    assertThat(get("/templates/broken").statusCode()).isEqualTo(404);
  }

  @Test
  void put_twoWhoBothWantToBeFirst_oneOfThemIs() throws Exception {
    assertThat(put("first", bundled("duck.jpg"), "If-None-Match", "*").statusCode())
        .isEqualTo(201);
    assertThat(put("first", bundled("crab.jpg"), "If-None-Match", "*").statusCode())
        .isEqualTo(412);
    assertThat(get("/templates/first").body()).isEqualTo(bundled("duck.jpg"));
  }

  @Test
  void put_withoutTheKey_is401() throws Exception {
    HttpResponse<byte[]> response = send("PUT", "/templates/duck", bundled("crab.jpg"));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(header(response, "WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(get("/templates/duck").body()).isEqualTo(bundled("duck.jpg"));
  }

  /** Whether a column has other pixels than the template, by more than a decoder's rounding. */
  private static boolean differsFrom(byte[] template, BufferedImage captioned, int x)
      throws IOException {
    BufferedImage bare = read(template);
    for (int y = 0; y < bare.getHeight(); y++) {
      int difference = (bare.getRGB(x, y) >> 8 & 0xff) - (captioned.getRGB(x, y) >> 8 & 0xff);
      if (Math.abs(difference) > 40) {
        return true;
      }
    }
    return false;
  }

  private static HttpResponse<byte[]> get(String target) throws Exception {
    return send("GET", target, new byte[0]);
  }

  private static HttpResponse<byte[]> put(String name, byte[] body, String... headers)
      throws Exception {
    return send("PUT", "/templates/" + name, body, withKey(headers));
  }

  private static HttpResponse<byte[]> delete(String name, String... headers) throws Exception {
    return send("DELETE", "/templates/" + name, new byte[0], withKey(headers));
  }

  private static HttpResponse<byte[]> putForm(String name, byte[] picture, String layout)
      throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(text(
        "--b0und\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"x\"\r\n\r\n"));
    form.writeBytes(picture);
    form.writeBytes(text("\r\n--b0und\r\nContent-Disposition: form-data; name=\"layout\"\r\n\r\n"
        + layout + "\r\n--b0und--\r\n"));
    return put(name, form.toByteArray(), "Content-Type", "multipart/form-data; boundary=b0und");
  }

  private static HttpResponse<byte[]> send(
      String method, String target, byte[] body, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url(target)))
        .method(
            method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String[] withKey(String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = "Bearer " + KEY;
    return all;
  }

  private static JsonArray names() throws Exception {
    return new JsonArray(new String(get("/templates").body(), StandardCharsets.UTF_8));
  }

  private static BufferedImage caption(String template) throws Exception {
    HttpResponse<byte[]> response =
        get("/caption?template=" + template + "&top_text=HEADLINE%20HERE");
    assertThat(response.statusCode()).isEqualTo(200);
    return read(response.body());
  }

  private static BufferedImage read(byte[] picture) throws IOException {
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(picture)));
  }

  private static byte[] bundled(String file) throws IOException {
    return Files.readAllBytes(Path.of("assets/templates", file));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("(none)");
  }

  private static String error(HttpResponse<byte[]> response) {
    return new JsonObject(new String(response.body(), StandardCharsets.UTF_8)).getString("error");
  }
}
