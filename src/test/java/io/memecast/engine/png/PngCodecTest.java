package io.memecast.engine.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.Pixels;
import io.memecast.engine.raster.TextPatch;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngCodecTest {
  private final PngCodec codec = new PngCodec();

  @Test
  void prepare_transparentGreyBeyondTheDepth_isOpaque() {
    TestPng png = new TestPng(64, 16, 0, 1, false, 5).with("tRNS", (byte) 0, (byte) 255);
    Rgba result = Rgba.decodedByImageIo(bare(png.bytes()));
    for (int i = 0; i < 64 * 16; i++) {
      assertThat(result.samples[4 * i + 3]).isEqualTo(255);
    }
  }

  @Test
  void prepare_transparentGreyOfOneBit_keepsItsAlpha() {
    TestPng png = new TestPng(64, 16, 0, 1, false, 5).with("tRNS", (byte) 0, (byte) 1);
    Rgba result = Rgba.decodedByImageIo(bare(png.bytes()));
    for (int i = 0; i < 64 * 16; i++) {
      int sample = png.samples[i / 64][i % 64];
      assertThat(result.samples[4 * i + 3]).isEqualTo(sample == 1 ? 0 : 255);
    }
  }

  @Test
  void prepare_transparencyBehindTheImage_isLeftOutAndNoted() {
    byte[] file = new TestPng(64, 16, 0, 4, false, 5).bytes();
    byte[] end = TestPng.chunk("IEND");
    ByteArrayOutputStream late = new ByteArrayOutputStream();
    late.write(file, 0, file.length - end.length);
    late.writeBytes(TestPng.chunk("tRNS", (byte) 0, (byte) 7));
    late.writeBytes(end);
    PreparedTemplate prepared =
        codec.prepare(late.toByteArray(), Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
    assertThat(prepared.notes())
        .containsExactly("tRNS behind the image data left out, as browsers do");
    assertThat(prepared.caption(new Coverage(64, 16), Deadline.never())).isEqualTo(bare(file));
  }

  @Test
  void caption_transparentGround_hidesWhatLayUnderIt() {
    // Green that nobody sees must not tint the edge of white text.
    Rgba captioned = captionOnePixel(0x0000ff00, 128, 128, 0xffffff, 0xffffff);
    assertThat(captioned.samples).containsExactly(255, 255, 255, 128);
  }

  @Test
  void caption_halfTransparentGround_blendsByAlpha() {
    // Ink 128/255 white over black of alpha 128: alpha = 128 + 128 · 127/255 = 191.75, colour =
    // 128/191.75.
    Rgba captioned = captionOnePixel(0x80000000, 128, 128, 0xffffff, 0xffffff);
    assertThat(captioned.samples).containsExactly(170, 170, 170, 192);
  }

  @Test
  void caption_fullCoverage_isTheInkWhateverLayThere() {
    assertThat(captionOnePixel(0x33123456, 255, 255, 0x102030, 0xa0b0c0).samples)
        .containsExactly(0xa0, 0xb0, 0xc0, 255);
    assertThat(captionOnePixel(0x33123456, 255, 0, 0x102030, 0xa0b0c0).samples)
        .containsExactly(0x10, 0x20, 0x30, 255);
  }

  @Test
  void caption_noInk_keepsHiddenColors() {
    assertThat(captionOnePixel(0x00123456, 0, 0, 0, 0xffffff).samples)
        .containsExactly(0x12, 0x34, 0x56, 0);
  }

  private Rgba captionOnePixel(int argb, int total, int fill, int outlineRgb, int fillRgb) {
    PreparedTemplate template = codec.prepare(
        new Pixels(1, 1, new int[] {argb}, false),
        List.of(),
        Variant.ORIGINAL,
        Limits.DEFAULTS,
        Deadline.never());
    Coverage ink = new Coverage(1, 1);
    TextPatch patch = ink.addText(0, 0, 1, 1, outlineRgb, fillRgb);
    patch.total()[0] = (byte) total;
    patch.fill()[0] = (byte) fill;
    patch.touch(0, 0, 1);
    return Rgba.decodedByImageIo(template.caption(ink, Deadline.never()));
  }

  @Test
  void caption_opaqueRgba_isWrittenWithoutAlpha() {
    int[] argb = new int[9];
    java.util.Arrays.fill(argb, 0xff336699);
    PreparedTemplate template = codec.prepare(
        new Pixels(3, 3, argb, false),
        List.of(),
        Variant.ORIGINAL,
        Limits.DEFAULTS,
        Deadline.never());
    byte[] file = template.caption(new Coverage(3, 3), Deadline.never());
    assertThat(file[25]).isEqualTo((byte) 2);
    assertThat(Rgba.decodedByImageIo(file).samples).startsWith(0x33, 0x66, 0x99, 255);
  }

  @Test
  void caption_colorChunks_areKeptAndTextsDropped() {
    byte[] profile = join(new byte[] {'p', 0, 0}, TestPng.zlib(new byte[200]));
    byte[] file = new TestPng(5, 5, 2, 8, false, 1)
        .with("gAMA", new byte[4])
        .with("cHRM", new byte[32])
        .with("iCCP", profile)
        .with("pHYs", new byte[9])
        .with("pHYs", new byte[9])
        .with("sRGB", new byte[2])
        .with("tEXt", new byte[] {'a', 0, 'b'})
        .with("tIME", new byte[7])
        .with("eXIf", new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0})
        .with("acTL", new byte[8])
        .bytes();
    assertThat(chunkNames(bare(file)))
        .containsExactly("IHDR", "gAMA", "cHRM", "iCCP", "pHYs", "IDAT", "IDAT", "IDAT", "IEND");
  }

  @Test
  void prepare_profileForGrey_isLeftOutAndNoted() {
    byte[] profile = join(new byte[] {'p', 0, 0}, TestPng.zlib(new byte[200]));
    byte[] file = new TestPng(5, 5, 0, 8, false, 1).with("iCCP", profile).bytes();
    PreparedTemplate template = prepare(file, Variant.ORIGINAL);
    assertThat(template.notes()).containsExactly("colour profile left out: it is for grey samples");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void prepare_exifOrientation_isApplied(int value) {
    TestPng png = new TestPng(3, 2, 6, 16, false, 1).with("eXIf", new byte[] {
      'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte) value, 0, 0, 0
    });
    Rgba upright = Rgba.decodedByImageIo(bare(png.bytes()));
    Rgba stored = Rgba.of(png, new byte[0], new byte[0]);
    assertThat(upright.width).isEqualTo(value < 5 ? 3 : 2);
    // Where the stored picture's corners 0,0 and 2,0 are seen, by EXIF's table of pictures.
    int right = upright.width - 1;
    int bottom = upright.height - 1;
    int[][] first = {
      {0, 0},
      {right, 0},
      {right, bottom},
      {0, bottom},
      {0, 0},
      {right, 0},
      {right, bottom},
      {0, bottom}
    };
    int[][] second = {
      {right, 0},
      {0, 0},
      {0, bottom},
      {right, bottom},
      {0, bottom},
      {right, bottom},
      {right, 0},
      {0, 0}
    };
    assertThat(pixel(upright, first[value - 1])).containsExactly(pixel(stored, new int[] {0, 0}));
    assertThat(pixel(upright, second[value - 1])).containsExactly(pixel(stored, new int[] {2, 0}));
  }

  private static int[] pixel(Rgba rgba, int[] at) {
    int from = 4 * (at[1] * rgba.width + at[0]);
    return java.util.Arrays.copyOfRange(rgba.samples, from, from + 4);
  }

  @Test
  void prepare_narrower_isResizedAndEightBits() {
    byte[] file = new TestPng(40, 20, 2, 16, false, 1).bytes();
    PreparedTemplate template = prepare(file, new Variant(10, 10, 80));
    assertThat(template.width()).isEqualTo(10);
    assertThat(template.height()).isEqualTo(5);
    byte[] captioned = template.caption(new Coverage(10, 5), Deadline.never());
    assertThat(Rgba.decodedByImageIo(captioned).max).isEqualTo(255);
  }

  @Test
  void prepare_resizedBeyondTheLimits_isRefused() {
    byte[] file = new TestPng(40, 20, 2, 8, false, 1).bytes();
    assertThatThrownBy(() -> prepare(file, new Variant(100_000, null, null)))
        .isInstanceOfSatisfying(CaptionException.class, e -> assertThat(e.code())
            .isEqualTo(ErrorCode.TEMPLATE_TOO_LARGE));
  }

  @Test
  void prepare_fileBeyondTheLimits_isRefused() {
    Limits limits = new Limits(10, 100, 1, 100);
    assertThatThrownBy(
            () -> codec.prepare(new byte[11], Variant.ORIGINAL, limits, Deadline.never()))
        .isInstanceOf(CaptionException.class)
        .hasMessageContaining("11 > 10");
  }

  @Test
  void prepareAndCaption_deadlineUp_stop() {
    byte[] file = new TestPng(40, 20, 2, 8, false, 1).bytes();
    Deadline up = Deadline.in(Duration.ZERO);
    assertThatThrownBy(() -> codec.prepare(file, Variant.ORIGINAL, Limits.DEFAULTS, up))
        .isInstanceOfSatisfying(
            CaptionException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RENDER_TIMEOUT));
    PreparedTemplate template = prepare(file, Variant.ORIGINAL);
    Coverage ink = TestInk.block(40, 20, 1, 1, 10, 10, 0);
    assertThatThrownBy(() -> template.caption(ink, up)).isInstanceOf(CaptionException.class);
    // The captioner that was stopped half-way works again.
    assertThat(Rgba.decodedByImageIo(template.caption(ink, Deadline.never())).width)
        .isEqualTo(40);
  }

  @Test
  void caption_coverageOfAnotherSize_isAFault() {
    PreparedTemplate template =
        prepare(new TestPng(4, 4, 2, 8, false, 1).bytes(), Variant.ORIGINAL);
    assertThatThrownBy(() -> template.caption(new Coverage(4, 5), Deadline.never()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4×5");
  }

  @Test
  void caption_warm_allocatesTheResultAndLittleElse() {
    PreparedTemplate template =
        prepare(new TestPng(300, 300, 2, 8, false, 1).bytes(), Variant.ORIGINAL);
    Coverage ink = TestInk.block(300, 300, 0, 100, 300, 90, 0xffffff);
    byte[] file = template.caption(ink, Deadline.never());
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    byte[] again = template.caption(ink, Deadline.never());
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(file.length + 65_536L);
    assertThat(again).isEqualTo(file);
  }

  @Test
  void caption_manyThreads_giveTheSameFiles() throws Exception {
    PreparedTemplate template =
        prepare(new TestPng(60, 100, 6, 8, false, 1).bytes(), Variant.ORIGINAL);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<byte[]>> tasks = new ArrayList<>();
      List<byte[]> expected = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        Coverage ink = TestInk.random(60, 100, new Random(i));
        expected.add(template.caption(ink, Deadline.never()));
        tasks.add(() -> template.caption(ink, Deadline.never()));
      }
      List<Future<byte[]>> results = threads.invokeAll(tasks);
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).get()).isEqualTo(expected.get(i));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private byte[] bare(byte[] file) {
    PreparedTemplate template = prepare(file, Variant.ORIGINAL);
    return template.caption(new Coverage(template.width(), template.height()), Deadline.never());
  }

  private PreparedTemplate prepare(byte[] file, Variant variant) {
    return codec.prepare(file, variant, Limits.DEFAULTS, Deadline.never());
  }

  private static List<String> chunkNames(byte[] file) {
    List<String> names = new ArrayList<>();
    for (int at = 8; at < file.length; at += 12 + Chunk.int32(file, at)) {
      names.add(new String(file, at + 4, 4, StandardCharsets.ISO_8859_1));
    }
    return names;
  }

  private static byte[] join(byte[] first, byte[] second) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(first);
    joined.writeBytes(second);
    return joined.toByteArray();
  }
}
