package io.memecast.engine.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanczosTest {
  @Test
  void resize_sameSize_isTheSamePicture() {
    Pixels source = random(7, 5, true);
    assertThat(resize(source, 7, 5)).isSameAs(source);
  }

  @ParameterizedTest
  @CsvSource({"3, 2", "1, 1", "40, 1", "1, 30", "20, 15", "80, 60", "39, 29", "400, 3"})
  void resize_oneColor_staysThatColor(int width, int height) {
    int[] argb = new int[40 * 30];
    Arrays.fill(argb, 0xff3366cc);
    Pixels resized = resize(new Pixels(40, 30, argb, true), width, height);
    assertThat(resized.width()).isEqualTo(width);
    assertThat(resized.height()).isEqualTo(height);
    assertThat(resized.argb()).containsOnly(0xff3366cc);
    Arrays.fill(argb, 0x803366cc);
    assertThat(resize(new Pixels(40, 30, argb, false), width, height).argb())
        .containsOnly(0x803366cc);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 3", "6, 1", "2, 9", "7, 4", "23, 19", "60, 6"})
  void resize_random_isTheSumOfTheKernel(int width, int height) {
    Pixels source = random(12, 9, true);
    Pixels resized = resize(source, width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int shift = 0; shift < 24; shift += 8) {
          double expected = sum(source, shift, x, y, width, height);
          assertThat((double) (resized.argb()[y * width + x] >> shift & 0xff))
              .isCloseTo(Math.max(0, Math.min(255, expected)), within(0.51));
        }
      }
    }
  }

  /** The two-dimensional kernel over the whole picture, as it is defined. */
  private static double sum(Pixels source, int shift, int x, int y, int width, int height) {
    double sum = 0;
    double weights = 0;
    for (int v = 0; v < source.height(); v++) {
      for (int u = 0; u < source.width(); u++) {
        double weight = weight(u, x, source.width(), width) * weight(v, y, source.height(), height);
        weights += weight;
        sum += weight * (source.argb()[v * source.width() + u] >> shift & 0xff);
      }
    }
    return sum / weights;
  }

  private static double weight(int from, int to, int fromSize, int toSize) {
    double scale = Math.max(1, (double) fromSize / toSize);
    double x = (from + 0.5 - (to + 0.5) * fromSize / toSize) / scale;
    return Math.abs(x) >= 3 ? 0 : sinc(x) * sinc(x / 3);
  }

  private static double sinc(double x) {
    return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  @Test
  void resize_mirrored_isTheMirrorOfTheResult() {
    Pixels source = random(31, 17, false);
    Pixels mirrored = Orientation.BOTTOM_RIGHT.apply(source);
    Pixels expected = Orientation.BOTTOM_RIGHT.apply(resize(source, 13, 11));
    int[] actual = resize(mirrored, 13, 11).argb();
    for (int i = 0; i < actual.length; i++) {
      for (int shift = 0; shift < 32; shift += 8) {
        // Sums in another order may round otherwise.
        assertThat(actual[i] >> shift & 0xff)
            .isCloseTo(expected.argb()[i] >> shift & 0xff, within(1));
      }
    }
  }

  @Test
  void resize_hiddenColor_doesNotShine() {
    int[] argb = new int[16];
    Arrays.fill(argb, 0, 8, 0x00ff0000);
    Arrays.fill(argb, 8, 16, 0xff0000ff);
    for (int pixel : resize(new Pixels(4, 4, argb, false), 2, 2).argb()) {
      assertThat(pixel >> 16 & 0xff).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"4000000, 1, 1024, 1", "1, 4000000, 1, 3", "2000, 2000, 1, 1"})
  void resize_shrunkVeryMuch_isTheAverageAndTakesLittleMemory(
      int fromWidth, int fromHeight, int width, int height) {
    int[] argb = new int[fromWidth * fromHeight];
    Arrays.setAll(argb, i -> i % 2 == 0 ? 0xff204080 : 0xff60c0a0);
    Pixels source = new Pixels(fromWidth, fromHeight, argb, true);
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Pixels resized = resize(source, width, height);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16 << 20);
    assertThat(resized.argb()).hasSize(width * height).containsOnly(0xff408090);
  }

  /** Four boxes to a side, each of its own colour: what averages of boxes leave in place. */
  @Test
  void resize_byAnOddScale_keepsPlaces() {
    int side = 1500;
    int[] argb = new int[side * side];
    Arrays.setAll(argb, i -> i % side < side / 2 ? 0xff000000 : 0xffffffff);
    int[] shrunk = resize(new Pixels(side, side, argb, true), 4, 4).argb();
    assertThat(shrunk[0] & 0xff).isLessThan(30);
    assertThat(shrunk[3] & 0xff).isGreaterThan(225);
    assertThat((shrunk[1] & 0xff) + (shrunk[2] & 0xff)).isCloseTo(255, within(2));
  }

  @Test
  void resize_deadlineUp_stops() {
    Pixels source = random(7, 5, true);
    Deadline up = Deadline.in(Duration.ZERO);
    assertThatThrownBy(() -> Lanczos.resize(source, new Size(3, 3), up))
        .isInstanceOf(CaptionException.class);
  }

  private static Pixels resize(Pixels source, int width, int height) {
    return Lanczos.resize(source, new Size(width, height), Deadline.never());
  }

  private static Pixels random(int width, int height, boolean opaque) {
    int[] argb = new Random(3).ints((long) width * height).toArray();
    if (opaque) {
      Arrays.setAll(argb, i -> argb[i] | 0xff000000);
    }
    return new Pixels(width, height, argb, opaque);
  }
}
