package io.memecast.engine.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Coverage;
import io.memecast.error.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What libjpeg-turbo's decoder says of our files. Without {@code djpeg} on the path the tests are skipped, aloud; with
 * {@code MEMECAST_TEST_REQUIRE_TOOLS=true} they fail.
 */
class DjpegTest {
  private final JpegCodec codec = new JpegCodec();
  private final Path folder;

  DjpegTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void requireDjpeg() throws InterruptedException {
    boolean found;
    try {
      found = new ProcessBuilder("djpeg", "-version").start().waitFor() == 0;
    } catch (IOException e) {
      found = false;
    }
    if (!found && "true".equals(System.getenv("MEMECAST_TEST_REQUIRE_TOOLS"))) {
      fail("djpeg is not installed (apt-get install libjpeg-turbo-progs)");
    }
    assumeTrue(found, "djpeg is not installed: what it says of our JPEGs is not tested");
  }

  /** Without interpolation of chroma, since that reaches one pixel into untouched MCUs. */
  @ParameterizedTest
  @MethodSource("io.memecast.engine.jpeg.JpegSamples#all")
  void caption_text_pixelsOfOtherMcusAreTheSame(Path file) throws Exception {
    byte[] source = JpegSamples.read(file);
    PreparedTemplate template =
        codec.prepare(source, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
    Coverage coverage = new Coverage(template.width(), template.height());
    new RandomInk(5).text(coverage);
    Frame frame = JpegParser.parse(source, Limits.DEFAULTS, Deadline.never()).frame();

    byte[] before = djpeg(source);
    byte[] after = djpeg(template.caption(coverage, Deadline.never()));

    assertThat(after).hasSameSizeAs(before);
    assertThat(differingOutside(frame, coverage, before, after)).isZero();
  }

  private static int differingOutside(Frame frame, Coverage coverage, byte[] before, byte[] after) {
    InkMap ink = new InkMap(coverage);
    int channels = frame.components().size();
    int header = before.length - frame.width() * frame.height() * channels;
    int mcuWidth = 8 * frame.maxH();
    int mcuHeight = 8 * frame.maxV();
    int differing = 0;
    for (int top = 0; top < frame.height(); top += mcuHeight) {
      for (int left = 0; left < frame.width(); left += mcuWidth) {
        if (ink.touches(left, top, mcuWidth, mcuHeight)) {
          continue;
        }
        for (int y = top; y < Math.min(top + mcuHeight, frame.height()); y++) {
          for (int x = left; x < Math.min(left + mcuWidth, frame.width()); x++) {
            for (int channel = 0; channel < channels; channel++) {
              int at = header + (y * frame.width() + x) * channels + channel;
              differing += before[at] == after[at] ? 0 : 1;
            }
          }
        }
      }
    }
    return differing;
  }

  @Test
  void djpeg_flippedBit_isSeen() throws Exception {
    byte[] source = JpegSamples.read(Path.of("assets/templates/chelsea.jpg"));
    byte[] flipped = source.clone();
    flipped[flipped.length - 100] ^= 4;

    assertThat(run(flipped).pnm()).isNotEqualTo(djpeg(source));
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Decoded(byte[] pnm, String said) {}

  /** The decoded file as PNM; the decoder must not warn. */
  private byte[] djpeg(byte[] file) throws IOException, InterruptedException {
    Decoded decoded = run(file);
    assertThat(decoded.said()).isEmpty();
    return decoded.pnm();
  }

  private Decoded run(byte[] file) throws IOException, InterruptedException {
    Path in = Files.write(Files.createTempFile(folder, "in", ".jpg"), file);
    Path out = Files.createTempFile(folder, "out", ".pnm");
    Process process = new ProcessBuilder(
            "djpeg", "-nosmooth", "-dct", "int", "-outfile", out.toString(), in.toString())
        .redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Decoded(Files.readAllBytes(out), said);
  }
}
