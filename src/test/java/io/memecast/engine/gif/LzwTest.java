package io.memecast.engine.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.error.Deadline;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LzwTest {
  private static final Deadline NEVER = Deadline.never();

  private final LzwWriter writer = new LzwWriter();
  private final LzwDecoder decoder = new LzwDecoder();

  @Test
  void encode_randomPixels_decodesToTheSame() throws Exception {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int codeSize = 2 + random.nextInt(7);
      byte[] pixels = pixels(random, codeSize, 1 + random.nextInt(20_000));
      writer.begin(codeSize);
      writer.encode(pixels, 0, pixels.length, true, NEVER);
      writer.end();
      LzwData read = decode(Arrays.copyOf(writer.buffer(), writer.size()), codeSize, pixels.length);
      assertThat(read.pixels()).as("seed %d", seed).isEqualTo(pixels);
      assertThat(read.wholeEnd()).isTrue();
    }
  }

  @Test
  void encode_tableFullAtEveryPhase_decodesToTheSame() throws Exception {
    byte[] pixels = new byte[40_000];
    new Random(5).nextBytes(pixels);
    for (int from = 0; from < 40; from++) {
      writer.begin(8);
      writer.encode(pixels, from, pixels.length, true, NEVER);
      writer.end();
      byte[] packed = Arrays.copyOf(writer.buffer(), writer.size());
      assertThat(decode(packed, 8, pixels.length - from).pixels())
          .isEqualTo(Arrays.copyOfRange(pixels, from, pixels.length));
    }
  }

  @Test
  void decode_dataOfAnotherEncoder_isTheSame() throws Exception {
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      int codeSize = 2 + random.nextInt(7);
      byte[] pixels = pixels(random, codeSize, 1 + random.nextInt(20_000));
      int clearEvery = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(4_000);
      byte[] packed = RandomGif.pack(ints(pixels), codeSize, clearEvery, random.nextBoolean());
      assertThat(decode(packed, codeSize, pixels.length).pixels())
          .as("seed %d", seed)
          .isEqualTo(pixels);
    }
  }

  @Test
  void copy_someSegmentsAndEncodeTheOthers_isTheSame() throws Exception {
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      int codeSize = 2 + random.nextInt(7);
      byte[] pixels = pixels(random, codeSize, 1 + random.nextInt(20_000));
      byte[] packed = RandomGif.pack(ints(pixels), codeSize, 1 + random.nextInt(1_000), false);
      LzwData source = decode(packed, codeSize, pixels.length);
      writer.begin(codeSize);
      for (int s = 0; s < source.segmentCount(); s++) {
        if (random.nextBoolean() && source.copyable(s)) {
          writer.copy(source.packed(), source.firstBit(s), source.endBit(s));
        } else {
          boolean last = s + 1 == source.segmentCount();
          writer.encode(pixels, source.firstPixel(s), source.endPixel(s), last, NEVER);
        }
      }
      writer.end();
      byte[] mixed = Arrays.copyOf(writer.buffer(), writer.size());
      assertThat(decode(mixed, codeSize, pixels.length).pixels())
          .as("seed %d", seed)
          .isEqualTo(pixels);
    }
  }

  /** Each pixel with a clear code before it. */
  @Test
  void decode_clearCodesEverywhere_hasFewSegmentsThatCanBeCopied() throws Exception {
    byte[] pixels = pixels(new Random(3), 8, 100_000);
    LzwData source = decode(RandomGif.pack(ints(pixels), 8, 1, false), 8, pixels.length);

    assertThat(source.pixels()).isEqualTo(pixels);
    assertThat(source.segments().length + source.checkpoints().length)
        .isLessThan(pixels.length / 50);
    writer.begin(8);
    for (int s = 0; s < source.segmentCount(); s++) {
      writer.copy(source.packed(), source.firstBit(s), source.endBit(s));
    }
    writer.end();
    byte[] copied = Arrays.copyOf(writer.buffer(), writer.size());
    assertThat(decode(copied, 8, pixels.length).pixels()).isEqualTo(pixels);
  }

  @Test
  void decode_oneBitFlipped_isNoticed() throws Exception {
    byte[] pixels = pixels(new Random(7), 8, 5_000);
    byte[] packed = RandomGif.pack(ints(pixels), 8, Integer.MAX_VALUE, false);
    // Nine bits of clear code, then the first pixel's.
    packed[1] ^= 2;
    assertThat(decode(packed, 8, pixels.length).pixels()).isNotEqualTo(pixels);
  }

  @Test
  void decode_codeBeyondTheTable_isRefused() {
    // Clear code 4, then 7 where the table ends at 5: three bits each.
    byte[] packed = {(byte) (4 | 7 << 3), 0, 0};
    assertThatThrownBy(() -> decode(packed, 2, 9))
        .isInstanceOf(LzwDecoder.CorruptDataException.class)
        .hasMessageContaining("code 7");
  }

  @Test
  void decode_tooFewPixels_isRefused() {
    byte[] packed = RandomGif.pack(new int[100], 2, Integer.MAX_VALUE, false);
    assertThatThrownBy(() -> decode(packed, 2, 101))
        .isInstanceOf(LzwDecoder.CorruptDataException.class)
        .hasMessageContaining("100 of 101 pixels");
  }

  @Test
  void decode_tooManyPixels_ignoresTheRest() throws Exception {
    byte[] pixels = pixels(new Random(1), 4, 1_000);
    byte[] packed = RandomGif.pack(ints(pixels), 4, 300, false);
    LzwData read = decode(packed, 4, 901);
    assertThat(read.pixels()).isEqualTo(Arrays.copyOf(pixels, 901));
    assertThat(read.copyable(read.segmentCount() - 1)).isFalse();
  }

  private LzwData decode(byte[] packed, int codeSize, int pixels)
      throws LzwDecoder.CorruptDataException {
    byte[] padded = Arrays.copyOf(packed, packed.length + LzwWriter.PADDING);
    return decoder.decode(padded, packed.length, codeSize, pixels, NEVER);
  }

  private static byte[] pixels(Random random, int codeSize, int count) {
    byte[] pixels = new byte[count];
    int run = 1 + random.nextInt(30);
    for (int i = 0; i < count; i++) {
      boolean again = i > 0 && random.nextInt(run) > 0;
      pixels[i] = again ? pixels[i - 1] : (byte) random.nextInt(1 << codeSize);
    }
    return pixels;
  }

  private static int[] ints(byte[] pixels) {
    int[] ints = new int[pixels.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = pixels[i] & 0xff;
    }
    return ints;
  }
}
