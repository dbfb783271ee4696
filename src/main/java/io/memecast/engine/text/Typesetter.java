package io.memecast.engine.text;

import io.memecast.engine.raster.Contrast;
import io.memecast.engine.raster.Coverage;
import io.memecast.error.Deadline;
import io.memecast.macro.Caption;
import io.memecast.macro.ImageMacro;
import io.memecast.macro.Outline;
import io.memecast.macro.ResolvedStyle;
import io.memecast.macro.Rgb;
import io.memecast.macro.TextCase;
import io.memecast.macro.TextDirection;
import io.memecast.macro.TextSize;
import io.memecast.macro.VerticalAlign;
import io.memecast.template.CacheStatistics;
import io.memecast.template.Rendered;
import io.memecast.template.TemplateLayout;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Sets the captions of a picture: fonts, breaking, size, place. Knows the picture's size and nothing else of it. Blocks
 * that were set are kept, whatever colours they had. Safe for all threads.
 */
public final class Typesetter {
  /** Note: some characters are assigned to nothing, or are in no font, and were left out. */
  public static final String DROPPED = "characters dropped";

  private static final int KEY_BYTES = 300;
  private static final long DEFAULT_BLOCK_CACHE_BYTES = 4L << 20;

  /** All that a block depends on. */
  private record BlockKey(
      String text,
      String face,
      TextDirection direction,
      TextCase textCase,
      double letterSpacing,
      double outline,
      SizePlan plan,
      int width,
      int height) {}

  private final FontLibrary fonts;
  private final boolean shareFitSize;
  private final ByteBoundedCache<BlockKey, Block> blocks;

  /** With a small cache of blocks, each caption with a size of its own. */
  public Typesetter(FontLibrary fonts) {
    this(fonts, DEFAULT_BLOCK_CACHE_BYTES, false);
  }

  /**
   * @param blockCacheBytes of set blocks kept, not negative
   * @param shareFitSize captions of one picture that are to fit all get the smallest of their sizes
   */
  public Typesetter(FontLibrary fonts, long blockCacheBytes, boolean shareFitSize) {
    this.fonts = fonts;
    this.shareFitSize = shareFitSize;
    this.blocks = new ByteBoundedCache<>(blockCacheBytes, block -> KEY_BYTES + block.heapBytes());
  }

  /** Of the set blocks; bounded in bytes. */
  public CacheStatistics statistics() {
    return blocks.statistics();
  }

  /**
   * Paints all captions into {@code coverage}, which is empty and as large as the picture.
   *
   * @param layout the text boxes
   * @return what the caller should know: {@link Rendered#TRUNCATED}, {@link #DROPPED}
   * @throws io.memecast.error.CaptionException {@code FONT_NOT_FOUND}, {@code FONT_UNREADABLE}, {@code FONT_AMBIGUOUS},
   *     or the deadline's, which is asked at every caption, line and layout
   */
  public List<String> set(
      ImageMacro macro, TemplateLayout layout, Coverage coverage, Deadline deadline) {
    Set<VerticalAlign> shared = EnumSet.noneOf(VerticalAlign.class);
    macro.captions().stream()
        .map(Caption::valign)
        .filter(place -> !layout.boxes().containsKey(place))
        .forEach(shared::add);
    CaptionPainter painter =
        new CaptionPainter(fonts.masks(), fonts.emojiArt(), coverage, deadline);
    Set<String> notes = new LinkedHashSet<>();
    int sharedStep =
        shareFitSize ? smallestFit(macro, layout, shared, coverage, deadline) : SizeSteps.LARGEST;
    for (Caption caption : macro.captions()) {
      deadline.check();
      Region region = region(caption, layout, shared, coverage);
      Block block = block(caption, region, coverage, sharedStep, deadline);
      ResolvedStyle style = caption.style().resolved();
      painter.paint(
          block,
          region,
          caption.halign(),
          style.outlineWidth(),
          outlineColor(style).toInt(),
          style.color().toInt());
      if (block.truncated()) {
        notes.add(Rendered.TRUNCATED);
      }
      if (block.dropped() > 0) {
        notes.add(DROPPED);
      }
    }
    return List.copyOf(notes);
  }

  private int smallestFit(
      ImageMacro macro,
      TemplateLayout layout,
      Set<VerticalAlign> shared,
      Coverage coverage,
      Deadline deadline) {
    int smallest = SizeSteps.LARGEST;
    for (Caption caption : macro.captions()) {
      if (caption.style().size() instanceof TextSize.Fit) {
        Region region = region(caption, layout, shared, coverage);
        Block block = block(caption, region, coverage, SizeSteps.LARGEST, deadline);
        smallest = Math.min(smallest, block.step());
      }
    }
    return smallest;
  }

  private static Region region(
      Caption caption, TemplateLayout layout, Set<VerticalAlign> shared, Coverage coverage) {
    return Region.of(
        caption.valign(),
        layout.boxes().get(caption.valign()),
        shared,
        coverage.width(),
        coverage.height());
  }

  private Block block(
      Caption caption, Region region, Coverage coverage, int fitLimit, Deadline deadline) {
    ResolvedStyle style = caption.style().resolved();
    TextSize size = style.size();
    SizePlan plan = SizePlan.of(size, coverage.width(), coverage.height());
    if (size instanceof TextSize.Fit) {
      plan = plan.atMost(fitLimit);
    }
    // Asked for even when the block is known: a font that has gone is an error, and the use is
    // counted.
    FontChain chain = fonts.chain(style.font());
    BlockKey key = new BlockKey(
        caption.text(),
        chain.named().id(),
        style.direction(),
        style.textCase(),
        style.letterSpacing(),
        style.outlineWidth(),
        plan,
        region.width(),
        region.height());
    return blocks.get(key, missing -> fit(missing, chain, deadline));
  }

  private Block fit(BlockKey key, FontChain chain, Deadline deadline) {
    Itemizer itemizer =
        new Itemizer(chain, fonts.shaper(), fonts.emojiTable(), key.letterSpacing());
    LineComposer composer = new LineComposer(fonts.shaper(), fonts.outlines());
    Fitter fitter = new Fitter(itemizer, composer, chain.named(), key.outline(), deadline);
    CaptionText text = CaptionText.of(key.text(), key.textCase(), fonts.emojiTable());
    return fitter.fit(text, key.direction(), key.plan(), key.width(), key.height());
  }

  private static Rgb outlineColor(ResolvedStyle style) {
    if (style.outline() instanceof Outline.Colored colored) {
      return colored.color();
    }
    return style.outline() instanceof Outline.Auto ? readableOn(style.color()) : style.color();
  }

  /** Black or white, whichever has the higher contrast: they are equal at a luminance of 0.179. */
  private static Rgb readableOn(Rgb color) {
    return Contrast.luminance(color.toInt()) > 0.179 ? Rgb.BLACK : Rgb.WHITE;
  }
}
