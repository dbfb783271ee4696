package io.memecast.engine.text;

import com.ibm.icu.lang.UScript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In which order the bundled fonts fill in for what the named font lacks. A font for some scripts is not even loaded
 * for a letter of another; after these come all other fonts of the source, by name.
 *
 * @param stem the font file's stem
 * @param scripts {@link UScript} codes it is for, empty for any
 */
record FallbackFonts(String stem, List<Integer> scripts) {
  /** Fonts of the same build as a named one, asked before all others. */
  private static final Map<String, List<String>> SIBLINGS =
      Map.of("Anton-Regular", List.of("Oswald-Bold"), "Oswald-Bold", List.of("Anton-Regular"));

  private static final List<FallbackFonts> ORDER = List.of(
      of("NotoSans-Bold"),
      of("NotoSansArabic-Bold", UScript.ARABIC),
      of("NotoSansHebrew-Bold", UScript.HEBREW),
      of("NotoSansDevanagari-Bold", UScript.DEVANAGARI),
      of("NotoSansThai-Bold", UScript.THAI),
      of("NotoSansBengali-Bold", UScript.BENGALI),
      of("NotoSansTamil-Bold", UScript.TAMIL),
      of("NotoSansTelugu-Bold", UScript.TELUGU),
      of("DejaVuSans-Bold"),
      of("DroidSansFallback"));

  private static FallbackFonts of(String stem, Integer... scripts) {
    return new FallbackFonts(stem, List.of(scripts));
  }

  /** The fonts to ask after {@code named}, of those that exist. */
  static List<FallbackFonts> after(String named, List<String> existing) {
    Map<String, FallbackFonts> chain = new LinkedHashMap<>();
    SIBLINGS.getOrDefault(named, List.of()).forEach(stem -> chain.putIfAbsent(stem, of(stem)));
    ORDER.forEach(fallback -> chain.putIfAbsent(fallback.stem, fallback));
    existing.forEach(stem -> chain.putIfAbsent(stem, of(stem)));
    chain.remove(named);
    return chain.values().stream().filter(f -> existing.contains(f.stem)).toList();
  }

  /** Whether it may hold letters of this script; marks and punctuation may be anywhere. */
  boolean isFor(int script) {
    return scripts.isEmpty()
        || script == UScript.COMMON
        || script == UScript.INHERITED
        || scripts.contains(script);
  }
}
