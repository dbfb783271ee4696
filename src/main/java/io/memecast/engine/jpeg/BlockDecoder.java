package io.memecast.engine.jpeg;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Decodes the blocks of one scan: sequential (T.81 F.2.2) or one step of a progression (G.2). One use. */
final class BlockDecoder {
  private final boolean progressive;
  private final EntropyReader bits;
  private final @Nullable HuffmanDecoder[] dc;
  private final @Nullable HuffmanDecoder[] ac;
  private final int start; // Ss
  private final int end; // Se
  private final boolean refining;
  private final int shift; // Al
  private final int[] prediction;

  /** Blocks that still have nothing but zeros in this band // EOBRUN. */
  private int endOfBandRun;

  BlockDecoder(boolean progressive, ScanHeader scan, EntropyReader bits) {
    this.progressive = progressive;
    this.bits = bits;
    dc = scan.dc();
    ac = scan.ac();
    start = scan.spectralStart();
    end = scan.spectralEnd();
    refining = scan.approximationHigh() > 0;
    shift = scan.approximationLow();
    prediction = new int[scan.components().size()];
  }

  /** At a restart marker all prediction starts anew (T.81 F.2.1.3.1, G.2). */
  void restart() {
    Arrays.fill(prediction, 0);
    endOfBandRun = 0;
  }

  /**
   * Decodes one block.
   *
   * @param component its index in the scan
   * @param at the block's first coefficient
   */
  void decode(int component, short[] coefficients, int at) {
    if (start == 0) {
      decodeDc(component, coefficients, at);
    }
    HuffmanDecoder table = ac[component];
    if (table == null) {
      return;
    }
    if (!progressive) {
      decodeAc(table, coefficients, at);
    } else if (refining) {
      refineAc(table, coefficients, at);
    } else {
      decodeAcBand(table, coefficients, at);
    }
  }

  private void decodeDc(int component, short[] coefficients, int at) {
    HuffmanDecoder table = dc[component];
    if (table == null) { // a refinement: one bit a block
      coefficients[at] |= (short) (bits.read(1) << shift);
      return;
    }
    int size = table.next(bits);
    if (size > 15) {
      throw Malformed.at(bits.offset(), "DC difference of " + size + " bits");
    }
    int value = prediction[component] + bits.readSigned(size);
    prediction[component] = value;
    coefficients[at] = saturate(value << shift);
  }

  private void decodeAc(HuffmanDecoder table, short[] coefficients, int at) {
    int k = 1;
    while (k < 64) {
      int symbol = table.next(bits);
      int size = symbol & 15;
      k += symbol >> 4;
      if (size == 0) {
        if (symbol != 0xf0) {
          return; // EOB
        }
      } else {
        requireInBlock(k);
        coefficients[at + k] = (short) bits.readSigned(size);
      }
      k++;
    }
  }

  private void decodeAcBand(HuffmanDecoder table, short[] coefficients, int at) {
    if (endOfBandRun > 0) {
      endOfBandRun--;
      return;
    }
    int k = start;
    while (k <= end) {
      int symbol = table.next(bits);
      int size = symbol & 15;
      int run = symbol >> 4;
      if (size == 0 && run < 15) {
        endOfBandRun = (1 << run) - 1 + bits.read(run);
        return;
      }
      k += run;
      if (size > 0) {
        requireInBlock(k);
        coefficients[at + k] = saturate(bits.readSigned(size) << shift);
      }
      k++;
    }
  }

  private void refineAc(HuffmanDecoder table, short[] coefficients, int at) {
    int k = start;
    if (endOfBandRun == 0) {
      while (k <= end) {
        int symbol = table.next(bits);
        int run = symbol >> 4;
        int value = 0;
        if ((symbol & 15) != 0) {
          value = bits.read(1) == 1 ? 1 << shift : -(1 << shift);
        } else if (run < 15) {
          endOfBandRun = (1 << run) + bits.read(run);
          break;
        }
        k = skipZeros(coefficients, at, k, run);
        if (value != 0) {
          requireInBlock(k);
          coefficients[at + k] = (short) value;
        }
        k++;
      }
    }
    if (endOfBandRun > 0) {
      skipZeros(coefficients, at, k, 64);
      endOfBandRun--;
    }
  }

  /** Goes past {@code zeros} zero coefficients to the next zero one, refining the others on the way (T.81 G.1.2.3). */
  private int skipZeros(short[] coefficients, int at, int from, int zeros) {
    int left = zeros;
    int k = from;
    for (; k <= end; k++) {
      int value = coefficients[at + k];
      if (value == 0) {
        if (left-- == 0) {
          break;
        }
      } else if (bits.read(1) == 1 && (Math.abs(value) >> shift & 1) == 0) {
        coefficients[at + k] = (short) (value + (value > 0 ? 1 << shift : -(1 << shift)));
      }
    }
    return k;
  }

  private void requireInBlock(int k) {
    if (k > end) {
      throw Malformed.at(bits.offset(), "coefficient " + k + " of a block");
    }
  }

  private static short saturate(int value) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }
}
