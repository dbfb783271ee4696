package io.memecast.macro;

/** Tells well-formed UTF-16 from strings that hold half a surrogate pair, as an escape in JSON can. */
final class WellFormed {
  private WellFormed() {}

  /** The index of the first surrogate without its other half, -1 where there is none. */
  static int firstLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }
}
