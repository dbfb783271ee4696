package io.memecast.engine.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.engine.codec.ExifOrientation;
import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.Orientation;
import io.memecast.engine.raster.Pixels;
import io.memecast.error.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
  private final JpegCodec codec = new JpegCodec();

  /** Where a pixel of the upright picture stands in the stored one, by Exif's table of first row and first column. */
  private static int[] source(int exif, int x, int y, int width, int height) {
    return switch (exif) {
      case 2 -> new int[] {width - 1 - x, y};
      case 3 -> new int[] {width - 1 - x, height - 1 - y};
      case 4 -> new int[] {x, height - 1 - y};
      case 5 -> new int[] {y, x};
      case 6 -> new int[] {y, height - 1 - x};
      case 7 -> new int[] {width - 1 - y, height - 1 - x};
      case 8 -> new int[] {width - 1 - y, x};
      default -> new int[] {x, y};
    };
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
  void prepare_wholeMcus_turnedWithoutLoss(int exif) {
    byte[] stored = JpegSamples.sample("whole-mcus.jpg");
    PreparedTemplate template = prepare(stored, exif);

    // The inverse transform and the interpolation of chroma do not round alike in both directions.
    assertThat(meanDifference(stored, template, exif)).isLessThan(0.5);
    assertThat(template.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2x2-33x17.jpg, 2", "2x2-33x17.jpg, 3", "2x2-33x17.jpg, 4", "2x2-33x17.jpg, 6",
    "2x2-33x17.jpg, 7", "2x2-33x17.jpg, 8", "grey-33x17.jpg, 6", "rgb-33x17.jpg, 8",
    "mixed-sampling.jpg, 6"
  })
  void prepare_partialMcus_turnedByPixels(String name, int exif) {
    byte[] stored = JpegSamples.sample(name);
    PreparedTemplate template = prepare(stored, exif);

    assertThat(meanDifference(stored, template, exif)).isLessThan(6);
    assertThat(template.notes()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"2x2-33x17.jpg", "4x1-17x33-progressive.jpg", "mixed-sampling.jpg", "grey-17x33.jpg"})
  void prepare_transposed_isLosslessAtAnySize(String name) {
    byte[] stored = JpegSamples.sample(name);
    PreparedTemplate template = prepare(stored, 5);

    assertThat(meanDifference(stored, template, 5)).isLessThan(0.5);
    assertThat(template.notes()).isEmpty();
  }

  @Test
  void meanDifference_turnedTheOtherWay_isLarge() {
    byte[] stored = JpegSamples.sample("whole-mcus.jpg");

    assertThat(meanDifference(stored, prepare(stored, 6), 8)).isGreaterThan(20);
  }

  @Test
  void read_brokenExif_turnsNothing() {
    byte[] exif = JpegBytes.exif(6, false);
    exif[13] = 127; // the directory lies past the end

    assertThat(read(exif)).isEqualTo(Orientation.TOP_LEFT);
    assertThat(read(JpegBytes.exif(9, true))).isEqualTo(Orientation.TOP_LEFT);
    assertThat(read(JpegBytes.exif(8, true))).isEqualTo(Orientation.LEFT_BOTTOM);
  }

  /** After "Exif", 0, 0. */
  private static Orientation read(byte[] exif) {
    return ExifOrientation.read(exif, 6, exif.length - 6);
  }

  private PreparedTemplate prepare(byte[] stored, int exif) {
    byte[] file = JpegBytes.withSegment(stored, Marker.APP1, JpegBytes.exif(exif, exif % 2 == 0));
    return codec.prepare(file, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
  }

  private static double meanDifference(byte[] stored, PreparedTemplate template, int exif) {
    Pixels before = JpegCodec.decode(stored, Limits.DEFAULTS, Deadline.never());
    Coverage none = new Coverage(template.width(), template.height());
    Pixels after = JpegCodec.decode(
        template.caption(none, Deadline.never()), Limits.DEFAULTS, Deadline.never());
    boolean turned = exif >= 5;
    assertThat(after.width()).isEqualTo(turned ? before.height() : before.width());
    assertThat(after.height()).isEqualTo(turned ? before.width() : before.height());
    long sum = 0;
    for (int y = 0; y < after.height(); y++) {
      for (int x = 0; x < after.width(); x++) {
        int[] from = source(exif, x, y, before.width(), before.height());
        int a = after.argb()[y * after.width() + x];
        int b = before.argb()[from[1] * before.width() + from[0]];
        for (int shift = 0; shift < 24; shift += 8) {
          sum += Math.abs((a >> shift & 0xff) - (b >> shift & 0xff));
        }
      }
    }
    return sum / 3.0 / after.argb().length;
  }
}
