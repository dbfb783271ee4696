package io.memecast.engine.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {
  @Test
  void reset_patchesAreTakenAgain_withoutInk() {
    Coverage coverage = new Coverage(20, 10);
    TextPatch text = coverage.addText(1, 2, 5, 4, 0x111111, 0x222222);
    Arrays.fill(text.total(), (byte) 9);
    Arrays.fill(text.fill(), (byte) 8);
    text.touch(2, 1, 4);
    ColorPatch color = coverage.addColor(0, 0, 3, 3);
    Arrays.fill(color.argb(), -1);
    assertThat(coverage.patches()).containsExactly(text, color);

    coverage.reset(30, 30);
    assertThat(coverage.patches()).isEmpty();
    TextPatch again = coverage.addText(10, 11, 4, 5, 0x333333, 0x444444);
    assertThat(again).isSameAs(text);
    assertThat(again.total()).startsWith(new byte[20]);
    assertThat(again.fill()).startsWith(new byte[20]);
    assertThat(again.rowStart(2)).isGreaterThanOrEqualTo(again.rowEnd(2));
    assertThat(new int[] {again.x(), again.y(), again.width(), again.height()})
        .containsExactly(10, 11, 4, 5);
    assertThat(again.outlineRgb()).isEqualTo(0x333333);
    assertThat(again.fillRgb()).isEqualTo(0x444444);
    ColorPatch colorAgain = coverage.addColor(0, 0, 3, 3);
    assertThat(colorAgain).isSameAs(color);
    assertThat(colorAgain.argb()).startsWith(new int[9]);
  }

  @Test
  void reset_largePatches_areGivenBack() {
    Coverage coverage = new Coverage(4000, 4000);
    TextPatch large = coverage.addText(0, 0, 4000, 4000, 0, 0);
    TextPatch small = coverage.addText(0, 0, 10, 10, 0, 0);
    coverage.reset(4000, 4000);
    assertThat(coverage.addText(0, 0, 10, 10, 0, 0)).isSameAs(small);
    assertThat(coverage.addText(0, 0, 10, 10, 0, 0)).isNotSameAs(large);
  }

  @Test
  void reset_manyShapes_keepsLittleInAll() {
    Coverage coverage = new Coverage(3000, 3000);
    // Each round another one of the free patches grows to nearly all that may be kept.
    for (int count = 6; count > 0; count--) {
      for (int i = 1; i < count; i++) {
        coverage.addText(0, 0, 1, 1, 0, 0);
      }
      coverage.addText(0, 0, 2500, 2500, 0, 0);
      coverage.reset(3000, 3000);
    }
    long kept = 0;
    for (int i = 0; i < 6; i++) {
      kept += coverage.addText(0, 0, 1, 1, 0, 0).total().length;
    }
    assertThat(kept).isLessThan(10 << 20);
  }

  @Test
  void touch_severalTimes_spansAll() {
    TextPatch patch = new Coverage(50, 50).addText(0, 0, 30, 3, 0, 0);
    patch.touch(1, 10, 12);
    patch.touch(1, 20, 25);
    patch.touch(1, 8, 9);
    assertThat(patch.rowStart(1)).isEqualTo(8);
    assertThat(patch.rowEnd(1)).isEqualTo(25);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 5, 5", "0, -1, 5, 5", "6, 0, 5, 5", "0, 6, 5, 5", "0, 0, 0, 5", "0, 0, 5, 0"})
  void add_outsideOfThePicture_isAFault(int x, int y, int width, int height) {
    Coverage coverage = new Coverage(10, 10);
    assertThatThrownBy(() -> coverage.addText(x, y, width, height, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not inside 10×10");
    assertThatThrownBy(() -> coverage.addColor(x, y, width, height))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(coverage.patches()).isEmpty();
  }

  @Test
  void coverage_sizeNotPositive_isAFault() {
    assertThatThrownBy(() -> new Coverage(0, 5)).hasMessageContaining("0×5");
  }
}
