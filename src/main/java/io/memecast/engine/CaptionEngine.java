package io.memecast.engine;

import io.memecast.engine.PreparedTemplates.Prepared;
import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.Pool;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.text.FontLibrary;
import io.memecast.engine.text.Typesetter;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.HeapBudget;
import io.memecast.macro.Caption;
import io.memecast.macro.CaptionStyle;
import io.memecast.macro.HorizontalAlign;
import io.memecast.macro.ImageMacro;
import io.memecast.macro.VerticalAlign;
import io.memecast.template.CacheStatistics;
import io.memecast.template.EmojiSource;
import io.memecast.template.Etag;
import io.memecast.template.FontDescription;
import io.memecast.template.FontSource;
import io.memecast.template.Rendered;
import io.memecast.template.TemplateFile;
import io.memecast.template.TemplateSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes captions on templates: a macro in, a picture out. Usable as a library of its own:
 *
 * <pre>{@code
 * CaptionEngine engine = CaptionEngine.builder().templates(templates).fonts(fonts).build();
 * Rendered picture = engine.caption(macro, Deadline.in(Duration.ofSeconds(5)));
 * }</pre>
 *
 * <p>Safe for any thread; a caption is drawn on the calling one, a template prepared on a few daemon threads that end when
 * there is nothing to do.
 */
public final class CaptionEngine {
  private static final List<Caption> WARM_UP =
      List.of(new Caption("Ready?", VerticalAlign.TOP, HorizontalAlign.CENTER, CaptionStyle.UNSET));

  private final TemplateSource templates;
  private final FontLibrary fonts;
  private final Typesetter typesetter;
  private final PictureCodecs codecs;
  private final PreparedTemplates prepared;
  private final StorableTemplates storable;
  /** They bound what they keep themselves. */
  private final Pool<Coverage> coverages =
      new Pool<>(() -> new Coverage(1, 1), coverage -> 0, 0, discarded -> {});

  private final String rendererVersion;

  private CaptionEngine(Builder builder) {
    templates = Objects.requireNonNull(builder.templates, "templates");
    fonts = new FontLibrary(
        Objects.requireNonNull(builder.fonts, "fonts"),
        builder.emoji,
        builder.fontCacheSize,
        builder.maskCacheBytes);
    typesetter = new Typesetter(fonts, builder.layoutCacheBytes, builder.shareFitSize);
    Limits limits = builder.limits.withHeap(builder.heap);
    codecs = new PictureCodecs(limits, builder.jpegQuality, builder.gifQuality);
    prepared = new PreparedTemplates(
        templates,
        codecs,
        builder.templateCacheSize,
        builder.templateCacheBytes,
        builder.maxPreparationTime);
    storable = new StorableTemplates(prepared, codecs, limits);
    rendererVersion = String.join(
        "/",
        builder.version,
        fonts.digest(),
        "jpeg=" + builder.jpegQuality,
        "gif=" + builder.gifQuality,
        "share-fit-size=" + builder.shareFitSize);
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * The picture that {@code macro} describes.
   *
   * @param deadline asked between the steps, at most 100 ms apart
   * @throws CaptionException {@code TEMPLATE_…}, {@code FONT_…}, or the deadline's
   */
  public Rendered caption(ImageMacro macro, Deadline deadline) {
    deadline.check();
    Prepared template = prepared.get(macro, deadline);
    deadline.check();
    PreparedTemplate picture = template.picture();
    ImageMacro complete = macro.withDefaults(template.layout().style());
    Coverage coverage = coverages.take();
    try {
      coverage.reset(picture.width(), picture.height());
      List<String> notes = typesetter.set(complete, template.layout(), coverage, deadline);
      deadline.check();
      byte[] bytes = picture.caption(coverage, deadline);
      String etag = Etag.of(complete, template.digest(), rendererVersion);
      return new Rendered(
          bytes, picture.mediaType(), picture.width(), picture.height(), etag, notes);
    } finally {
      coverage.reset(1, 1);
      coverages.give(coverage);
    }
  }

  /**
   * Whether {@link #caption} would first prepare the template in another size than its own, which takes far longer than
   * a caption. Does not block.
   */
  public boolean mustPrepareSize(ImageMacro macro) {
    return prepared.mustPrepareSize(macro);
  }

  /**
   * Whether a file may be kept as a template: its layout is read, its picture decoded wholly, prepared and captioned
   * once, so that its first caption need not wait for that.
   *
   * @param name for the texts of errors
   * @return the file to keep: the same, but of a WebP a PNG with just its pixels
   * @throws CaptionException {@code TEMPLATE_UNREADABLE}, {@code TEMPLATE_TOO_LARGE}, or the deadline's
   */
  public TemplateFile storable(String name, TemplateFile file, Deadline deadline) {
    return storable.check(name, file, deadline);
  }

  /** Stems and aliases, sorted and distinct. */
  public List<String> fontNames() {
    return fonts.names();
  }

  public CacheStatistics templateStatistics() {
    return prepared.statistics();
  }

  public CacheStatistics fontStatistics() {
    return fonts.statistics();
  }

  /** Of the caches of text, bounded in bytes: name → counts. */
  public Map<String, CacheStatistics> textStatistics() {
    Map<String, CacheStatistics> caches = new TreeMap<>(fonts.derivedStatistics());
    caches.put("layouts", typesetter.statistics());
    return caches;
  }

  /**
   * What an operator may want to look into, counted since the start: {@code templates_noted}, preparations
   * that took another way than the usual one and said so in the log; {@code gif_entries_folded}, palette
   * entries given up for a caption that could not have been read.
   */
  public Map<String, Long> counts() {
    return Map.of(
        "templates_noted", prepared.noted(), "gif_entries_folded", codecs.foldedGifEntries());
  }

  /**
   * What a font is called and which scripts it has. Reads the font's file.
   *
   * @throws CaptionException {@code FONT_NOT_FOUND}, {@code FONT_UNREADABLE} or {@code FONT_AMBIGUOUS}
   */
  public FontDescription describeFont(String name) {
    return fonts.describe(name);
  }

  /** What an ETag says of this engine: its version, its fonts and every setting that changes pixels. */
  public String rendererVersion() {
    return rendererVersion;
  }

  /**
   * Loads every font.
   *
   * @return a line for each that cannot be used
   */
  public List<String> preloadFonts() {
    return fonts.preload();
  }

  /**
   * Prepares every template.
   *
   * @return a line for each that cannot be used
   */
  public List<String> preloadTemplates() {
    List<String> problems = new ArrayList<>();
    for (String name : templates.names()) {
      try {
        prepared.get(new ImageMacro(name, null, null, List.of()), Deadline.never());
      } catch (CaptionException e) {
        problems.add(e.getMessage());
      }
    }
    return problems;
  }

  /** Draws one caption, so that the first request does not pay for what every JVM must load once. */
  public void warmUp() {
    for (String name : templates.names()) {
      try {
        caption(new ImageMacro(name, null, null, WARM_UP), Deadline.never());
        return;
      } catch (CaptionException e) {
        // A template that cannot be used is for those who ask for it; warm up on the next.
      }
    }
  }

  /** Makes an engine; only {@link #templates} and {@link #fonts} must be called. */
  public static final class Builder {
    private @Nullable TemplateSource templates;
    private @Nullable FontSource fonts;
    private EmojiSource emoji = EmojiSource.NONE;
    private Limits limits = Limits.DEFAULTS;
    private HeapBudget heap = HeapBudget.UNLIMITED;
    private int templateCacheSize = 128;
    private long templateCacheBytes = 256L << 20;
    private int fontCacheSize = 16;
    private long maskCacheBytes = 32L << 20;
    private long layoutCacheBytes = 16L << 20;
    private boolean shareFitSize;
    private Duration maxPreparationTime = Duration.ofMinutes(5);
    private String version = "1";
    private @Nullable Integer jpegQuality;
    private @Nullable Integer gifQuality;

    private Builder() {}

    public Builder templates(TemplateSource source) {
      templates = source;
      return this;
    }

    public Builder fonts(FontSource source) {
      fonts = source;
      return this;
    }

    /** Pictures for emoji; without them emoji are drawn by the fonts, as far as these have them. */
    public Builder emoji(EmojiSource source) {
      emoji = source;
      return this;
    }

    /**
     * What a template may be at most; asked before anything is allocated for its pixels.
     *
     * @param maxFileBytes bytes of the file
     * @param maxPixels pixels of one frame
     * @param maxFrames frames of an animation
     * @param maxTotalPixels pixels of all frames of an animation
     */
    public Builder limits(long maxFileBytes, long maxPixels, int maxFrames, long maxTotalPixels) {
      limits = new Limits(maxFileBytes, maxPixels, maxFrames, maxTotalPixels);
      return this;
    }

    /**
     * What lends the heap for work whose size a template or a caption decides; without it as much is taken as the limits
     * allow. What is kept in the caches is not borrowed: it has bounds of its own.
     */
    public Builder heap(HeapBudget budget) {
      heap = budget;
      return this;
    }

    /**
     * How many prepared templates are kept, and in how much heap.
     *
     * @param entries not negative; 0 = none
     * @param bytes positive
     */
    public Builder templateCache(int entries, long bytes) {
      templateCacheSize = entries;
      templateCacheBytes = bytes;
      return this;
    }

    /**
     * How many faces are kept, and how many bytes of glyph masks.
     *
     * @param faces not negative; 0 = none
     * @param maskBytes positive
     */
    public Builder fontCache(int faces, long maskBytes) {
      fontCacheSize = faces;
      maskCacheBytes = maskBytes;
      return this;
    }

    /** Bytes of laid out captions kept for when the same text comes again; positive. */
    public Builder layoutCache(long bytes) {
      layoutCacheBytes = bytes;
      return this;
    }

    /** Whether captions of one picture that ask for the size {@code fit} get the smallest of their sizes. */
    public Builder shareFitSize(boolean share) {
      shareFitSize = share;
      return this;
    }

    /** No template takes longer to prepare, however much time the one who asked has. */
    public Builder maxPreparationTime(Duration time) {
      maxPreparationTime = time;
      return this;
    }

    /** 1..100; null = as good as the template. */
    public Builder jpegQuality(@Nullable Integer percent) {
      jpegQuality = percent;
      return this;
    }

    /** 1..100; null = as good as the template. */
    public Builder gifQuality(@Nullable Integer percent) {
      gifQuality = percent;
      return this;
    }

    /** Part of every ETag: another version draws other pixels. */
    public Builder version(String newVersion) {
      version = newVersion;
      return this;
    }

    public CaptionEngine build() {
      return new CaptionEngine(this);
    }
  }
}
