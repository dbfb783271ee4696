package io.memecast.engine.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.TextInk;
import io.memecast.error.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundled PNG under a usual caption: exact, in one valid stream, and each check able to fail. */
class BundledPngTest {
  private final PngCodec codec = new PngCodec();

  static Stream<Path> templates() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("assets/templates"))) {
      List<Path> pngs =
          files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
      assertThat(pngs).isNotEmpty();
      return pngs.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void caption_bundled_isTheCompositeAndNothingElse(Path path) throws IOException {
    byte[] file = Files.readAllBytes(path);
    PreparedTemplate template = prepare(file);
    Coverage ink = ink(template);
    Rgba source = Rgba.decodedByImageIo(file);
    Rgba expected = source.under(ink);
    byte[] captioned = template.caption(ink, Deadline.never());

    assertThat(Rgba.decodedByImageIo(captioned).differences(expected)).isZero();
    assertThat(Rgba.decodedByUs(captioned).differences(expected)).isZero();
    assertThat(Rgba.decodedByUs(file).differences(source)).isZero();
    // Controls: the ink is seen, and so is one altered sample outside of it.
    assertThat(expected.differences(source)).isGreaterThan(1000);
    expected.samples[4 * (expected.width * (expected.height / 2))] ^= 1;
    assertThat(Rgba.decodedByImageIo(captioned).differences(expected)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void caption_bundled_isOneStreamForAnotherInflater(Path path) throws IOException {
    PreparedTemplate template = prepare(Files.readAllBytes(path));
    byte[] zlib = imageData(template.caption(ink(template), Deadline.never()));
    int rowBytes = PlainInflate.inflate(zlib).length / template.height();
    assertThat(rowBytes).isIn(1 + 3 * template.width(), 1 + 4 * template.width());

    zlib[zlib.length - 1] ^= 1;
    assertThatThrownBy(() -> PlainInflate.inflate(zlib)).hasMessage("wrong Adler-32");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void caption_sameInkAgain_isTheSameFile(Path path) throws IOException {
    PreparedTemplate template = prepare(Files.readAllBytes(path));
    byte[] first = template.caption(ink(template), Deadline.never());
    Coverage all =
        TestInk.block(template.width(), template.height(), 0, 0, template.width(), 40, 0xff0000);
    assertThat(template.caption(all, Deadline.never())).isNotEqualTo(first);
    assertThat(template.caption(ink(template), Deadline.never())).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void caption_bundled_passesPngcheck(Path path, @TempDir Path folder) throws Exception {
    requirePngcheck();
    PreparedTemplate template = prepare(Files.readAllBytes(path));
    byte[] captioned = template.caption(ink(template), Deadline.never());
    assertThat(pngcheck(folder, captioned)).isZero();

    captioned[captioned.length / 2] ^= 1;
    assertThat(pngcheck(folder, captioned)).isNotZero();
  }

  @Test
  void caption_generatedSixteenBit_passesPngcheck(@TempDir Path folder) throws Exception {
    requirePngcheck();
    byte[] file = new TestPng(33, 70, 4, 16, true, 5)
        .with("gAMA", (byte) 0, (byte) 0, (byte) 0xb1, (byte) 0x8f)
        .bytes();
    PreparedTemplate template = prepare(file);
    Coverage ink = TestInk.block(33, 70, 3, 20, 20, 20, 0xffffff);
    assertThat(pngcheck(folder, template.caption(ink, Deadline.never()))).isZero();
  }

  private PreparedTemplate prepare(byte[] file) {
    return codec.prepare(file, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
  }

  private static Coverage ink(PreparedTemplate template) {
    return TextInk.topAndBottom(
        template.width(),
        template.height(),
        "only the text",
        "is written again",
        0xffffff,
        0x000000);
  }

  /** The data of all IDAT chunks, one behind the other. */
  private static byte[] imageData(byte[] file) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (int at = 8; at < file.length; ) {
      int length = Chunk.int32(file, at);
      if (new String(file, at + 4, 4, StandardCharsets.ISO_8859_1).equals("IDAT")) {
        data.write(file, at + 8, length);
      }
      at += 12 + length;
    }
    return data.toByteArray();
  }

  /** Skips aloud where the tool is not installed, and fails where the environment says it must be. */
  private static void requirePngcheck() {
    boolean installed = Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pngcheck")));
    if ("true".equals(System.getenv("MEMECAST_TEST_REQUIRE_TOOLS"))) {
      assertThat(installed).as("pngcheck is installed").isTrue();
    }
    assumeTrue(installed, "SKIPPED: pngcheck is not installed");
  }

  private static int pngcheck(Path folder, byte[] file) throws Exception {
    Path path = Files.write(folder.resolve("captioned.png"), file);
    Process process = new ProcessBuilder("pngcheck", "-q", path.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("pngcheck.txt").toFile())
        .start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
