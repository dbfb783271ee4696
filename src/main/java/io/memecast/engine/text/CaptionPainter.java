package io.memecast.engine.text;

import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.TextPatch;
import io.memecast.error.Deadline;
import io.memecast.macro.HorizontalAlign;
import io.memecast.macro.VerticalAlign;
import java.util.ArrayList;
import java.util.List;

/**
 * Places a block of lines in its region and paints it: all outlines under all fills, then the emoji. Whatever the
 * lines' arithmetic says, no ink is painted outside of the region. One thread at a time.
 */
final class CaptionPainter {
  private final GlyphMasks masks;
  private final EmojiArt emoji;
  private final Coverage coverage;
  private final Deadline deadline;

  CaptionPainter(GlyphMasks masks, EmojiArt emoji, Coverage coverage, Deadline deadline) {
    this.masks = masks;
    this.emoji = emoji;
    this.coverage = coverage;
    this.deadline = deadline;
  }

  /**
   * Paints.
   *
   * @param outline width of the stroke outside of the glyphs, em
   * @param outlineRgb 0xRRGGBB
   * @param fillRgb 0xRRGGBB
   */
  void paint(
      Block block,
      Region region,
      HorizontalAlign halign,
      double outline,
      int outlineRgb,
      int fillRgb) {
    if (block.lines().isEmpty() || region.width() == 0 || region.height() == 0) {
      return;
    }
    Placement placement = place(block, region, halign, outline);
    if (placement.hasInk) {
      placement.paintText(outlineRgb, fillRgb);
    }
    placement.paintEmoji();
  }

  private Placement place(Block block, Region region, HorizontalAlign halign, double outline) {
    double em = block.pixels();
    double stroke = outline * em;
    Placement placement = new Placement(block, region, stroke);
    double baseline = firstBaseline(block, region, stroke);
    for (SetLine line : block.lines()) {
      placement.add(line, lineStart(line, region, halign, em, stroke), (int) Math.round(baseline));
      baseline += block.pitch() * em;
    }
    return placement;
  }

  private static double firstBaseline(Block block, Region region, double stroke) {
    double em = block.pixels();
    double height = block.height() * em + 2 * stroke;
    VerticalAlign valign = region.valign();
    double top =
        switch (valign) {
          case TOP -> region.y();
          case MIDDLE -> region.y() + (region.height() - height) / 2;
          case BOTTOM -> region.y() + region.height() - height;
        };
    double first = top + stroke + block.ascent() * em;
    // Rounding must not push ink over the edge that the block stands at.
    return switch (valign) {
      case TOP -> Math.ceil(first);
      case MIDDLE -> first;
      case BOTTOM -> Math.floor(first);
    };
  }

  private static double lineStart(
      SetLine line, Region region, HorizontalAlign halign, double em, double stroke) {
    double first = region.x() + stroke + line.left() * em;
    double last = region.x() + region.width() - stroke - (line.advance() + line.right()) * em;
    double start =
        switch (halign) {
          case LEFT -> first;
          case CENTER -> region.x() + (region.width() - line.advance() * em) / 2;
          case RIGHT -> last;
        };
    return Math.max(first, Math.min(last, start));
  }

  /** A block's pieces at their pixels. */
  private final class Placement {
    private final int step;
    private final double em;
    private final int strokeParts;
    private final Region region;
    private final List<SetLine.Ink> inks = new ArrayList<>();
    private final List<SetLine.Picture> pictures = new ArrayList<>();
    private final IntPairs inkAt = new IntPairs();
    private final IntPairs pictureAt = new IntPairs();
    private double minX = Double.MAX_VALUE;
    private double maxX = -Double.MAX_VALUE;
    private double minY = Double.MAX_VALUE;
    private double maxY = -Double.MAX_VALUE;
    private boolean hasInk;

    Placement(Block block, Region region, double stroke) {
      this.step = block.step();
      this.em = block.pixels();
      this.strokeParts = (int) (stroke * GlyphMasks.STROKE_PARTS);
      this.region = region;
      this.blockAscent = block.ascent();
      this.blockDescent = block.descent();
      this.stroke = stroke;
    }

    private final double blockAscent;
    private final double blockDescent;
    private final double stroke;

    void add(SetLine line, double x, int baseline) {
      for (SetLine.Piece piece : line.pieces()) {
        double pieceX = x + piece.x() * em;
        if (piece instanceof SetLine.Ink ink) {
          hasInk = true;
          inks.add(ink);
          int quarters = (int) Math.floor(pieceX * InkKey.SUBPIXELS);
          int down = (int) Math.round(ink.ys()[0] * em * InkKey.SUBPIXELS);
          inkAt.add(quarters, baseline * InkKey.SUBPIXELS + down);
        } else if (piece instanceof SetLine.Picture picture) {
          pictures.add(picture);
          pictureAt.add((int) Math.round(pieceX), baseline);
        }
      }
      minX = Math.min(minX, x - line.left() * em - stroke);
      maxX = Math.max(maxX, x + (line.advance() + line.right()) * em + stroke);
      minY = Math.min(minY, baseline - blockAscent * em - stroke);
      maxY = Math.max(maxY, baseline + blockDescent * em + stroke);
    }

    void paintText(int outlineRgb, int fillRgb) {
      // One pixel more: a mask may begin a quarter pixel to the left.
      int left = Math.max(region.x(), (int) Math.floor(minX) - 1);
      int top = Math.max(region.y(), (int) Math.floor(minY) - 1);
      int right = Math.min(region.x() + region.width(), (int) Math.ceil(maxX) + 1);
      int bottom = Math.min(region.y() + region.height(), (int) Math.ceil(maxY) + 1);
      if (left >= right || top >= bottom) {
        return;
      }
      TextPatch patch =
          coverage.addText(left, top, right - left, bottom - top, outlineRgb, fillRgb);
      MaskBlitter total = new MaskBlitter(patch, patch.total());
      MaskBlitter fill = new MaskBlitter(patch, patch.fill());
      for (int i = 0; i < inks.size(); i++) {
        deadline.check();
        paintInk(i, strokeParts, total);
        paintInk(i, 0, fill);
      }
    }

    private void paintInk(int i, int parts, MaskBlitter blitter) {
      int x = inkAt.first(i);
      int y = inkAt.second(i);
      int subX = Math.floorMod(x, InkKey.SUBPIXELS);
      int subY = Math.floorMod(y, InkKey.SUBPIXELS);
      blitter.at(Math.floorDiv(x, InkKey.SUBPIXELS), Math.floorDiv(y, InkKey.SUBPIXELS));
      masks.draw(inks.get(i), step, parts, subX + InkKey.SUBPIXELS * subY, blitter);
    }

    void paintEmoji() {
      int side = EmojiArt.side(em);
      for (int i = 0; i < pictures.size(); i++) {
        deadline.check();
        EmojiArt.Drawn drawn = emoji.get(pictures.get(i).key(), side);
        int gap = (int) Math.round((EmojiArt.ADVANCE - EmojiArt.SIDE) / 2 * em);
        int x = pictureAt.first(i) + gap;
        int y = pictureAt.second(i) - (int) Math.round(EmojiArt.ASCENT * em);
        paintPicture(drawn, x, y);
      }
    }

    private void paintPicture(EmojiArt.Drawn drawn, int x, int y) {
      int left = Math.max(region.x(), x);
      int top = Math.max(region.y(), y);
      int right = Math.min(region.x() + region.width(), x + drawn.side());
      int bottom = Math.min(region.y() + region.height(), y + drawn.side());
      if (left >= right || top >= bottom) {
        return;
      }
      ColorPatch patch = coverage.addColor(left, top, right - left, bottom - top);
      for (int row = top; row < bottom; row++) {
        System.arraycopy(
            drawn.argb(),
            (row - y) * drawn.side() + left - x,
            patch.argb(),
            (row - top) * patch.width(),
            patch.width());
      }
    }
  }
}
