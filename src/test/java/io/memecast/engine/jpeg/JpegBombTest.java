package io.memecast.engine.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.Variant;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Small files that ask for much: refused before it is allocated. */
class JpegBombTest {
  private static final long SMALL = 1 << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final JpegCodec codec = new JpegCodec();

  @Test
  void prepare_hugePicture_refused() {
    byte[] bomb = JpegBytes.withSize(JpegSamples.sample("2x2-33x17.jpg"), 65500, 65500);

    assertRefused(bomb, Variant.ORIGINAL, ErrorCode.TEMPLATE_TOO_LARGE, "65500×65500");
  }

  @Test
  void prepare_largePictureWithoutData_refused() {
    byte[] bomb = JpegBytes.withSize(JpegSamples.sample("2x2-33x17.jpg"), 4800, 4800);

    assertRefused(bomb, Variant.ORIGINAL, ErrorCode.TEMPLATE_UNREADABLE, "ends too early");
  }

  @Test
  void prepare_hugeArithmeticPicture_refusedBeforeAnotherDecoderSeesIt() {
    byte[] bomb = JpegBytes.withSize(JpegSamples.sample("arithmetic.jpg"), 65500, 65500);

    assertRefused(bomb, Variant.ORIGINAL, ErrorCode.TEMPLATE_TOO_LARGE, "65500×65500");
  }

  @Test
  void prepare_thousandsOfScans_refused() {
    byte[] bomb =
        JpegBytes.withFirstScanRepeated(JpegSamples.sample("1x1-33x17-progressive.jpg"), 10_000);

    assertRefused(bomb, Variant.ORIGINAL, ErrorCode.TEMPLATE_UNREADABLE, "too many scans");
  }

  @Test
  void prepare_thousandsOfScansOfAnotherCoding_refused() {
    byte[] bomb = JpegBytes.withFirstScanRepeated(JpegSamples.sample("arithmetic.jpg"), 10_000);

    assertRefused(bomb, Variant.ORIGINAL, ErrorCode.TEMPLATE_UNREADABLE, "too many scans");
  }

  @Test
  void prepare_heightLater_isCheckedToo() {
    byte[] open = JpegBytes.withSize(JpegSamples.sample("2x2-33x17.jpg"), 65500, 0);
    SegmentWriter bomb = new SegmentWriter();
    bomb.bytes(Arrays.copyOf(open, open.length - 2));
    bomb.segment(Marker.DNL, new byte[] {(byte) 0xff, (byte) 0xdc});
    bomb.marker(Marker.EOI);

    assertRefused(
        bomb.toByteArray(), Variant.ORIGINAL, ErrorCode.TEMPLATE_TOO_LARGE, "65500×65500");
  }

  @Test
  void prepare_hugeResult_refused() {
    assertRefused(
        JpegSamples.sample("2x2-33x17.jpg"),
        new Variant(30000, 30000, null),
        ErrorCode.TEMPLATE_TOO_LARGE,
        "30000×15455");
  }

  @Test
  void prepare_hugeFile_refused() {
    byte[] file = new byte[2000];

    CaptionException refusal = catchThrowableOfType(
        CaptionException.class,
        () -> codec.prepare(file, Variant.ORIGINAL, new Limits(1999, 1, 1, 1), Deadline.never()));

    assertThat(refusal.code()).isEqualTo(ErrorCode.TEMPLATE_TOO_LARGE);
  }

  private void assertRefused(byte[] bomb, Variant variant, ErrorCode code, String message) {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());

    CaptionException refusal = catchThrowableOfType(
        CaptionException.class,
        () -> codec.prepare(bomb, variant, Limits.DEFAULTS, Deadline.never()));

    long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal).hasMessageContaining(message);
    assertThat(allocated).isLessThan(SMALL + bomb.length);
  }
}
