package io.memecast.engine.jpeg;

import io.memecast.error.Deadline;

/**
 * One component ready to be captioned: coefficients, samples, and how to get from the second to the first. Immutable;
 * the arrays are never written to.
 */
final class PreparedComponent {
  final int h;
  final int v;

  /** Pixels across a sample. */
  final int pixelsAcross;

  /** Pixels down a sample. */
  final int pixelsDown;

  final int blocksAcross;
  final int blocksDown;
  final int[] quantizers;

  /** As in {@link Component#coefficients}. */
  final short[] coefficients;

  /** For each block: bit k is set where coefficient k is not 0. */
  final long[] masks;

  /** Samples less 128, rows of {@link #stride} bytes. */
  final byte[] plane;

  final int stride;

  /** 255 · pixels of a sample: compositing leaves samples multiplied by it, so that nothing is divided. */
  final int unit;

  /** For {@link ForwardDct#quantize}, from samples in {@link #unit}s. */
  final float[] reciprocals;

  PreparedComponent(Component component, int maxH, int maxV, Deadline deadline) {
    h = component.h();
    v = component.v();
    pixelsAcross = maxH / h;
    pixelsDown = maxV / v;
    blocksAcross = component.blocksAcross();
    blocksDown = component.blocksDown();
    quantizers = component.quantizers();
    coefficients = component.coefficients();
    masks = masks(coefficients);
    plane = InverseDct.plane(component, deadline);
    stride = blocksAcross * Frame.BLOCK;
    unit = 255 * pixelsAcross * pixelsDown;
    reciprocals = ForwardDct.reciprocals(quantizers, unit);
  }

  private static long[] masks(short[] coefficients) {
    long[] masks = new long[coefficients.length / 64];
    for (int i = 0; i < coefficients.length; i++) {
      if (coefficients[i] != 0) {
        masks[i >> 6] |= 1L << i; // the shift takes the lowest six bits
      }
    }
    return masks;
  }

  /** The DC coefficient of a block whose samples all have this value, less 128. */
  int constantDc(int sample) {
    return Math.round(8f * sample / quantizers[0]);
  }

  /** A sample stands for several pixels. */
  boolean isSubsampled() {
    return pixelsAcross * pixelsDown > 1;
  }

  long heapBytes() {
    return 2L * coefficients.length + 8L * masks.length + plane.length;
  }
}
