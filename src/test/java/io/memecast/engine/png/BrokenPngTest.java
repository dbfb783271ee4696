package io.memecast.engine.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are cut, altered, contradictory or bombs: refused by name and place, and before pixels are allocated. */
class BrokenPngTest {
  /** Far below what any of the bombs would unfold to, far above what reading their chunks takes. */
  private static final long REFUSAL_BYTES = 1 << 20;

  private final PngCodec codec = new PngCodec();

  @Test
  void prepare_cutAtEveryByte_isRefused() {
    byte[] file = new TestPng(5, 4, 3, 4, true, 1).with("PLTE", new byte[48]).bytes();
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> prepare(cut))
          .isInstanceOfSatisfying(CaptionException.class, e -> assertThat(e.code())
              .isEqualTo(ErrorCode.TEMPLATE_UNREADABLE))
          .hasMessageContaining("at byte ");
    }
    prepare(file);
  }

  @Test
  void prepare_everyBitFlipped_isRefused() {
    byte[] file = new TestPng(3, 2, 2, 8, false, 1).bytes();
    for (int bit = 0; bit < 8 * file.length; bit++) {
      byte[] altered = file.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      // The CRCs cover everything.
      assertThatThrownBy(() -> prepare(altered)).isInstanceOf(CaptionException.class);
    }
  }

  @Test
  void prepare_wrongCrc_namesChunkAndPlace() {
    byte[] file = new TestPng(3, 2, 2, 8, false, 1).bytes();
    file[20] ^= 1;
    assertThatThrownBy(() -> prepare(file))
        .hasMessage("PNG is broken at byte 29: chunk IHDR does not match its CRC");
  }

  @Test
  void prepare_imageDataTooShort_isRefusedWithPlace() {
    byte[] rows = new byte[2 * (1 + 9) - 1];
    assertThatThrownBy(() -> prepare(rgb(3, 2, TestPng.zlib(rows))))
        .hasMessageContaining("the image data ends before the picture does")
        .hasMessageContaining("at byte ");
  }

  @Test
  void prepare_unknownRowFilter_isRefused() {
    byte[] rows = new byte[2 * (1 + 9)];
    rows[10] = 5;
    assertThatThrownBy(() -> prepare(rgb(3, 2, TestPng.zlib(rows))))
        .hasMessageContaining("there is no row filter 5");
  }

  @Test
  void prepare_wrongAdler_isRefused() {
    byte[] zlib = TestPng.zlib(new byte[2 * (1 + 9)]);
    zlib[zlib.length - 1] ^= 1;
    assertThatThrownBy(() -> prepare(rgb(3, 2, zlib))).hasMessageContaining("does not inflate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLTE", "IDAT", "IHDR", "ABCD", "tRNS"})
  void prepare_chunkOutOfPlace_isRefused(String type) {
    byte[] file = join(
        start(3, 2, 8, 6),
        TestPng.chunk("IDAT", TestPng.zlib(new byte[2 * (1 + 12)])),
        TestPng.chunk("tEXt"),
        TestPng.chunk(type, new byte[13]),
        TestPng.chunk("IEND"));
    if (type.equals("tRNS")) {
      prepare(file); // behind the image data it means nothing
    } else {
      assertThatThrownBy(() -> prepare(file)).isInstanceOf(CaptionException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4, 6})
  void prepare_depthThatTheColorTypeLacks_isRefused(int colorType) {
    byte[] file = join(start(3, 2, 3, colorType), TestPng.chunk("IEND"));
    assertThatThrownBy(() -> prepare(file)).hasMessageContaining("has no depth 3");
  }

  @Test
  void prepare_bombs_areRefusedUnallocated() {
    byte[] megabyte = new byte[1 << 20];
    byte[] zeros = TestPng.zlib(megabyte);
    // More pixels than any computer has.
    assertRefusedCheaply(join(start(0x7fffffff, 0x7fffffff, 16, 6), TestPng.chunk("IEND")));
    // More pixels than the limits allow, with data to match.
    assertRefusedCheaply(rgb(100_000, 100_000, zeros));
    // As many as the limits allow, but hardly any data.
    assertRefusedCheaply(rgb(8000, 5000, TestPng.zlib(new byte[1000])));
    // A chunk that claims two gigabytes.
    byte[] claim = rgb(3, 2, zeros);
    claim[33] = 0x7f;
    assertRefusedCheaply(claim);
    // A width and height whose product overflows an int.
    assertRefusedCheaply(rgb(0x10000, 0x10001, zeros));
  }

  @Test
  void prepare_rowBeyondAnIntWithoutLimits_isRefused() {
    byte[] file = join(
        start(0x20000001, 1, 16, 6),
        TestPng.chunk("IDAT", new byte[8 << 20]),
        TestPng.chunk("IEND"));
    Limits none = new Limits(Long.MAX_VALUE, Long.MAX_VALUE, 1, Long.MAX_VALUE);
    assertThatThrownBy(() -> codec.prepare(file, Variant.ORIGINAL, none, Deadline.never()))
        .isInstanceOfSatisfying(CaptionException.class, e -> assertThat(e.code())
            .isEqualTo(ErrorCode.TEMPLATE_TOO_LARGE));
  }

  @Test
  void prepare_manyBrokenProfiles_onlyTheFirstIsLookedAt() {
    TestPng png = new TestPng(3, 2, 2, 8, false, 1);
    for (int i = 0; i < 2000; i++) {
      png.with("iCCP", (byte) 'x', (byte) 0, (byte) 0, (byte) 1, (byte) 2, (byte) 3);
    }
    PreparedTemplate template =
        new PngCodec().prepare(png.bytes(), Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
    assertThat(template.notes()).hasSize(1);
  }

  /** A file may have one of them for every twelve bytes. */
  @Test
  void prepare_manyEmptyChunksOfImageData_areNotKept() {
    byte[] whole = new TestPng(3, 2, 2, 8, false, 1).bytes();
    byte[] empty = {0, 0, 0, 0, 'I', 'D', 'A', 'T', 0x35, (byte) 0xaf, 0x06, 0x1e};
    int start = 8 + 25; // behind the signature and the header
    int count = 500_000;
    byte[] file = new byte[whole.length + count * empty.length];
    System.arraycopy(whole, 0, file, 0, start);
    for (int i = 0; i < count; i++) {
      System.arraycopy(empty, 0, file, start + i * empty.length, empty.length);
    }
    int rest = start + count * empty.length;
    System.arraycopy(whole, start, file, rest, whole.length - start);

    PngFile png = PngFile.parse(file, Limits.DEFAULTS, Deadline.never());

    assertThat(PngDecoder.decode(png, Deadline.never()).data())
        .isEqualTo(PngDecoder.decode(
                PngFile.parse(whole, Limits.DEFAULTS, Deadline.never()), Deadline.never())
            .data());
  }

  @Test
  void prepare_profileBomb_isLeftOutAndNoted() {
    ByteArrayOutputStream profile = new ByteArrayOutputStream();
    profile.writeBytes(new byte[] {'x', 0, 0});
    profile.writeBytes(TestPng.zlib(new byte[64 << 20]));
    byte[] file =
        new TestPng(3, 2, 2, 8, false, 1).with("iCCP", profile.toByteArray()).bytes();
    var template = codec.prepare(file, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
    assertThat(template.notes()).singleElement().asString().contains("inflates to more than");
  }

  @Test
  void prepare_moreDataThanThePicture_isNotInflated() {
    byte[] bomb = TestPng.zlib(new byte[64 << 20]);
    long before = allocated();
    codec.prepare(rgb(3, 2, bomb), Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
    assertThat(allocated() - before).isLessThan(REFUSAL_BYTES);
  }

  @Test
  void prepare_mutated_throwsOnlyCaptionExceptions() {
    fuzz(300, 100);
  }

  @Test
  @Tag("slow")
  void prepare_mutatedOften_throwsOnlyCaptionExceptions() {
    fuzz(20_000, 2_000);
  }

  /** Mutations keep the CRCs right, or no parser behind them would be reached. */
  private void fuzz(int mutations, int cuts) {
    Random random = new Random(42);
    int accepted = 0;
    for (int i = 0; i < mutations + cuts; i++) {
      int colorType = new int[] {0, 2, 3, 4, 6}[random.nextInt(5)];
      TestPng png = new TestPng(
              1 + random.nextInt(40), 1 + random.nextInt(40), colorType, 8, random.nextBoolean(), i)
          .splitAt(1 + random.nextInt(200))
          .with(
              "eXIf", new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, 6})
          .with("PLTE", new byte[300])
          .with("tRNS", new byte[2]);
      byte[] file = png.bytes();
      file =
          i < mutations ? mutate(file, random) : Arrays.copyOf(file, random.nextInt(file.length));
      accepted += captionOrRefuse(file, random) ? 1 : 0;
    }
    assertThat(accepted).isPositive().isLessThan(mutations);
  }

  private boolean captionOrRefuse(byte[] file, Random random) {
    try {
      var template = codec.prepare(
          file, Variant.ORIGINAL, new Limits(1 << 20, 10_000, 1, 10_000), Deadline.never());
      byte[] captioned = template.caption(
          TestInk.random(template.width(), template.height(), random), Deadline.never());
      assertThat(Rgba.decodedByImageIo(captioned).width).isEqualTo(template.width());
      return true;
    } catch (CaptionException e) {
      assertThat(e.code()).isIn(ErrorCode.TEMPLATE_UNREADABLE, ErrorCode.TEMPLATE_TOO_LARGE);
      return false;
    }
  }

  private static byte[] mutate(byte[] file, Random random) {
    ByteArrayOutputStream mutated = new ByteArrayOutputStream();
    mutated.write(file, 0, 8);
    for (int at = 8; at < file.length; ) {
      int length = Chunk.int32(file, at);
      byte[] data = Arrays.copyOfRange(file, at + 8, at + 8 + length);
      String type = new String(file, at + 4, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
      if (random.nextInt(4) == 0 && length > 0) {
        data[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
      }
      int times = random.nextInt(30) == 0 ? 2 : random.nextInt(40) == 0 ? 0 : 1;
      for (int i = 0; i < times; i++) {
        mutated.writeBytes(TestPng.chunk(type, data));
      }
      at += 12 + length;
    }
    return mutated.toByteArray();
  }

  private void prepare(byte[] file) {
    assertThat(codec
            .prepare(file, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never())
            .width())
        .isPositive();
  }

  private void assertRefusedCheaply(byte[] file) {
    long before = allocated();
    assertThatThrownBy(() -> prepare(file))
        .isInstanceOfSatisfying(CaptionException.class, e -> assertThat(e.code())
            .isIn(ErrorCode.TEMPLATE_UNREADABLE, ErrorCode.TEMPLATE_TOO_LARGE));
    assertThat(allocated() - before).isLessThan(REFUSAL_BYTES);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private static byte[] start(int width, int height, int depth, int colorType) {
    byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    return join(
        signature, TestPng.chunk("IHDR", TestPng.header(width, height, depth, colorType, false)));
  }

  private static byte[] rgb(int width, int height, byte[] zlib) {
    return join(start(width, height, 8, 2), TestPng.chunk("IDAT", zlib), TestPng.chunk("IEND"));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
