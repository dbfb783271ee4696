package io.memecast.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.engine.raster.Orientation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExifOrientationTest {
  /** Two entries, the second is the orientation 6. */
  private static final byte[] BIG = {
    'M', 'M', 0, 42, 0, 0, 0, 8, 0, 2, //
    1, 15, 0, 2, 0, 0, 0, 4, 'a', 'b', 'c', 0, //
    1, 18, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0
  };

  private static final byte[] LITTLE = {
    'I', 'I', 42, 0, 10, 0, 0, 0, 99, 99, 1, 0, //
    18, 1, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0
  };

  @Test
  void read_bothByteOrders_findIt() {
    assertThat(ExifOrientation.read(BIG, 0, BIG.length)).isEqualTo(Orientation.RIGHT_TOP);
    assertThat(ExifOrientation.read(LITTLE, 0, LITTLE.length)).isEqualTo(Orientation.LEFT_BOTTOM);
  }

  @Test
  void read_insideALargerArray_findsIt() {
    byte[] shifted = new byte[LITTLE.length + 7];
    System.arraycopy(LITTLE, 0, shifted, 5, LITTLE.length);
    assertThat(ExifOrientation.read(shifted, 5, LITTLE.length)).isEqualTo(Orientation.LEFT_BOTTOM);
  }

  @Test
  void read_cutOff_isUpright() {
    for (int length = 0; length < BIG.length; length++) {
      assertThat(ExifOrientation.read(Arrays.copyOf(BIG, length), 0, length))
          .isEqualTo(Orientation.TOP_LEFT);
    }
  }

  @Test
  void read_directoryFarAway_isUpright() {
    byte[] far = BIG.clone();
    far[4] = (byte) 0xff;
    assertThat(ExifOrientation.read(far, 0, far.length)).isEqualTo(Orientation.TOP_LEFT);
  }

  @Test
  void read_otherByteOrderMark_isUpright() {
    byte[] other = BIG.clone();
    other[0] = 'X';
    other[1] = 'X';
    assertThat(ExifOrientation.read(other, 0, other.length)).isEqualTo(Orientation.TOP_LEFT);
  }
}
