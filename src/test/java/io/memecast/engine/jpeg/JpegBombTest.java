package io.memecast.engine.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Pixels;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Small files that ask for much: refused before it is allocated. */
class JpegBombTest {
  private static final long SMALL = 1 << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final JpegCodec codec = new JpegCodec();

  /** The first preparation of a process allocates for the classes it loads. */
  @BeforeAll
  static void loadClasses() {
    new JpegCodec()
        .prepare(
            JpegSamples.sample("arithmetic.jpg"),
            Variant.ORIGINAL,
            Limits.DEFAULTS,
            Deadline.never());
  }

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

  /** A table of arithmetic coding may stand in any file, and says nothing of its size. */
  @Test
  void prepare_arithmeticTableBeforeHugeFrame_refused() {
    for (String sample : new String[] {"2x2-33x17.jpg", "arithmetic.jpg"}) {
      byte[] bomb = withArithmeticTable(JpegBytes.withSize(JpegSamples.sample(sample), 9000, 9000));

      assertRefused(bomb, Variant.ORIGINAL, ErrorCode.TEMPLATE_TOO_LARGE, "9000×9000");
    }
  }

  @Test
  void prepare_arithmeticTableInAHuffmanFile_readsIt() {
    byte[] file = JpegSamples.sample("2x2-33x17.jpg");
    Pixels expected = JpegCodec.decode(file, Limits.DEFAULTS, Deadline.never());

    Pixels decoded = JpegCodec.decode(withArithmeticTable(file), Limits.DEFAULTS, Deadline.never());

    assertThat(decoded.argb()).isEqualTo(expected.argb());
  }

  /** The first frame is small and of a coding for other decoders, which may take the second one's size. */
  @Test
  void prepare_hugeSecondFrameOfAnotherCoding_refused() {
    byte[] small = JpegSamples.sample("arithmetic.jpg");
    byte[] huge = JpegBytes.withSize(small, 65500, 65500);
    SegmentWriter bomb = new SegmentWriter();
    bomb.bytes(
        Arrays.copyOf(small, Segment.at(small, JpegBytes.findFrame(small) + 2).end()));
    bomb.bytes(Arrays.copyOfRange(huge, JpegBytes.findFrame(huge), huge.length));

    assertRefused(
        bomb.toByteArray(), Variant.ORIGINAL, ErrorCode.TEMPLATE_UNREADABLE, "a second frame");
  }

  private static byte[] withArithmeticTable(byte[] file) {
    return JpegBytes.withSegment(file, Marker.DAC, new byte[] {0, 0});
  }

  @Test
  void prepare_fortyScansOfAnotherCoding_refused() {
    byte[] bomb = JpegBytes.withFirstScanRepeated(JpegSamples.sample("arithmetic.jpg"), 40);

    assertRefused(bomb, Variant.ORIGINAL, ErrorCode.TEMPLATE_UNREADABLE, "too many scans");
  }

  /** Twelve scans of twenty megapixels. */
  @Test
  void prepare_anotherDecoderAtWork_stopsWhenTheTimeIsUp() {
    byte[] large = JpegBytes.withSize(
        JpegBytes.withFirstScanRepeated(JpegSamples.sample("arithmetic.jpg"), 12), 5000, 4000);
    long start = System.nanoTime();

    CaptionException refusal = catchThrowableOfType(
        CaptionException.class,
        () -> codec.prepare(
            large, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.in(Duration.ofMillis(50))));

    assertThat(refusal.code()).isEqualTo(ErrorCode.RENDER_TIMEOUT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
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
