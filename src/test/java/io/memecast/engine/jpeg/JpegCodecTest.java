package io.memecast.engine.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.Pixels;
import io.memecast.engine.raster.TextPatch;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegCodecTest {
  private static final Path RACCOON = Path.of("assets/templates/raccoon.jpg");

  private final JpegCodec codec = new JpegCodec();

  @ParameterizedTest
  @ValueSource(strings = {"2x2-33x17.jpg", "2x1-17x33.jpg", "grey-33x17.jpg", "1x1-7x9.jpg"})
  void decode_sample_isNearImageIo(String name) throws IOException {
    byte[] file = JpegSamples.sample(name);

    assertThat(meanDifference(decode(file), imageIo(file))).isLessThan(1.5);
  }

  @Test
  void decode_rgb_isNearItsYcbcrTwin() {
    Pixels rgb = decode(JpegSamples.sample("rgb-33x17.jpg"));

    assertThat(meanDifference(rgb, decode(JpegSamples.sample("1x1-33x17.jpg")))).isLessThan(7);
  }

  @Test
  void prepare_smaller_fitsWithin() {
    PreparedTemplate template = prepare(JpegSamples.read(RACCOON), new Variant(200, 400, null));

    assertThat(template.width()).isEqualTo(200);
    assertThat(template.height()).isEqualTo(150);
    byte[] file = bare(template);
    assertThat(parse(file).components().get(0).h()).isEqualTo(2);
    assertThat(decode(file).width()).isEqualTo(200);
  }

  @Test
  void prepare_larger_isEnlarged() {
    PreparedTemplate template =
        prepare(JpegSamples.sample("grey-33x17.jpg"), new Variant(66, null, null));

    assertThat(template.height()).isEqualTo(34);
    assertThat(parse(bare(template)).colorModel()).isEqualTo(ColorModel.GREY);
  }

  @Test
  void prepare_resized_captionIsSurgicalAgain() {
    PreparedTemplate template = prepare(JpegSamples.read(RACCOON), new Variant(320, null, null));
    Coverage coverage = new Coverage(template.width(), template.height());
    addSquare(coverage, 16, 16, 32);

    Frame before = parse(bare(template));
    Frame after = parse(template.caption(coverage, Deadline.never()));

    assertThat(CoefficientComparison.differingBlocks(
            before, after, (x, y) -> x >= 1 && x <= 2 && y >= 1 && y <= 2))
        .isZero();
  }

  @Test
  void prepare_lowerQuality_isSmaller() {
    byte[] source = JpegSamples.read(RACCOON);
    int original = bare(prepare(source, Variant.ORIGINAL)).length;
    int middle = bare(prepare(source, new Variant(null, null, 60))).length;
    int low = bare(prepare(source, new Variant(null, null, 20))).length;
    int least = bare(prepare(source, new Variant(null, null, 1))).length;

    assertThat(middle).isLessThan(original * 2 / 3);
    assertThat(low).isLessThan(middle * 2 / 3);
    assertThat(least).isLessThan(low);
  }

  @Test
  void prepare_higherQuality_keepsThePicture() {
    byte[] source = JpegSamples.sample("quality-30.jpg");

    Frame refined = parse(bare(prepare(source, new Variant(null, null, 100))));

    assertThat(CoefficientComparison.differingBlocks(parse(source), refined, (x, y) -> false))
        .isZero();
    assertThat(Arrays.stream(refined.components().get(0).quantizers()).max().orElseThrow())
        .isLessThan(10);
  }

  @Test
  void caption_coarseTemplate_textIsCleanerThanItsTables() {
    byte[] source = JpegSamples.sample("quality-3.jpg");

    Frame refined = parse(bare(prepare(source, Variant.ORIGINAL)));

    assertThat(CoefficientComparison.differingBlocks(parse(source), refined, (x, y) -> false))
        .isZero();
    int[] own = parse(source).components().get(0).quantizers();
    int[] finer = refined.components().get(0).quantizers();
    assertThat(Arrays.stream(finer).sum()).isLessThan(Arrays.stream(own).sum() / 4);
  }

  @Test
  void caption_coloredInkOnGrey_isColored() throws IOException {
    PreparedTemplate template = prepare(JpegSamples.sample("grey-33x17.jpg"), Variant.ORIGINAL);
    Coverage coverage = new Coverage(33, 17);
    fill(coverage.addText(0, 0, 16, 17, 0xff0000, 0xff0000));

    Pixels captioned = imageIo(template.caption(coverage, Deadline.never()));

    assertThat(captioned.argb()[8 * 33 + 4] >> 16 & 0xff).isCloseTo(255, within(6));
    assertThat(captioned.argb()[8 * 33 + 4] & 0xff).isLessThan(6);
    int outside = captioned.argb()[8 * 33 + 28];
    assertThat(outside & 0xff).isEqualTo(outside >> 8 & 0xff);
    assertThat(parse(bare(template)).components()).hasSize(1);
  }

  @Test
  void caption_whiteInkOnGrey_staysGrey() {
    PreparedTemplate template = prepare(JpegSamples.sample("grey-33x17.jpg"), Variant.ORIGINAL);
    Coverage coverage = new Coverage(33, 17);
    addSquare(coverage, 4, 4, 8);

    assertThat(parse(template.caption(coverage, Deadline.never())).colorModel())
        .isEqualTo(ColorModel.GREY);
  }

  @Test
  void caption_metadata_dropsThumbnailsKeepsProfile() {
    byte[] source = JpegSamples.sample("rgb-33x17.jpg"); // has Adobe's marker
    source = JpegBytes.withSegment(source, Marker.APP1, JpegBytes.ascii("Exif\0\0thumbnail"));
    source =
        JpegBytes.withSegment(source, Marker.APP1, JpegBytes.ascii("http://ns.adobe.com/xap/1.0/"));
    source = JpegBytes.withSegment(source, 0xed, JpegBytes.ascii("Photoshop 3.0\0thumbnail"));
    source = JpegBytes.withSegment(source, 0xfe, JpegBytes.ascii("a comment"));
    source =
        JpegBytes.withSegment(source, Marker.APP2, JpegBytes.ascii("ICC_PROFILE\0\1\1the profile"));

    byte[] file = bare(prepare(source, Variant.ORIGINAL));

    assertThat(JpegBytes.contains(file, "the profile")).isTrue();
    assertThat(JpegBytes.contains(file, "Adobe")).isTrue();
    assertThat(JpegBytes.contains(file, "thumbnail")).isFalse();
    assertThat(JpegBytes.contains(file, "ns.adobe.com")).isFalse();
    assertThat(JpegBytes.contains(file, "a comment")).isFalse();
  }

  @Test
  void caption_jfifThumbnail_isDropped() {
    byte[] source = JpegSamples.sample("2x2-1x1.jpg");
    byte[] jfif = Arrays.copyOf(JpegBytes.ascii("JFIF\0\1\1\0\0\1\0\1\1\1"), 17);
    SegmentWriter out = new SegmentWriter();
    out.marker(Marker.SOI);
    out.segment(Marker.APP0, jfif);
    out.bytes(Arrays.copyOfRange(source, 20, source.length));

    byte[] file = bare(prepare(out.toByteArray(), Variant.ORIGINAL));

    assertThat(Segment.at(file, 4).remaining()).isEqualTo(14);
    assertThat(file[2 + 4 + 12]).isZero();
  }

  @Test
  void prepare_arithmetic_isDecodedByImageIoAndSaysSo() {
    PreparedTemplate template = prepare(JpegSamples.sample("arithmetic.jpg"), Variant.ORIGINAL);

    assertThat(template.notes()).hasSize(1);
    assertThat(template.notes().get(0)).contains("arithmetic");
    Pixels twin = decode(JpegSamples.sample("restart-1.jpg"));
    assertThat(meanDifference(decode(bare(template)), twin)).isLessThan(4);
  }

  @Test
  void prepare_moreThanTenBlocksInAnMcu_isEncodedAnewAndSaysSo() {
    byte[] source = JpegSamples.sample("not-interleavable.jpg");
    PreparedTemplate template = prepare(source, Variant.ORIGINAL);

    assertThat(template.notes()).hasSize(1);
    assertThat(template.notes().get(0)).contains("ten blocks");
    assertThat(meanDifference(decode(bare(template)), decode(source))).isLessThan(4);
  }

  @Test
  void prepare_cmyk_isConverted() throws IOException {
    PreparedTemplate template = prepare(cmyk(), Variant.ORIGINAL);

    assertThat(template.notes().get(0)).contains("CMYK");
    int pixel = decode(bare(template)).argb()[8 * 16 + 8];
    assertThat(pixel >> 16 & 0xff).as("red").isGreaterThan(200);
    assertThat(pixel & 0xff).as("blue").isLessThan(130);
  }

  /** Inverted, as Adobe writes it: little cyan, much magenta and yellow, little black. */
  @Test
  void prepare_foreignCodingCutOff_isRefused() throws IOException {
    for (byte[] whole : List.of(cmyk(), JpegSamples.sample("arithmetic.jpg"))) {
      for (int missing : new int[] {1, 2, 3, 20, 100}) {
        assertUnreadable(Arrays.copyOf(whole, whole.length - missing));
      }
    }
  }

  @Test
  void prepare_cmykWithoutItsLastBlocks_isRefused() throws IOException {
    byte[] whole = cmyk();
    byte[] cut = Arrays.copyOf(whole, whole.length - 4);
    cut[cut.length - 2] = (byte) 0xff;
    cut[cut.length - 1] = (byte) Marker.EOI;

    assertUnreadable(cut);
  }

  private void assertUnreadable(byte[] file) {
    assertThatThrownBy(() -> prepare(file, Variant.ORIGINAL))
        .isInstanceOfSatisfying(CaptionException.class, e -> assertThat(e.code())
            .isEqualTo(ErrorCode.TEMPLATE_UNREADABLE));
  }

  private static byte[] cmyk() throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        raster.setPixel(x, y, new int[] {240, 30, 40, 250});
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(raster, null, null), null);
    }
    writer.dispose();
    return JpegBytes.withSegment(
        bytes.toByteArray(), Marker.APP14, JpegBytes.ascii("Adobe\0\144\0\0\0\0\0"));
  }

  @Test
  void prepare_pixels_transparentShowsWhite() {
    int[] argb = new int[20 * 10];
    Arrays.fill(argb, 0, 100, 0xff203040);

    Pixels decoded =
        decode(bare(codec.prepare(new Pixels(20, 10, argb, false), null, Deadline.never())));

    assertThat(decoded.argb()[25] & 0xff).isCloseTo(0x40, within(3));
    assertThat(decoded.argb()[175] & 0xff).isCloseTo(255, within(3));
  }

  @Test
  void prepare_deadlineUp_throws() {
    assertThatThrownBy(() -> codec.prepare(
            JpegSamples.read(RACCOON),
            Variant.ORIGINAL,
            Limits.DEFAULTS,
            Deadline.in(Duration.ZERO)))
        .isInstanceOfSatisfying(
            CaptionException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RENDER_TIMEOUT));
  }

  @Test
  void caption_deadlineUp_throwsAndTheNextIsRight() {
    PreparedTemplate template = prepare(JpegSamples.read(RACCOON), Variant.ORIGINAL);
    Coverage coverage = new Coverage(template.width(), template.height());
    addSquare(coverage, 100, 100, 300);
    byte[] wanted = template.caption(coverage, Deadline.never());

    assertThatThrownBy(() -> template.caption(coverage, Deadline.in(Duration.ZERO)))
        .isInstanceOf(CaptionException.class);
    assertThat(template.caption(coverage, Deadline.never())).isEqualTo(wanted);
  }

  @Test
  void caption_fromManyThreads_isTheSame() throws Exception {
    PreparedTemplate template =
        prepare(JpegSamples.sample("grey-progressive.jpg"), Variant.ORIGINAL);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<byte[]>> results = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      long seed = i % 8;
      results.add(threads.submit(() -> captionBy(template, seed)));
    }
    for (int i = 0; i < 64; i++) {
      assertThat(results.get(i).get()).isEqualTo(captionBy(template, i % 8));
    }
    threads.shutdown();
  }

  private static byte[] captionBy(PreparedTemplate template, long seed) {
    Coverage coverage = new Coverage(template.width(), template.height());
    new RandomInk(seed).text(coverage, 0x402010, 0xffff00);
    return template.caption(coverage, Deadline.never());
  }

  @Test
  void caption_warm_allocatesLittleButTheResult() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    PreparedTemplate template = prepare(JpegSamples.read(RACCOON), Variant.ORIGINAL);
    Coverage coverage = new Coverage(template.width(), template.height());
    addSquare(coverage, 100, 100, 300);
    Deadline never = Deadline.never();
    template.caption(coverage, never);
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);

    byte[] file = template.caption(coverage, never);

    assertThat(threads.getThreadAllocatedBytes(thread) - before)
        .isLessThan(file.length + (64L << 10));
  }

  @Test
  void caption_coverageOfAnotherSize_refused() {
    PreparedTemplate template = prepare(JpegSamples.sample("2x2-33x17.jpg"), Variant.ORIGINAL);

    assertThatThrownBy(() -> template.caption(new Coverage(17, 33), Deadline.never()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void heapBytes_template_isAboutItsArrays() {
    PreparedTemplate template = prepare(JpegSamples.read(RACCOON), Variant.ORIGINAL);

    long samples = 1024L * 768 * 3 / 2;
    assertThat(template.heapBytes()).isBetween(samples * 3, samples * 4);
  }

  private static void addSquare(Coverage coverage, int x, int y, int side) {
    fill(coverage.addText(x, y, side, side, 0, 0xffffff));
  }

  private static void fill(TextPatch patch) {
    int area = patch.width() * patch.height();
    Arrays.fill(patch.total(), 0, area, (byte) 255);
    Arrays.fill(patch.fill(), 0, area / 2, (byte) 255);
    for (int row = 0; row < patch.height(); row++) {
      patch.touch(row, 0, patch.width());
    }
  }

  private PreparedTemplate prepare(byte[] file, Variant variant) {
    return codec.prepare(file, variant, Limits.DEFAULTS, Deadline.never());
  }

  private static byte[] bare(PreparedTemplate template) {
    return template.caption(new Coverage(template.width(), template.height()), Deadline.never());
  }

  private static Frame parse(byte[] file) {
    try {
      return JpegParser.parse(file, Limits.DEFAULTS, Deadline.never()).frame();
    } catch (UnsupportedCodingException e) {
      throw new AssertionError(e);
    }
  }

  private static Pixels decode(byte[] file) {
    return JpegCodec.decode(file, Limits.DEFAULTS, Deadline.never());
  }

  private static Pixels imageIo(byte[] file) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
    int width = image.getWidth();
    int height = image.getHeight();
    int[] argb = new int[width * height];
    for (int i = 0; i < argb.length; i++) {
      int[] samples = image.getRaster().getPixel(i % width, i / width, (int[]) null);
      // Java takes grey for linear light, and getRGB would brighten it.
      argb[i] = 0xff000000
          | (samples.length == 1
              ? samples[0] * 0x010101
              : samples[0] << 16 | samples[1] << 8 | samples[2]);
    }
    return new Pixels(width, height, argb, true);
  }

  private static double meanDifference(Pixels one, Pixels other) {
    assertThat(one.width()).isEqualTo(other.width());
    assertThat(one.height()).isEqualTo(other.height());
    long sum = 0;
    for (int i = 0; i < one.argb().length; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        sum += Math.abs((one.argb()[i] >> shift & 0xff) - (other.argb()[i] >> shift & 0xff));
      }
    }
    return sum / 3.0 / one.argb().length;
  }
}
