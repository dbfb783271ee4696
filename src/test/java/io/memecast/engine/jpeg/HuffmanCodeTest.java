package io.memecast.engine.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HuffmanCodeTest {
  @Test
  void code_skewedFrequencies_isNoLongerThan16Bits() {
    int[] frequencies = new int[256];
    int previous = 1;
    int current = 1;
    for (int symbol = 0; symbol < 40; symbol++) {
      frequencies[(symbol & 15) << 4 | (1 + (symbol >> 4))] =
          current; // Fibonacci: as deep a tree as there can be
      int next = previous + current;
      previous = current;
      current = next;
    }

    assertReadsBack(frequencies);
  }

  @Test
  void code_everySymbolOnce_readsBack() {
    int[] frequencies = new int[256];
    Arrays.fill(frequencies, 1);

    assertReadsBack(frequencies);
  }

  @Test
  void code_oneSymbol_readsBack() {
    int[] frequencies = new int[256];
    frequencies[7] = 3;

    assertReadsBack(frequencies);
  }

  @Test
  void code_frequentSymbol_isShorter() {
    int[] frequencies = new int[256];
    Arrays.fill(frequencies, 1);
    frequencies[0x20] = 10_000;

    HuffmanCode code = new HuffmanCode(frequencies);

    assertThat(HuffmanCode.bits(code.entries[0x20])).isEqualTo(1);
  }

  /** Builds a decoder from the code's own definition, and reads every symbol by it. */
  private static void assertReadsBack(int[] frequencies) {
    HuffmanCode code = new HuffmanCode(frequencies);
    HuffmanDecoder decoder = decoder(code);
    for (int symbol = 0; symbol < 256; symbol++) {
      int entry = code.entries[symbol];
      assertThat(entry != 0).isEqualTo(frequencies[symbol] > 0);
      if (entry != 0) {
        int size = symbol & 15;
        int length = HuffmanCode.bits(entry) - size;
        assertThat(length).isBetween(1, 16);
        int word = HuffmanCode.word(entry) >>> size;
        assertThat(word).as("all ones is reserved").isNotEqualTo((1 << length) - 1);
        byte[] file = {(byte) (word << (16 - length) >> 8), (byte) (word << (16 - length)), 0};
        assertThat(decoder.next(new EntropyReader(stuffed(file), 0))).isEqualTo(symbol);
      }
    }
  }

  private static byte[] stuffed(byte[] bytes) {
    SegmentWriter out = new SegmentWriter();
    for (byte value : bytes) {
      out.u8(value);
      if (value == -1) {
        out.u8(0);
      }
    }
    return out.toByteArray();
  }

  @Test
  void entropyWriter_randomBlocks_readBack() {
    SymbolCounts counts = new SymbolCounts();
    CodeTables.Pair pair = CodeTables.Pair.of(counts);
    Random random = new Random(1);
    EntropyWriter writer = new EntropyWriter();
    short[][] blocks = new short[300][64];
    for (short[] block : blocks) {
      int nonZero = random.nextInt(64);
      for (int i = 0; i < nonZero; i++) {
        block[1 + random.nextInt(63)] = (short) (random.nextInt(2047) - 1023);
      }
      writer.block(block, 0, ZigZag.IN_PLACE, mask(block), 5, pair.dc(), pair.ac());
    }
    writer.align();

    assertThat(writer.length()).isGreaterThan(10_000);
    EntropyReader bits = new EntropyReader(Arrays.copyOf(writer.buffer(), writer.length()), 0);
    HuffmanDecoder dc = decoder(pair.dc());
    HuffmanDecoder ac = decoder(pair.ac());
    for (short[] block : blocks) {
      assertThat(bits.readSigned(dc.next(bits))).isEqualTo(5);
      assertThat(readAc(bits, ac)).isEqualTo(block);
    }
  }

  private static long mask(short[] block) {
    long mask = 0;
    for (int k = 1; k < 64; k++) {
      mask |= block[k] == 0 ? 0 : 1L << k;
    }
    return mask;
  }

  private static HuffmanDecoder decoder(HuffmanCode code) {
    SegmentWriter definition = new SegmentWriter();
    code.writeTo(definition);
    byte[] bytes = definition.toByteArray();
    int[] counts = new int[16];
    for (int i = 0; i < 16; i++) {
      counts[i] = bytes[i] & 0xff;
    }
    return new HuffmanDecoder(counts, Arrays.copyOfRange(bytes, 16, bytes.length), 0);
  }

  private static short[] readAc(EntropyReader bits, HuffmanDecoder ac) {
    short[] block = new short[64];
    for (int k = 1; k < 64; k++) {
      int symbol = ac.next(bits);
      if (symbol == EntropyWriter.END_OF_BLOCK) {
        break;
      }
      k += symbol >> 4;
      if ((symbol & 15) > 0) {
        block[k] = (short) bits.readSigned(symbol & 15);
      }
    }
    return block;
  }
}
