package io.memecast.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaptionExceptionTest {
  @Test
  void getMessage_longText_isCut() {
    String text = new CaptionException(ErrorCode.INVALID_REQUEST, "x".repeat(1 << 20)).getMessage();

    assertThat(text).hasSizeLessThan(5000).startsWith("xxx").endsWith("x…");
  }

  @Test
  void getMessage_pairAtTheCut_isNotBroken() {
    String text =
        new CaptionException(ErrorCode.INVALID_REQUEST, "\ud83d\udc22".repeat(5000)).getMessage();
    String other = new CaptionException(
            ErrorCode.INVALID_REQUEST, "x" + "\ud83d\udc22".repeat(5000))
        .getMessage();

    assertThat(text).endsWith("\ud83d\udc22…");
    assertThat(other).endsWith("\ud83d\udc22…");
  }

  @Test
  void getMessage_shortText_isItself() {
    assertThat(new CaptionException(ErrorCode.INVALID_REQUEST, "wrong")).hasMessage("wrong");
  }
}
