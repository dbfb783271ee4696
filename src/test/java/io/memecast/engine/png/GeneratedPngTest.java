package io.memecast.engine.png;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Coverage;
import io.memecast.error.Deadline;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every colour type, bit depth and interlacing, in sizes where rows, passes and bands end early. */
class GeneratedPngTest {
  private static final int[] WIDTHS = {1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 33};
  private static final int[] HEIGHTS = {1, 2, 3, 5, 8, 16, 17};
  private static final byte[] NONE = {};

  static Stream<Arguments> kinds() {
    return Stream.of(
            List.of(0, 1, 2, 4, 8, 16),
            List.of(2, 8, 16),
            List.of(3, 1, 2, 4, 8),
            List.of(4, 8, 16),
            List.of(6, 8, 16))
        .flatMap(kind -> kind.stream().skip(1).map(depth -> Arguments.of(kind.get(0), depth)));
  }

  private final PngCodec codec = new PngCodec();

  @ParameterizedTest
  @MethodSource("kinds")
  void caption_generated_isTheComposite(int colorType, int depth) {
    Random random = new Random(100 * colorType + depth);
    for (int width : WIDTHS) {
      for (int height : HEIGHTS) {
        checkBoth(colorType, depth, width, height, random);
      }
    }
    checkBoth(colorType, depth, 101, 70, random);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("kinds")
  void caption_everySmallSize_isTheComposite(int colorType, int depth) {
    Random random = new Random(200 * colorType + depth);
    for (int width = 1; width <= 33; width++) {
      for (int height = 1; height <= 17; height++) {
        checkBoth(colorType, depth, width, height, random);
      }
    }
  }

  private void checkBoth(int colorType, int depth, int width, int height, Random random) {
    for (boolean interlaced : new boolean[] {false, true}) {
      TestPng png = new TestPng(width, height, colorType, depth, interlaced, random.nextLong())
          .splitAt(1 + random.nextInt(500));
      byte[] palette = new byte[3 << Math.min(8, depth)];
      random.nextBytes(palette);
      if (colorType == 3) {
        png.with("PLTE", palette);
      }
      byte[] transparency = random.nextBoolean() ? transparency(png, random) : NONE;
      if (transparency.length > 0) {
        png.with("tRNS", transparency);
      }
      check(png.bytes(), Rgba.of(png, palette, transparency), random);
    }
  }

  /** Of a colour that the picture has. */
  private static byte[] transparency(TestPng png, Random random) {
    if (png.colorType == 3) {
      byte[] alphas = new byte[1 + random.nextInt(1 << png.depth)];
      random.nextBytes(alphas);
      return alphas;
    }
    if (png.colorType > 3) {
      return NONE;
    }
    byte[] color = new byte[2 * png.channels];
    for (int c = 0; c < png.channels; c++) {
      color[2 * c] = (byte) (png.samples[0][c] >> 8);
      color[2 * c + 1] = (byte) png.samples[0][c];
    }
    return color;
  }

  private void check(byte[] file, Rgba meant, Random random) {
    assertThat(Rgba.decodedByUs(file).differences(meant)).isZero();
    PreparedTemplate template =
        codec.prepare(file, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
    Coverage ink = new Coverage(meant.width, meant.height);
    byte[] bare = template.caption(ink, Deadline.never());
    assertThat(Rgba.decodedByImageIo(bare).differences(meant)).isZero();
    ink = TestInk.random(meant.width, meant.height, random);
    byte[] captioned = template.caption(ink, Deadline.never());
    Rgba expected = meant.under(ink);
    assertThat(Rgba.decodedByImageIo(captioned).differences(expected)).isZero();
    assertThat(Rgba.decodedByUs(captioned).differences(expected)).isZero();
  }
}
