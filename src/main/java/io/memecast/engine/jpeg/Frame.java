package io.memecast.engine.jpeg;

import java.util.List;

/**
 * A picture as quantized coefficients: what a file holds once its entropy coding is undone.
 *
 * @param width pixels
 * @param height pixels
 * @param components one or three
 * @param colorModel what they mean
 * @param metadata what is written again
 */
record Frame(
    int width, int height, List<Component> components, ColorModel colorModel, Metadata metadata) {
  static final int BLOCK = 8;

  Frame {
    components = List.copyOf(components);
  }

  Frame withComponents(List<Component> newComponents) {
    return new Frame(width, height, newComponents, colorModel, metadata);
  }

  /** Largest horizontal sampling factor // Hmax. */
  int maxH() {
    return components.stream().mapToInt(Component::h).max().orElse(1);
  }

  /** Largest vertical sampling factor // Vmax. */
  int maxV() {
    return components.stream().mapToInt(Component::v).max().orElse(1);
  }

  /** MCUs in a row of an interleaved scan. */
  int mcusAcross() {
    return divideUp(width, BLOCK * maxH());
  }

  /** MCU rows of an interleaved scan. */
  int mcuRows() {
    return divideUp(height, BLOCK * maxV());
  }

  static int divideUp(int value, int by) {
    return (value + by - 1) / by;
  }
}
