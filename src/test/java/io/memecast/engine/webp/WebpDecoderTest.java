package io.memecast.engine.webp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.raster.Pixels;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files in {@code resources/webp} were made by libwebp (through Pillow) from one picture of 24 × 16: red {@code 10x},
 * green {@code 15y}, blue 128, alpha {@code 11x mod 256} where there is one, and corners in red, green and blue.
 */
class WebpDecoderTest {
  private static final int WIDTH = 24;
  private static final int HEIGHT = 16;

  @ParameterizedTest
  @ValueSource(strings = {"lossless", "lossless-alpha", "animated"})
  void decode_lossless_isThePicture(String name) throws IOException {
    Pixels pixels = decode(file(name));
    boolean alpha = !name.equals("lossless");
    int[] expected = expected(alpha);
    if (name.equals("animated")) {
      // libwebp's animation writer clears what nobody sees.
      Arrays.setAll(expected, i -> expected[i] >>> 24 == 0 ? 0 : expected[i]);
    }
    assertThat(pixels.opaque()).isEqualTo(!alpha);
    assertThat(pixels.argb()).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossy", "lossy-alpha"})
  void decode_lossy_isNearThePicture(String name) throws IOException {
    boolean alpha = name.endsWith("alpha");
    Pixels pixels = decode(file(name));
    int[] expected = expected(alpha);
    assertThat(pixels.opaque()).isEqualTo(!alpha);
    for (int y = 5; y < 11; y++) {
      for (int x = 8; x < 16; x++) {
        int i = y * WIDTH + x;
        assertThat(pixels.argb()[i] >>> 24).isEqualTo(expected[i] >>> 24);
        for (int shift = 0; shift < 24; shift += 8) {
          assertThat(pixels.argb()[i] >> shift & 0xff)
              .isCloseTo(expected[i] >> shift & 0xff, within(24));
        }
      }
    }
  }

  @Test
  void decode_exifOrientation_isApplied() throws IOException {
    Pixels pixels = decode(file("orientation-6"));
    assertThat(pixels.width()).isEqualTo(HEIGHT);
    assertThat(pixels.height()).isEqualTo(WIDTH);
    // Turned to the right: the red corner from upper left to upper right, the blue one to upper
    // left.
    assertThat(pixels.argb()[HEIGHT - 1]).isEqualTo(0xffff0000);
    assertThat(pixels.argb()[0]).isEqualTo(0xff0000ff);
  }

  @Test
  void decode_frameOfAPartOfTheCanvas_liesOnTransparency() throws IOException {
    byte[] animation = animation(40, 30, 4, 6, WIDTH, HEIGHT);
    Pixels pixels = decode(animation);
    assertThat(pixels.width()).isEqualTo(40);
    assertThat(pixels.height()).isEqualTo(30);
    assertThat(pixels.argb()[0]).isZero();
    assertThat(pixels.argb()[6 * 40 + 4]).isEqualTo(0xffff0000);
    assertThat(pixels.argb()[6 * 40 + 4 + WIDTH]).isZero();
  }

  @Test
  void decode_frameBeyondTheCanvas_isRefused() throws IOException {
    byte[] animation = animation(26, 18, 4, 2, WIDTH, HEIGHT);
    assertThatThrownBy(() -> decode(animation))
        .isInstanceOf(CaptionException.class)
        .hasMessage("WebP is broken at byte 30: the frame reaches beyond the canvas");
  }

  @Test
  void decode_frameSmallerThanItsPicture_isRefused() throws IOException {
    byte[] animation = animation(40, 30, 0, 0, WIDTH - 1, HEIGHT);
    assertThatThrownBy(() -> decode(animation)).hasMessageContaining("differ in size");
  }

  @Test
  void decode_cutAtEveryByte_isRefusedWithPlace() throws IOException {
    byte[] file = file("lossy-alpha");
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> decode(cut))
          .isInstanceOfSatisfying(CaptionException.class, e -> assertThat(e.code())
              .isEqualTo(ErrorCode.TEMPLATE_UNREADABLE))
          .hasMessageContaining("at byte ");
    }
  }

  @Test
  void decode_sizeBeyondTheLimits_isRefusedBeforeDecoding() throws IOException {
    Limits limits = new Limits(1000, WIDTH * HEIGHT - 1, 1, 1000);
    for (String name : new String[] {"lossy", "lossless", "animated"}) {
      byte[] file = file(name);
      assertThatThrownBy(() -> WebpDecoder.decode(file, limits, Deadline.never()))
          .isInstanceOfSatisfying(CaptionException.class, e -> assertThat(e.code())
              .isEqualTo(ErrorCode.TEMPLATE_TOO_LARGE));
    }
  }

  @Test
  void decode_hugeCanvasAroundATinyFrame_isRefused() throws IOException {
    byte[] animation = animation(1 << 24, 1 << 24, 0, 0, WIDTH, HEIGHT);
    assertThatThrownBy(() -> decode(animation)).hasMessageContaining("too large");
  }

  @Test
  void decode_groupsThatNoPixelHas_takeNoMemory() throws IOException {
    // Two bits make of the small picture one with thousands of groups of codes.
    byte[] bomb = file("lossless");
    bomb[171 / 8] ^= 1 << 171 % 8;
    bomb[180 / 8] ^= 1 << 180 % 8;
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> decode(bomb)).isInstanceOf(CaptionException.class);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4L << 20);
  }

  /** All codes have one symbol, so the pixels take no bits at all. */
  @Test
  void decode_largePictureInFewBytes_isDecoded() throws IOException {
    int size = 300;
    int header = (size - 1) | ((size - 1) << 14);
    // No transform, no colour cache, no groups; then green 7, red 1, blue 1, alpha 255, distance 0.
    byte[] codes = lowBitsFirst("0 0 0 10111100000 1001 1001 10111111111 1000");
    byte[] bits = join(new byte[] {0x2f}, int24(header), new byte[] {(byte) (header >> 24)}, codes);
    byte[] webp = chunk("RIFF", join("WEBP".getBytes(US_ASCII), chunk("VP8L", bits)));
    Pixels pixels = decode(webp);
    assertThat(pixels.width()).isEqualTo(size);
    assertThat(pixels.height()).isEqualTo(size);
    assertThat(pixels.argb()).containsOnly(0xff010701);
  }

  @Test
  void decode_deadlineUp_stops() throws IOException {
    byte[] file = file("lossy");
    assertThatThrownBy(() -> WebpDecoder.decode(file, Limits.DEFAULTS, Deadline.in(Duration.ZERO)))
        .isInstanceOfSatisfying(
            CaptionException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RENDER_TIMEOUT));
  }

  @Test
  void decode_mutated_throwsOnlyCaptionExceptions() throws IOException {
    fuzz(300);
  }

  @Test
  @Tag("slow")
  void decode_mutatedOften_throwsOnlyCaptionExceptions() throws IOException {
    fuzz(20_000);
  }

  private static void fuzz(int files) throws IOException {
    String[] names = {"lossless", "lossless-alpha", "lossy", "lossy-alpha", "animated"};
    Limits limits = new Limits(1 << 20, 100_000, 10, 100_000);
    Random random = new Random(7);
    int accepted = 0;
    for (int i = 0; i < files; i++) {
      byte[] file = file(names[i % names.length]);
      for (int times = 1 + random.nextInt(4); times > 0; times--) {
        file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        assertThat(WebpDecoder.decode(file, limits, Deadline.never()).width()).isPositive();
        accepted++;
      } catch (CaptionException e) {
        assertThat(e.code()).isIn(ErrorCode.TEMPLATE_UNREADABLE, ErrorCode.TEMPLATE_TOO_LARGE);
      }
    }
    assertThat(accepted).isBetween(1, files - 1);
  }

  private static Pixels decode(byte[] file) {
    return WebpDecoder.decode(file, Limits.DEFAULTS, Deadline.never());
  }

  private static byte[] file(String name) throws IOException {
    return Files.readAllBytes(Path.of("src/test/resources/webp", name + ".webp"));
  }

  private static int[] expected(boolean alpha) {
    int[] argb = new int[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int rgb = (10 * x) << 16 | (15 * y) << 8 | 128;
        if (x < 4 && y < 4) {
          rgb = 0xff0000;
        } else if (x >= 20 && y < 4) {
          rgb = 0x00ff00;
        } else if (x < 4 && y >= 12) {
          rgb = 0x0000ff;
        }
        argb[y * WIDTH + x] = (alpha ? 11 * x % 256 : 255) << 24 | rgb;
      }
    }
    return argb;
  }

  /** An animation of one frame, which holds the lossless picture. */
  private static byte[] animation(
      int width, int height, int left, int top, int frameWidth, int frameHeight)
      throws IOException {
    byte[] still = file("lossless");
    byte[] frame = join(
        int24(left / 2),
        int24(top / 2),
        int24(frameWidth - 1),
        int24(frameHeight - 1),
        int24(100),
        new byte[1],
        Arrays.copyOfRange(still, 12, still.length));
    byte[] canvas = join(new byte[] {2, 0, 0, 0}, int24(width - 1), int24(height - 1));
    byte[] body = join("WEBP".getBytes(US_ASCII), chunk("VP8X", canvas), chunk("ANMF", frame));
    return chunk("RIFF", body);
  }

  private static byte[] chunk(String name, byte[] data) {
    return join(
        name.getBytes(US_ASCII), int24(data.length), new byte[1], data, new byte[data.length & 1]);
  }

  private static byte[] lowBitsFirst(String bits) {
    String digits = bits.replace(" ", "");
    byte[] bytes = new byte[(digits.length() + 7) / 8];
    for (int i = 0; i < digits.length(); i++) {
      bytes[i / 8] |= (byte) ((digits.charAt(i) - '0') << (i % 8));
    }
    return bytes;
  }

  private static byte[] int24(int value) {
    return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
