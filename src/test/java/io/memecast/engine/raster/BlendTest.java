package io.memecast.engine.raster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlendTest {
  @Test
  void div255_everyValue_isRounded() {
    for (int value = 0; value <= 255 * 255; value++) {
      assertThat(Blend.div255(value)).isEqualTo((int) Math.round(value / 255.0));
    }
  }

  @Test
  void text_fullCoverage_isTheInk() {
    for (int background = 0; background < 256; background++) {
      assertThat(Blend.text(background, 255, 255, 10, 200)).isEqualTo(200);
      assertThat(Blend.text(background, 255, 0, 10, 200)).isEqualTo(10);
      assertThat(Blend.text(background, 0, 0, 10, 200)).isEqualTo(background);
    }
  }

  @Test
  void text_partCoverage_isTheRoundedSum() {
    for (int total = 0; total < 256; total += 5) {
      for (int fill = 0; fill <= total; fill += 5) {
        double exact = 77 + (total * (10 - 77) + fill * (200 - 10)) / 255.0;
        assertThat(Blend.text(77, total, fill, 10, 200)).isEqualTo((int) Math.round(exact));
      }
    }
  }

  @Test
  void over_premultiplied_staysASample() {
    for (int alpha = 0; alpha < 256; alpha++) {
      for (int background = 0; background < 256; background += 3) {
        assertThat(Blend.over(background, alpha, alpha)).isBetween(background, 255);
        assertThat(Blend.over(background, 0, alpha)).isBetween(0, background);
      }
    }
    assertThat(Blend.over(200, 100, 128)).isEqualTo(100 + 100);
    assertThat(Blend.over(255, 255, 128)).isEqualTo(255);
  }
}
