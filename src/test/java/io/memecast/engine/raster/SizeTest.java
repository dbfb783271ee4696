package io.memecast.engine.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {
  @ParameterizedTest
  @CsvSource({
    "600, 400, 300,    , 300, 200",
    "600, 400,    , 100, 150, 100",
    "600, 400, 300, 100, 150, 100",
    "600, 400, 150, 300, 150, 100",
    "600, 400, 1200,   , 1200, 800",
    "600, 400, 600, 400, 600, 400",
    "1000,  1, 10,     , 10, 1",
    "3,     2, 2, 2,     2, 1",
    "333, 500, 100, 100, 67, 100",
  })
  void fitWithin_keepsTheAspect(
      int width, int height, Integer maxWidth, Integer maxHeight, int w, int h) {
    assertThat(new Size(width, height).fitWithin(maxWidth, maxHeight)).isEqualTo(new Size(w, h));
  }

  @Test
  void fitWithin_noBounds_isThisSize() {
    Size size = new Size(3, 4);
    assertThat(size.fitWithin(null, null)).isSameAs(size);
  }

  @Test
  void fitWithin_beyondAnInt_saturates() {
    assertThat(new Size(1, 10).fitWithin(Integer.MAX_VALUE, null))
        .isEqualTo(new Size(Integer.MAX_VALUE, Integer.MAX_VALUE));
  }

  @Test
  void size_notPositive_isRefused() {
    assertThatThrownBy(() -> new Size(0, 3)).hasMessageContaining("0×3");
    assertThatThrownBy(() -> new Size(3, -1)).hasMessageContaining("3×-1");
  }
}
