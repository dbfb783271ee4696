package io.memecast.engine.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.CacheStatistics;
import io.memecast.template.EmojiSource;
import io.memecast.template.FontDescription;
import io.memecast.template.FontSource;
import io.memecast.template.FontSource.FontFile;
import io.memecast.template.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fonts and emoji that text is set with, and what was made of them: loaded faces, glyph outlines, glyph masks,
 * drawn emoji, each in a bounded cache with counts. Safe for all threads.
 */
public final class FontLibrary {
  /** Contours of some thousand glyphs. */
  private static final long OUTLINE_CACHE_BYTES = 8L << 20;

  private static final long SHAPE_CACHE_BYTES = 4L << 20;

  private final FontSource fonts;
  private final FontNames names;
  private final EmojiSource emojiSource;
  private final int faceCapacity;
  private final Cache<String, Face> faces;
  private final GlyphOutlines outlines = new GlyphOutlines(OUTLINE_CACHE_BYTES);
  private final Shaper shaper = new Shaper(outlines, SHAPE_CACHE_BYTES);
  private final GlyphMasks masks;
  private final EmojiTable emojiTable;
  private final EmojiArt emojiArt;
  private final Object digestLock = new Object();
  private @Nullable String digest; // Guarded by digestLock.

  /**
   * @param faceCapacity loaded fonts kept, not negative
   * @param maskCacheBytes of glyph masks kept, not negative; drawn emoji may take a quarter as much again
   */
  public FontLibrary(FontSource fonts, EmojiSource emoji, int faceCapacity, long maskCacheBytes) {
    this.fonts = fonts;
    this.names = new FontNames(fonts);
    this.emojiSource = emoji;
    this.faceCapacity = faceCapacity;
    this.faces = Caffeine.newBuilder()
        .maximumSize(faceCapacity)
        .executor(Runnable::run)
        .recordStats()
        .build();
    this.masks = new GlyphMasks(outlines, maskCacheBytes);
    this.emojiTable = new EmojiTable(emoji.keys(), emoji.aliases());
    this.emojiArt = new EmojiArt(emoji, maskCacheBytes / 4);
  }

  /** File stems and aliases, sorted and distinct. */
  public List<String> names() {
    return names.all();
  }

  /** Of the loaded fonts; the capacity counts fonts. */
  public CacheStatistics statistics() {
    CacheStats counts = faces.stats();
    double fillRate =
        faceCapacity == 0 ? 0 : Math.min(1, (double) faces.estimatedSize() / faceCapacity);
    return new CacheStatistics(faceCapacity, fillRate, counts.missCount(), counts.hitCount());
  }

  /** Of the caches of things made from fonts, bounded in bytes: name → counts. */
  public Map<String, CacheStatistics> derivedStatistics() {
    Map<String, CacheStatistics> statistics = new TreeMap<>();
    statistics.put("glyph_outlines", outlines.statistics());
    statistics.put("glyph_masks", masks.statistics());
    statistics.put("shaped_runs", shaper.statistics());
    statistics.put("emoji", emojiArt.statistics());
    return statistics;
  }

  /**
   * Loads every font.
   *
   * @return a line for each that cannot be used
   */
  public List<String> preload() {
    List<String> problems = new ArrayList<>();
    for (String stem : fonts.names()) {
      try {
        face(stem);
      } catch (CaptionException e) {
        problems.add(e.getMessage());
      }
    }
    return problems;
  }

  /**
   * SHA-256 of all font files, aliases and emoji, lower-case hex: whatever of them changes pixels changes it. The first
   * call reads every font file.
   */
  public String digest() {
    synchronized (digestLock) {
      if (digest == null) {
        digest = computeDigest();
      }
      return digest;
    }
  }

  private String computeDigest() {
    MessageDigest sha = Sha256.digest();
    for (String stem : fonts.names()) {
      sha.update(stem.getBytes(StandardCharsets.UTF_8));
      fonts.load(stem).ifPresent(file -> sha.update(file.bytes()));
    }
    sha.update(new TreeMap<>(fonts.aliases()).toString().getBytes(StandardCharsets.UTF_8));
    sha.update(emojiSource.digest().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sha.digest());
  }

  /**
   * The fonts to draw with when {@code name} is asked for.
   *
   * @throws CaptionException {@code FONT_NOT_FOUND}, {@code FONT_UNREADABLE} or {@code FONT_AMBIGUOUS}
   */
  FontChain chain(String name) {
    FontNames.Resolved resolved = names.resolve(name);
    return new FontChain(face(resolved.stem()), resolved.fallbacks(), this);
  }

  /** A face that fills in; null when the file cannot be used, for then the next one may do. */
  @Nullable
  Face fallbackFace(String stem) {
    try {
      return face(stem).asFallback();
    } catch (CaptionException e) {
      if (e.code() == ErrorCode.FONT_UNREADABLE || e.code() == ErrorCode.FONT_AMBIGUOUS) {
        return null;
      }
      throw e;
    }
  }

  /**
   * What a font is called and which scripts it has.
   *
   * @throws CaptionException {@code FONT_NOT_FOUND}, {@code FONT_UNREADABLE} or {@code FONT_AMBIGUOUS}
   */
  public FontDescription describe(String name) {
    String stem = names.resolve(name).stem();
    FontFile file = fonts.load(stem).orElseThrow(() -> FontNames.notFound(name));
    return face(stem).describe(stem, new SfntFile(file.fileName(), file.bytes()).names());
  }

  Shaper shaper() {
    return shaper;
  }

  GlyphOutlines outlines() {
    return outlines;
  }

  GlyphMasks masks() {
    return masks;
  }

  EmojiTable emojiTable() {
    return emojiTable;
  }

  EmojiArt emojiArt() {
    return emojiArt;
  }

  private Face face(String stem) {
    Face face = faces.getIfPresent(stem);
    if (face == null) {
      face = load(fonts.load(stem).orElseThrow(() -> FontNames.notFound(stem)));
      faces.put(stem, face);
    }
    return face;
  }

  private static Face load(FontFile file) {
    byte[] bytes = file.bytes();
    String id = HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    return Face.load(id, new SfntFile(file.fileName(), bytes), bytes);
  }
}
