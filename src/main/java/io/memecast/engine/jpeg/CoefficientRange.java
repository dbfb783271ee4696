package io.memecast.engine.jpeg;

import java.util.ArrayList;
import java.util.List;

/** What quantized coefficients of 8-bit samples may be (T.81 tables F.1 and F.2). */
final class CoefficientRange {
  /** Ten bits; the difference of two then has no more than eleven. */
  static final int MAX = 1023;

  /** Black's DC coefficient, unquantized. */
  private static final int MIN_DC = -1024;

  private CoefficientRange() {}

  /** The nearest that coefficient {@code k} may be. */
  static short clamp(int coefficient, int k) {
    return (short) Math.max(k == 0 ? MIN_DC : -MAX, Math.min(MAX, coefficient));
  }

  /** The picture with every coefficient in the range, as only a broken one has others. */
  static Frame clamp(Frame frame) {
    List<Component> components = new ArrayList<>();
    for (Component component : frame.components()) {
      short[] coefficients = component.coefficients();
      for (int i = 0; i < coefficients.length; i++) {
        coefficients[i] = clamp(coefficients[i], i & 63);
      }
      components.add(component);
    }
    return frame.withComponents(components);
  }
}
