package io.memecast.engine.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The faces that one caption is drawn with: the named one, then those that fill in, loaded when first needed. One thread
 * at a time; made anew for each caption.
 */
final class FontChain {
  private final Face named;
  private final List<FallbackFonts> fallbacks;
  private final FontLibrary library;
  private final @Nullable Face[] loaded;

  FontChain(Face named, List<FallbackFonts> fallbacks, FontLibrary library) {
    this.named = named;
    this.fallbacks = fallbacks;
    this.library = library;
    this.loaded = new Face[fallbacks.size()];
  }

  Face named() {
    return named;
  }

  /**
   * The first face that has the whole grapheme {@code text[start, end)}; null when none has. A zero width joiner or
   * variation selector need not be there: it has no ink.
   *
   * @param script the grapheme's script, {@link com.ibm.icu.lang.UScript}
   */
  @Nullable
  Face faceFor(String text, int start, int end, int script) {
    if (covers(named, text, start, end)) {
      return named;
    }
    for (int i = 0; i < loaded.length; i++) {
      if (fallbacks.get(i).isFor(script)) {
        Face face = fallback(i);
        if (face != null && covers(face, text, start, end)) {
          return face;
        }
      }
    }
    return null;
  }

  private @Nullable Face fallback(int index) {
    Face face = loaded[index];
    if (face == null) {
      face = library.fallbackFace(fallbacks.get(index).stem());
      loaded[index] = face;
    }
    return face;
  }

  private static boolean covers(Face face, String text, int start, int end) {
    for (int i = start; i < end; ) {
      int codePoint = text.codePointAt(i);
      if (!Characters.isInvisible(codePoint) && !face.covers(codePoint)) {
        return false;
      }
      i += Character.charCount(codePoint);
    }
    return true;
  }
}
