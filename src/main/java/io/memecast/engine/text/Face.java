package io.memecast.engine.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import io.memecast.error.CaptionException;
import io.memecast.template.FontDescription;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One font file, ready to shape and to give outlines. The JDK sees it at one size only, its units per em: every other
 * size is a scaled outline, so the JDK's own glyph caches hold one strike a face however many sizes are asked for. Safe
 * for all threads.
 */
final class Face {
  /** No hinting, advances in fractions: what holds for one size then holds for all. */
  private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

  /** Below this weight a face looks lost between the heavy ones, and is emboldened as a fallback. */
  private static final int BOLD_ENOUGH = 600;

  private final String id;
  private final Font font;
  private final int unitsPerEm;
  private final int weight;
  private final float capHeight;
  private final float descent;

  private Face(String id, Font font, int unitsPerEm, int weight) {
    this.id = id;
    this.font = font;
    this.unitsPerEm = unitsPerEm;
    this.weight = weight;
    this.capHeight = -extent("H").top();
    this.descent = extent("p").bottom();
  }

  /**
   * Loads a font file.
   *
   * @param id tells this face from all others, also from other contents of a file of the same name
   * @throws CaptionException {@code FONT_UNREADABLE}
   */
  static Face load(String id, SfntFile file, byte[] bytes) {
    int unitsPerEm = file.unitsPerEm();
    GlyphBombCheck.check(file);
    try {
      Font font = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes))
          .deriveFont(Font.PLAIN, unitsPerEm)
          .deriveFont(Map.of(
              TextAttribute.KERNING, TextAttribute.KERNING_ON,
              TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON));
      return new Face(id, font, unitsPerEm, file.weight());
    } catch (FontFormatException | IOException e) {
      throw file.unreadable(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // The JDK's reader of font tables answers some broken files with exceptions of every kind.
      throw file.unreadable("the font is broken: " + e);
    }
  }

  /** This face as it fills in for a heavier one: emboldened where it is light. */
  Face asFallback() {
    return weight >= BOLD_ENOUGH
        ? this
        : new Face(id + " bold", font.deriveFont(Font.BOLD), unitsPerEm, BOLD_ENOUGH);
  }

  private GlyphShape extent(String text) {
    return contours(font.createGlyphVector(UNHINTED, text).getGlyphCode(0));
  }

  String id() {
    return id;
  }

  /** The JDK's font, at {@link #unitsPerEm()} points. */
  Font font() {
    return font;
  }

  int unitsPerEm() {
    return unitsPerEm;
  }

  /** Height of H above the baseline, em. */
  float capHeight() {
    return capHeight;
  }

  /** Depth of p below the baseline, em. */
  float descent() {
    return descent;
  }

  boolean covers(int codePoint) {
    return font.canDisplay(codePoint);
  }

  /** Counts what the face has, over all of Unicode: some milliseconds. */
  FontDescription describe(String name, Set<String> names) {
    Map<String, Integer> scripts = new TreeMap<>();
    int characters = 0;
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (UCharacter.isDefined(c) && covers(c)) {
        characters++;
        scripts.merge(UScript.getName(UScript.getScript(c)), 1, Integer::sum);
      }
    }
    List<String> sorted = names.stream().sorted().toList();
    return new FontDescription(name, sorted, font.getNumGlyphs(), characters, scripts);
  }

  /**
   * Shapes one run: characters of one script and direction, all in this face. Kerning and ligatures are on.
   *
   * @param rightToLeft glyphs come in visual order, left to right, in either case
   */
  GlyphVector layout(String text, boolean rightToLeft) {
    char[] chars = text.toCharArray();
    int flags = rightToLeft ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT;
    return font.layoutGlyphVector(UNHINTED, chars, 0, chars.length, flags);
  }

  /** The contours of one glyph, made anew. */
  GlyphShape contours(int glyph) {
    if (glyph < 0 || glyph >= font.getNumGlyphs()) {
      // The JDK's code for a character without ink, such as a zero width joiner.
      return GlyphShape.of(new Path2D.Float());
    }
    Shape outline = font.createGlyphVector(UNHINTED, new int[] {glyph}).getGlyphOutline(0);
    double scale = 1.0 / unitsPerEm;
    return GlyphShape.of(new Path2D.Float(outline, AffineTransform.getScaleInstance(scale, scale)));
  }
}
