package io.memecast.engine.jpeg;

import java.util.List;

/** Gives a grey picture two components of chroma, all neutral; its own coefficients stay as they are. */
final class GreyToColor {
  private static final int FIRST_ID = 1; // Y 1, Cb 2, Cr 3, as JFIF has them

  private GreyToColor() {}

  static Frame convert(Frame grey) {
    Component luma = grey.components().get(0);
    return new Frame(
        grey.width(),
        grey.height(),
        List.of(
            component(FIRST_ID, luma, luma.coefficients()),
            component(FIRST_ID + 1, luma, new short[luma.coefficients().length]),
            component(FIRST_ID + 2, luma, new short[luma.coefficients().length])),
        ColorModel.YCBCR,
        grey.metadata().forColor());
  }

  private static Component component(int id, Component luma, short[] coefficients) {
    return new Component(
        id, 1, 1, luma.quantizers(), luma.blocksAcross(), luma.blocksDown(), coefficients);
  }
}
