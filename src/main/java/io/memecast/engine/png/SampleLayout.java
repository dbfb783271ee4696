package io.memecast.engine.png;

/** The forms in which pictures are kept and written: those on which ink of any colour can be put. */
enum SampleLayout {
  RGB8(ColorType.RGB, 8),
  RGBA8(ColorType.RGB_ALPHA, 8),
  RGB16(ColorType.RGB, 16),
  RGBA16(ColorType.RGB_ALPHA, 16);

  private final ColorType colorType;
  private final int bitDepth;

  SampleLayout(ColorType colorType, int bitDepth) {
    this.colorType = colorType;
    this.bitDepth = bitDepth;
  }

  static SampleLayout of(boolean alpha, boolean sixteenBit) {
    if (sixteenBit) {
      return alpha ? RGBA16 : RGB16;
    }
    return alpha ? RGBA8 : RGB8;
  }

  ColorType colorType() {
    return colorType;
  }

  /** 8 or 16. */
  int bitDepth() {
    return bitDepth;
  }

  boolean hasAlpha() {
    return colorType.hasAlpha();
  }

  int bytesPerSample() {
    return bitDepth / 8;
  }

  int bytesPerPixel() {
    return colorType.channels() * bytesPerSample();
  }
}
