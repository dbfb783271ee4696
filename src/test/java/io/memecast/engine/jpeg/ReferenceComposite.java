package io.memecast.engine.jpeg;

import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.Patch;
import io.memecast.engine.raster.TextPatch;
import io.memecast.error.Deadline;

/** Samples of a captioned component and their transform, by the definitions, in double precision. */
final class ReferenceComposite {
  private final Frame frame;
  private final Component component;
  private final int index;
  private final double[] samples;
  private final int stride;

  ReferenceComposite(Frame frame, int index, Coverage coverage) {
    this.frame = frame;
    this.index = index;
    component = frame.components().get(index);
    stride = component.blocksAcross() * 8;
    byte[] plane = InverseDct.plane(component, Deadline.never());
    samples = new double[plane.length];
    for (int i = 0; i < plane.length; i++) {
      samples[i] = plane[i] + 128;
    }
    for (Patch patch : coverage.patches()) {
      paint(patch);
    }
  }

  private void paint(Patch patch) {
    int across = frame.maxH() / component.h();
    int down = frame.maxV() / component.v();
    for (int y = 0; y < samples.length / stride; y++) {
      for (int x = 0; x < stride; x++) {
        double kept = 0;
        double added = 0;
        for (int i = 0; i < across * down; i++) {
          int pixelX = Math.min(x * across + i % across, frame.width() - 1) - patch.x();
          int pixelY = Math.min(y * down + i / across, frame.height() - 1) - patch.y();
          boolean inside =
              pixelX >= 0 && pixelX < patch.width() && pixelY >= 0 && pixelY < patch.height();
          int at = pixelY * patch.width() + pixelX;
          kept += inside ? 1 - opacity(patch, at) : 1;
          added += inside ? light(patch, at) : 0;
        }
        int sample = y * stride + x;
        samples[sample] = (samples[sample] * kept + added) / (across * down);
      }
    }
  }

  private static double opacity(Patch patch, int at) {
    return patch instanceof TextPatch text
        ? (text.total()[at] & 0xff) / 255.0
        : (((ColorPatch) patch).argb()[at] >>> 24) / 255.0;
  }

  private double light(Patch patch, int at) {
    if (patch instanceof TextPatch text) {
      double total = (text.total()[at] & 0xff) / 255.0;
      double fill = (text.fill()[at] & 0xff) / 255.0;
      return sample(text.outlineRgb(), 1) * (total - fill) + sample(text.fillRgb(), 1) * fill;
    }
    int argb = ((ColorPatch) patch).argb()[at];
    return sample(argb, (argb >>> 24) / 255.0);
  }

  /** JFIF's equations for a premultiplied colour. */
  private double sample(int rgb, double alpha) {
    double red = rgb >> 16 & 0xff;
    double green = rgb >> 8 & 0xff;
    double blue = rgb & 0xff;
    if (frame.colorModel() == ColorModel.RGB) {
      return index == 0 ? red : index == 1 ? green : blue;
    }
    return switch (index) {
      case 0 -> 0.299 * red + 0.587 * green + 0.114 * blue;
      case 1 -> -0.168736 * red - 0.331264 * green + 0.5 * blue + 128 * alpha;
      default -> 0.5 * red - 0.418688 * green - 0.081312 * blue + 128 * alpha;
    };
  }

  /** The block's coefficients before quantization, in the order of {@link ZigZag} (T.81 A.3.3). */
  double[] transform(int block) {
    int left = block % component.blocksAcross() * 8;
    int top = block / component.blocksAcross() * 8;
    double[] coefficients = new double[64];
    for (int k = 0; k < 64; k++) {
      int u = ZigZag.NATURAL[k] & 7;
      int v = ZigZag.NATURAL[k] >> 3;
      double sum = 0;
      for (int y = 0; y < 8; y++) {
        for (int x = 0; x < 8; x++) {
          sum += (samples[(top + y) * stride + left + x] - 128)
              * Math.cos((2 * x + 1) * u * Math.PI / 16)
              * Math.cos((2 * y + 1) * v * Math.PI / 16);
        }
      }
      coefficients[k] = sum / 4 * (u == 0 ? Math.sqrt(0.5) : 1) * (v == 0 ? Math.sqrt(0.5) : 1);
    }
    return coefficients;
  }
}
