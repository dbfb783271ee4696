package io.memecast.engine.jpeg;

/** What the components of a picture mean. */
enum ColorModel {
  GREY(1),
  YCBCR(3),
  RGB(3);

  private final int components;

  ColorModel(int components) {
    this.components = components;
  }

  int components() {
    return components;
  }

  /**
   * The colour as this model's samples.
   *
   * @param rgb 0xRRGGBB
   * @param component from 0
   * @return 0..255, rounded (JFIF 1.02, section 5)
   */
  int sample(int rgb, int component) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    if (this == RGB) {
      return rgb >> (16 - 8 * component) & 0xff;
    }
    return switch (component) {
      case 0 -> (19595 * red + 38470 * green + 7471 * blue + 32768) >> 16;
      case 1 -> clamp((-11059 * red - 21709 * green + 32768 * blue + (128 << 16) + 32767) >> 16);
      default -> clamp((32768 * red - 27439 * green - 5329 * blue + (128 << 16) + 32767) >> 16);
    };
  }

  /**
   * The colour's sample less 128, times its alpha: being linear in the colour it needs no division.
   *
   * @param argb 0xAARRGGBB, premultiplied
   */
  float premultiplied(int argb, int component) {
    int red = argb >> 16 & 0xff;
    int green = argb >> 8 & 0xff;
    int blue = argb & 0xff;
    float offset = 128f * (argb >>> 24) / 255;
    if (this == RGB) {
      return (argb >> (16 - 8 * component) & 0xff) - offset;
    }
    return switch (component) {
      case 0 -> 0.299f * red + 0.587f * green + 0.114f * blue - offset;
      case 1 -> -0.168736f * red - 0.331264f * green + 0.5f * blue;
      default -> 0.5f * red - 0.418688f * green - 0.081312f * blue;
    };
  }

  /** The samples as a colour, 0xRRGGBB. */
  int rgb(int first, int second, int third) {
    return switch (this) {
      case GREY -> first * 0x010101;
      case RGB -> first << 16 | second << 8 | third;
      case YCBCR -> {
        int cb = second - 128;
        int cr = third - 128;
        int red = clamp(first + ((91881 * cr + 32768) >> 16));
        int green = clamp(first - ((22554 * cb + 46802 * cr + 32768) >> 16));
        int blue = clamp(first + ((116130 * cb + 32768) >> 16));
        yield red << 16 | green << 8 | blue;
      }
    };
  }

  /** Whether a picture of this model has no sample for the colour, 0xRRGGBB. */
  boolean lacks(int rgb) {
    boolean grey = (rgb & 0xffffff) == (rgb & 0xff) * 0x010101;
    return this == GREY && !grey;
  }

  static int clamp(int sample) {
    return Math.max(0, Math.min(255, sample));
  }
}
