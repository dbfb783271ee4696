package io.memecast.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.http.RawConnection.Answer;
import io.memecast.template.TemplateFile;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that are put in as a form, by clients that know how and by others. */
@SuppressWarnings("StringConcatToTextBlock") // Where a line ends is what is tested.
class TemplateFormTest {
  /** With everything in it that a search for a boundary may trip over. */
  private static final String PICTURE = "\u0089PNG\r\n\u001a\n\r\n--\r\n--b\r\n--bound\r\r\n\n--";

  private static final String LAYOUT = "color: black\r\n";
  private static final String TYPE = "multipart/form-data; boundary=boundary";

  private static FakeMember member;
  private RawConnection connection;

  @BeforeAll
  static void start() throws Exception {
    member = new FakeMember();
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
  void put_pictureAndLayout_areKept() throws Exception {
    Answer answer = put(file("picture", "a.png", PICTURE) + file("layout", "a.yaml", LAYOUT));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(kept().picture()).isEqualTo(bytes(PICTURE));
    assertThat(kept().layout()).isEqualTo(bytes(LAYOUT));
    assertThat(answer.header("etag")).isEqualTo('"' + kept().digest() + '"');
  }

  @Test
  void put_layoutFirstAndAsText_isKept() throws Exception {
    assertThat(put(field("layout", LAYOUT) + file("picture", "a.png", PICTURE)).status())
        .isEqualTo(201);
    assertThat(kept().layout()).isEqualTo(bytes(LAYOUT));
  }

  @Test
  void put_partsByTheirFileNames_areTold() throws Exception {
    assertThat(put(file("file", "x", PICTURE) + file("file", "raccoon.YAML", LAYOUT))
            .status())
        .isEqualTo(201);
    assertThat(kept().picture()).isEqualTo(bytes(PICTURE));
    assertThat(kept().layout()).isEqualTo(bytes(LAYOUT));
  }

  @Test
  void put_pictureWithoutAFileName_isKept() throws Exception {
    assertThat(put(field("picture", PICTURE)).status()).isEqualTo(201);
    assertThat(kept().picture()).isEqualTo(bytes(PICTURE));
    assertThat(kept().layout()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data; boundary=\"boundary\"",
        "Multipart/Form-Data;boundary=boundary",
        "multipart/form-data; charset=utf-8; boundary=boundary",
      })
  void put_typeWrittenOtherwise_isTheSame(String type) throws Exception {
    assertThat(put(type, file("picture", "a.png", PICTURE) + "--boundary--\r\n").status())
        .isEqualTo(201);
  }

  @Test
  void put_aByteAtATime_isTheSame() throws Exception {
    String form = file("picture", "a.png", PICTURE) + field("layout", LAYOUT) + "--boundary--";
    StringBuilder chunks = new StringBuilder();
    for (int i = 0; i < form.length(); i++) {
      chunks.append("1\r\n").append(form.charAt(i)).append("\r\n");
    }

    Answer answer = connection
        .send("PUT /templates/a HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + FakeMember.KEY
            + "\r\nContent-Type: " + TYPE + "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
            + "0\r\n\r\n")
        .answer();

    assertThat(answer.status()).isEqualTo(201);
    assertThat(kept().picture()).isEqualTo(bytes(PICTURE));
    assertThat(kept().layout()).isEqualTo(bytes(LAYOUT));
  }

  @Test
  void put_largePictureWithManyBlocks_isKeptAsItIs() throws Exception {
    StringBuilder picture = new StringBuilder(PICTURE);
    for (int i = 0; picture.length() < FakeMember.MAX_PICTURE - 20; i++) {
      picture.append(i).append(i % 3 == 0 ? "\r\n--bound" : "\n");
    }

    assertThat(put(file("picture", "a.png", picture.toString()) + field("layout", LAYOUT))
            .status())
        .isEqualTo(201);
    assertThat(kept().picture()).isEqualTo(bytes(picture.toString()));
  }

  @Test
  void put_wrongLayout_namesKeyAndValue() throws Exception {
    Answer answer = put(file("picture", "a.png", PICTURE)
        + field("layout", "boxes:\n  top: {x: left, y: 0, width: 1, height: 1}\n"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("a.yaml", "boxes.top.x", "left");
    assertThat(member.library.files).isEmpty();
  }

  @Test
  void put_layoutTooLarge_isRefused() throws Exception {
    Answer answer =
        put(file("picture", "a.png", PICTURE) + field("layout", "#" + "x".repeat(64 << 10)));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("a.yaml", "65537 > 65536");
  }

  @Test
  void put_pictureTooLargeInAFormThatIsNot_is413() throws Exception {
    Answer answer = put(file("picture", "a.png", PICTURE + "x".repeat(FakeMember.MAX_PICTURE)));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(member.library.files).isEmpty();
  }

  @Test
  void put_formTooLarge_is413BeforeItIsRead() throws Exception {
    Answer answer = connection
        .send("PUT /templates/a HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + FakeMember.KEY
            + "\r\nContent-Type: " + TYPE + "\r\nExpect: 100-continue\r\nContent-Length: "
            + 2 * FakeMember.MAX_PICTURE + "\r\n\r\n")
        .answer();

    assertThat(answer.status()).isEqualTo(413);
    assertThat(connection.isClosedByServer()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NO PART                     | no field picture",
        "only the layout             | no field picture",
        "two pictures                | more than one picture",
        "two layouts                 | more than one layout",
        "three parts                 | more than 2 parts",
        "two thousand parts          | more than 2 parts",
        "unknown field               | unknown field comment",
        "no name                     | malformed: a part has no name",
        "no disposition              | malformed: a part has no name",
        "empty picture               | picture is empty",
        "unknown transfer encoding   | Content-Transfer-Encoding of a part must be 7bit",
        "unknown charset             | malformed: it names a charset that is unknown",
        "no last boundary            | ends before its last boundary",
        "cut off within the picture  | ends before its last boundary",
        "cut off within a header     | ends before its last boundary",
        "no boundary at all          | what stands before a part takes more than 8192 bytes",
        "endless header              | what stands before a part takes more than 8192 bytes",
        "nested form                 | malformed: it cannot be read",
      })
  void put_malformedForm_is400(String form, String reason) throws Exception {
    Answer answer = put(TYPE, malformed(form));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .contains("cannot decode request", reason)
        .doesNotContain("java.", "io.netty", "Exception");
    assertThat(member.library.files).isEmpty();
  }

  private static String malformed(String form) {
    String picture = file("picture", "a.png", PICTURE);
    String end = "--boundary--\r\n";
    return switch (form) {
      case "NO PART" -> end;
      case "only the layout" -> field("layout", LAYOUT) + end;
      case "two pictures" -> picture + picture + end;
      case "two layouts" -> field("layout", LAYOUT) + field("layout", LAYOUT) + end;
      case "three parts" -> picture + field("layout", LAYOUT) + field("layout", LAYOUT) + end;
      case "two thousand parts" -> field("x", "").repeat(2_000) + end;
      case "unknown field" -> picture + field("comment", "hi") + end;
      case "no name" ->
        "--boundary\r\nContent-Disposition: form-data; filename=\"a\"\r\n\r\nx\r\n" + end;
      case "no disposition" -> "--boundary\r\n\r\nx\r\n" + end;
      case "empty picture" -> file("picture", "a.png", "") + end;
      case "unknown transfer encoding" ->
        "--boundary\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a\"\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\nx\r\n" + end;
      case "unknown charset" ->
        "--boundary\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a\"\r\n"
            + "Content-Type: image/png; charset=\u0001\r\n\r\nx\r\n" + end;
      case "no last boundary" -> picture;
      case "cut off within the picture" -> picture.substring(0, picture.length() - 5);
      case "cut off within a header" -> "--boundary\r\nContent-Dispo";
      case "no boundary at all" -> "x".repeat(20_000);
      case "endless header" -> "--boundary\r\nX: " + "x".repeat(100_000);
      case "nested form" ->
        "--boundary\r\nContent-Disposition: form-data; name=\"picture\"\r\n"
            + "Content-Type: multipart/mixed\r\n\r\n--inner\r\n" + end;
      default -> throw new IllegalArgumentException(form);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "multipart/form-data                               | 400 | has no boundary",
        "multipart/form-data; boundary                     | 400 | has no boundary",
        "multipart/form-data; boundary=                    | 400 | has no boundary",
        "multipart/form-data; boundary=\"\"                  | 400 | ends before its last",
        "multipart/form-data; boundary=other               | 400 | ends before its last",
        "multipart/form-data; boundary=boundary; charset=? | 400 | charset that is unknown",
        "multipart/form-data; boundary=boundary; charset=x | 400 | charset that is unknown",
        "multipart/mixed; boundary=boundary                | 415 | must be a picture or",
      })
  void put_wrongType_isRefused(String type, int status, String reason) throws Exception {
    Answer answer = put(type, file("picture", "a.png", PICTURE) + "--boundary--\r\n");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body())
        .contains(reason)
        .doesNotContain("java.", "io.netty", "Exception", "index out of range");
    assertThat(member.library.files).isEmpty();
  }

  @Test
  void put_noBoundary_isToldInWordsOfTheRequest() throws Exception {
    Answer answer = put("multipart/form-data", file("picture", "a.png", PICTURE));

    assertThat(answer.body()).contains("Content-Type has no boundary");
  }

  @Test
  void put_boundaryOfAThousandCharacters_is400() throws Exception {
    assertThat(put(TYPE + "y".repeat(1000), "x").status()).isEqualTo(400);
  }

  private Answer put(String parts) throws Exception {
    return put(TYPE, parts + "--boundary--\r\n");
  }

  private Answer put(String type, String body) throws Exception {
    return connection
        .send("PUT /templates/a HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + FakeMember.KEY
            + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
            + body)
        .answer();
  }

  private static String file(String name, String fileName, String content) {
    return "--boundary\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\""
        + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n";
  }

  private static String field(String name, String content) {
    return "--boundary\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content
        + "\r\n";
  }

  private static TemplateFile kept() {
    return Objects.requireNonNull(member.library.files.get("a"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
