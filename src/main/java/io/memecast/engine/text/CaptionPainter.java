package io.memecast.engine.text;

import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.TextPatch;
import io.memecast.error.Deadline;
import io.memecast.macro.HorizontalAlign;

/**
 * Paints blocks of lines: all outlines under all fills, then the emoji. Whatever the lines' arithmetic says, no ink is
 * painted outside of the region. One thread at a time.
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
    double stroke = outline * block.pixels();
    PlacedBlock placed = PlacedBlock.place(block, region, halign, stroke);
    if (!placed.inks.isEmpty()) {
      paintText(placed, (int) (stroke * GlyphMasks.STROKE_PARTS), outlineRgb, fillRgb);
    }
    for (int i = 0; i < placed.pictures.size(); i++) {
      deadline.check();
      paintPicture(placed, i);
    }
  }

  private void paintText(PlacedBlock placed, int strokeParts, int outlineRgb, int fillRgb) {
    Region region = placed.region;
    // One pixel more: what is placed to a part of a pixel may reach into the next.
    int left = Math.max(region.x(), (int) Math.floor(placed.left) - 1);
    int top = Math.max(region.y(), (int) Math.floor(placed.top) - 1);
    int right = Math.min(region.x() + region.width(), (int) Math.ceil(placed.right) + 1);
    int bottom = Math.min(region.y() + region.height(), (int) Math.ceil(placed.bottom) + 1);
    if (left >= right || top >= bottom) {
      return;
    }
    TextPatch patch = coverage.addText(left, top, right - left, bottom - top, outlineRgb, fillRgb);
    MaskBlitter total = new MaskBlitter(patch, patch.total());
    MaskBlitter fill = new MaskBlitter(patch, patch.fill());
    for (int i = 0; i < placed.inks.size(); i++) {
      deadline.check();
      paintInk(placed, i, strokeParts, total);
      paintInk(placed, i, 0, fill);
    }
  }

  private void paintInk(PlacedBlock placed, int i, int strokeParts, MaskBlitter blitter) {
    int x = placed.inkAt.first(i);
    int y = placed.inkAt.second(i);
    int subX = Math.floorMod(x, InkKey.SUBPIXELS);
    int subY = Math.floorMod(y, InkKey.SUBPIXELS);
    blitter.at(Math.floorDiv(x, InkKey.SUBPIXELS), Math.floorDiv(y, InkKey.SUBPIXELS));
    masks.draw(
        placed.inks.get(i),
        placed.block.step(),
        strokeParts,
        subX + InkKey.SUBPIXELS * subY,
        blitter);
  }

  private void paintPicture(PlacedBlock placed, int i) {
    double em = placed.block.pixels();
    EmojiArt.Drawn drawn = emoji.get(placed.pictures.get(i).key(), EmojiArt.side(em));
    int gap = (int) Math.round((EmojiArt.ADVANCE - EmojiArt.SIDE) / 2 * em);
    int x = placed.pictureAt.first(i) + gap;
    int y = placed.pictureAt.second(i) - (int) Math.round(EmojiArt.ASCENT * em);
    Region region = placed.region;
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
