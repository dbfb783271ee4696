package io.memecast.engine.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which quantizers a template is captioned with. */
final class QuantizationTables {
  /** Up to this quality's quantizers a template's own are fine enough for text. */
  private static final int CLEAN_TEXT = 75;

  /** Coarser ones are brought near this quality's. */
  private static final int REFINED = 80;

  /** For pictures of which no tables are known. */
  private static final int FROM_PIXELS = 90;

  /** T.81 table K.1, row by row. */
  private static final int[] LUMA = {
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99
  };

  /** T.81 table K.2, row by row; all others are 99. */
  private static final int[] CHROMA_CORNER = {
    17, 18, 24, 47, 18, 21, 26, 66, 24, 26, 56, 99, 47, 66, 99, 99
  };

  private QuantizationTables() {}

  /** The tables of annex K at one of libjpeg's qualities, 1..100, in the order of {@link ZigZag}. */
  static int[] standard(int quality, boolean chroma) {
    int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    int[] table = new int[64];
    for (int k = 0; k < 64; k++) {
      int natural = ZigZag.NATURAL[k];
      int base = chroma ? chroma(natural >> 3, natural & 7) : LUMA[natural];
      table[k] = Math.max(1, Math.min(255, (base * scale + 50) / 100));
    }
    return table;
  }

  private static int chroma(int row, int column) {
    return row < 4 && column < 4 ? CHROMA_CORNER[row * 4 + column] : 99;
  }

  /** For pictures of which no tables are known. */
  static int[] forPixels(@Nullable Integer quality, boolean chroma) {
    return standard(quality == null ? FROM_PIXELS : quality, chroma);
  }

  /**
   * The picture with the quantizers for a quality.
   *
   * <p>A quantizer that is coarser than wanted is replaced by that divisor of it that is nearest to the wanted one, and its
   * coefficients multiplied: the picture stays exactly as it is, but ink is quantized finer. One that is finer than wanted
   * is replaced by the wanted one, and its coefficients rounded anew.
   *
   * @param quality 1..100; null = the picture's own, refined where they are too coarse for text
   */
  static Frame adapt(Frame frame, @Nullable Integer quality) {
    List<Component> adapted = new ArrayList<>();
    for (int i = 0; i < frame.components().size(); i++) {
      boolean chroma = CodeTables.number(frame.colorModel(), i) > 0;
      adapted.add(adapt(frame.components().get(i), quality, chroma));
    }
    return frame.withComponents(adapted);
  }

  /**
   * The picture without its coefficients, with quantizers for encoding other pixels in its place.
   *
   * @param quality 1..100; null = as fine as the picture's own, and fine enough for text
   */
  static Frame style(Frame frame, @Nullable Integer quality) {
    List<Component> style = new ArrayList<>();
    for (int i = 0; i < frame.components().size(); i++) {
      boolean chroma = CodeTables.number(frame.colorModel(), i) > 0;
      Component component = frame.components().get(i);
      int[] table = standard(quality == null ? REFINED : quality, chroma);
      for (int k = 0; k < 64 && quality == null; k++) {
        table[k] = Math.min(table[k], component.quantizers()[k]);
      }
      style.add(component.withCoefficients(table, new short[0]));
    }
    return frame.withComponents(style);
  }

  private static Component adapt(Component component, @Nullable Integer quality, boolean chroma) {
    int[] own = component.quantizers();
    int[] clean = standard(quality == null ? CLEAN_TEXT : quality, chroma);
    int[] wanted = standard(quality == null ? REFINED : quality, chroma);
    int[] largest = largest(component.coefficients());
    int[] table = own.clone();
    boolean changed = false;
    for (int k = 0; k < 64; k++) {
      if (own[k] > clean[k]) {
        table[k] = nearestDivisor(own[k], wanted[k], largest[k]);
      } else if (quality != null) {
        table[k] = wanted[k];
      }
      changed |= table[k] != own[k];
    }
    return changed ? requantize(component, table) : component;
  }

  /** Largest magnitude of each coefficient. */
  private static int[] largest(short[] coefficients) {
    int[] largest = new int[64];
    for (int i = 0; i < coefficients.length; i++) {
      largest[i & 63] = Math.max(largest[i & 63], Math.abs(coefficients[i]));
    }
    return largest;
  }

  /** The divisor of {@code own} at the least ratio to {@code wanted} that no coefficient outgrows. */
  private static int nearestDivisor(int own, int wanted, int largest) {
    int best = own;
    for (int divisor = 1; divisor < own; divisor++) {
      boolean nearer = ratio(divisor, wanted) < ratio(best, wanted);
      if (own % divisor == 0 && nearer && largest * (own / divisor) <= CoefficientRange.MAX) {
        best = divisor;
      }
    }
    return best;
  }

  private static double ratio(int a, int b) {
    return Math.max((double) a / b, (double) b / a);
  }

  private static Component requantize(Component component, int[] table) {
    short[] coefficients = component.coefficients();
    int[] own = component.quantizers();
    short[] scaled = new short[coefficients.length];
    for (int i = 0; i < coefficients.length; i++) {
      int k = i & 63;
      scaled[i] =
          CoefficientRange.clamp(Math.round((float) coefficients[i] * own[k] / table[k]), k);
    }
    return component.withCoefficients(table, scaled);
  }
}
