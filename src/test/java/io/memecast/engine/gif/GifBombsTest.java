package io.memecast.engine.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.Variant;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Small files that say they are large: refused before any pixel has memory. */
class GifBombsTest {
  private static final int[] BLACK_RED = {0x000000, 0xff0000};

  @Test
  void prepare_hugeCanvas_isRefused() {
    assertRefused(new TestGif(65_535, 65_535, BLACK_RED).image(0, 0, 1, 1, 2, 1).end());
  }

  @Test
  void prepare_hugeFrameOnSmallCanvas_isRefused() {
    assertRefused(new TestGif(1, 1, BLACK_RED)
        .descriptor(0, 0, 65_535, 65_535)
        .bytes(2, 0)
        .end());
  }

  @Test
  void prepare_twoHundredThousandFrames_isRefused() {
    TestGif gif = new TestGif(1, 1, BLACK_RED);
    for (int i = 0; i < 200_000; i++) {
      gif.descriptor(0, 0, 1, 1).bytes(2, 2, 0x4c, 1, 0);
    }
    assertRefused(gif.end());
  }

  @Test
  void prepare_manyLargeFrames_isRefused() {
    TestGif gif = new TestGif(2_000, 2_000, BLACK_RED);
    for (int i = 0; i < 400; i++) {
      gif.descriptor(0, 0, 2_000, 2_000).bytes(2, 2, 0x4c, 1, 0);
    }
    assertRefused(gif.end());
  }

  @Test
  void prepare_manyLargeFramesOnSmallCanvas_isRefused() {
    TestGif gif = new TestGif(1, 1, BLACK_RED);
    for (int i = 0; i < 400; i++) {
      gif.descriptor(0, 0, 2_000, 2_000).bytes(2, 2, 0x4c, 1, 0);
    }
    assertRefused(gif.end());
  }

  @Test
  void prepare_resizedBeyondTheLimits_isRefused() {
    byte[] file = new TestGif(1, 1, BLACK_RED)
        .control(1, -1, 5)
        .image(0, 0, 1, 1, 2, 1)
        .image(0, 0, 1, 1, 2, 1)
        .end();
    Variant huge = new Variant(60_000, 60_000, null);
    assertThatThrownBy(() -> new GifCodec().prepare(file, huge, Limits.DEFAULTS, Deadline.never()))
        .extracting("code")
        .isEqualTo(ErrorCode.TEMPLATE_TOO_LARGE);
  }

  @Test
  void prepare_aMillionComments_isNoTrouble() {
    TestGif gif = new TestGif(1, 1, BLACK_RED);
    for (int i = 0; i < 1_000_000; i++) {
      gif.bytes(0x21, 0xfe, 0);
    }
    byte[] file = gif.control(1, -1, 5).image(0, 0, 1, 1, 2, 1).end();
    assertThat(new GifCodec()
            .prepare(file, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never())
            .width())
        .isEqualTo(1);
  }

  private static void assertRefused(byte[] file) {
    long before = allocatedBytes();
    assertThatThrownBy(
            () -> new GifCodec().prepare(file, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never()))
        .isInstanceOf(CaptionException.class)
        .extracting("code")
        .isEqualTo(ErrorCode.TEMPLATE_TOO_LARGE);
    assertThat(allocatedBytes() - before).as("bytes allocated").isLessThan(2_000_000);
  }

  private static long allocatedBytes() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
