package io.memecast.engine.png;

/** RFC 2083, 4.1.1: what the samples of a pixel mean, and how many bits they may have. */
enum ColorType {
  GREY(0, 1, 1 << 1 | 1 << 2 | 1 << 4 | 1 << 8 | 1 << 16),
  RGB(2, 3, 1 << 8 | 1 << 16),
  PALETTE(3, 1, 1 << 1 | 1 << 2 | 1 << 4 | 1 << 8),
  GREY_ALPHA(4, 2, 1 << 8 | 1 << 16),
  RGB_ALPHA(6, 4, 1 << 8 | 1 << 16);

  private final int code;
  private final int channels;
  private final int depths;

  ColorType(int code, int channels, int depths) {
    this.code = code;
    this.channels = channels;
    this.depths = depths;
  }

  /** The number in the header. */
  int code() {
    return code;
  }

  /** Samples of a pixel. */
  int channels() {
    return channels;
  }

  boolean hasAlpha() {
    return this == GREY_ALPHA || this == RGB_ALPHA;
  }

  boolean allowsDepth(int bits) {
    return bits >= 1 && bits <= 16 && (depths >> bits & 1) == 1;
  }

  /**
   * The type with this number.
   *
   * @param offset of the number in the file, for the refusal
   */
  static ColorType of(int code, long offset) {
    for (ColorType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw BrokenPng.at(offset, "there is no colour type " + code);
  }
}
