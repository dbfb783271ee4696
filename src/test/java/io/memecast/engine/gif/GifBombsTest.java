package io.memecast.engine.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Coverage;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Small files that say they are large: refused before any pixel has memory. */
class GifBombsTest {
  private static final int[] BLACK_RED = {0x000000, 0xff0000};

  /** The first refusal of a process allocates for the classes it loads. */
  @BeforeAll
  static void loadClasses() {
    refuse(new TestGif(65_535, 65_535, BLACK_RED).image(0, 0, 1, 1, 2, 1).end());
  }

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

  /** A clear code before each pixel: two bytes of the file for it, and little more of the heap. */
  @Test
  void prepare_clearCodesEverywhere_takesLittleMemory() {
    int side = 1000;
    byte[] packed = RandomGif.pack(new int[side * side], 7, 1, false);
    TestGif gif = new TestGif(side, side, BLACK_RED).control(1, -1, 5).descriptor(0, 0, side, side);
    gif.bytes(7);
    for (int at = 0; at < packed.length; at += 255) {
      int length = Math.min(255, packed.length - at);
      gif.bytes(length);
      for (int i = 0; i < length; i++) {
        gif.bytes(packed[at + i] & 0xff);
      }
    }
    byte[] file = gif.bytes(0).control(1, -1, 5).image(0, 0, 1, 1, 2, 1).end();

    PreparedTemplate template =
        new GifCodec().prepare(file, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());

    assertThat(template.heapBytes()).isLessThan(file.length + 2L * side * side);
    assertThat(template.caption(new Coverage(side, side), Deadline.never())).isNotEmpty();
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
    refuse(file);
    assertThat(allocatedBytes() - before).as("bytes allocated").isLessThan(2_000_000);
  }

  private static void refuse(byte[] file) {
    assertThatThrownBy(
            () -> new GifCodec().prepare(file, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never()))
        .isInstanceOf(CaptionException.class)
        .extracting("code")
        .isEqualTo(ErrorCode.TEMPLATE_TOO_LARGE);
  }

  private static long allocatedBytes() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
