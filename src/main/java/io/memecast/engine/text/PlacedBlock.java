package io.memecast.engine.text;

import io.memecast.macro.HorizontalAlign;
import io.memecast.macro.VerticalAlign;
import java.util.ArrayList;
import java.util.List;

/**
 * A block's pieces at their places in the picture. Baselines are whole pixels; along the line, ink begins at a quarter
 * of a pixel and an emoji at a whole one.
 */
final class PlacedBlock {
  final Block block;
  final Region region;
  final List<SetLine.Ink> inks = new ArrayList<>();
  final List<SetLine.Picture> pictures = new ArrayList<>();
  /** Origin of each ink in {@link InkKey#SUBPIXELS} parts of a pixel: x, y. */
  final IntPairs inkAt = new IntPairs();
  /** Left end and baseline of each picture, pixels. */
  final IntPairs pictureAt = new IntPairs();

  /** Bounds of all ink, outline included, pixels. */
  double left = Double.MAX_VALUE;

  double right = -Double.MAX_VALUE;
  double top = Double.MAX_VALUE;
  double bottom = -Double.MAX_VALUE;

  private final double em;
  private final double stroke;

  private PlacedBlock(Block block, Region region, double stroke) {
    this.block = block;
    this.region = region;
    this.em = block.pixels();
    this.stroke = stroke;
  }

  /**
   * Places the block where its region says, each line aligned by itself.
   *
   * @param stroke width of the outline outside of the glyphs, pixels
   */
  static PlacedBlock place(Block block, Region region, HorizontalAlign halign, double stroke) {
    PlacedBlock placed = new PlacedBlock(block, region, stroke);
    double baseline = placed.firstBaseline();
    for (SetLine line : block.lines()) {
      placed.add(line, placed.lineStart(line, halign), placed.wholePixels(baseline));
      baseline += block.pitch() * placed.em;
    }
    return placed;
  }

  /** Rounding must not push ink over the edge that the block stands at: there is half a pixel in the middle only. */
  private int wholePixels(double baseline) {
    return (int)
        (region.valign() == VerticalAlign.MIDDLE ? Math.round(baseline) : Math.floor(baseline));
  }

  private double firstBaseline() {
    double height = block.height() * em + 2 * stroke;
    VerticalAlign valign = region.valign();
    double blockTop =
        switch (valign) {
          case TOP -> region.y();
          case MIDDLE -> region.y() + (region.height() - height) / 2;
          case BOTTOM -> region.y() + region.height() - height;
        };
    double first = blockTop + stroke + block.ascent() * em;
    return valign == VerticalAlign.TOP ? Math.ceil(first) : first;
  }

  private double lineStart(SetLine line, HorizontalAlign halign) {
    double first = region.x() + stroke + line.left() * em;
    // Ink is moved to the right, by less than a part of a pixel.
    double last = region.x()
        + region.width()
        - stroke
        - (line.advance() + line.right()) * em
        - 1.0 / InkKey.SUBPIXELS;
    double start =
        switch (halign) {
          case LEFT -> first;
          case CENTER -> region.x() + (region.width() - line.advance() * em) / 2;
          case RIGHT -> last;
        };
    return Math.max(first, Math.min(last, start));
  }

  private void add(SetLine line, double x, int baseline) {
    for (SetLine.Piece piece : line.pieces()) {
      double pieceX = x + piece.x() * em;
      if (piece instanceof SetLine.Ink ink) {
        inks.add(ink);
        int down = (int) Math.round(ink.ys()[0] * em * InkKey.SUBPIXELS);
        inkAt.add((int) Math.ceil(pieceX * InkKey.SUBPIXELS), baseline * InkKey.SUBPIXELS + down);
      } else if (piece instanceof SetLine.Picture picture) {
        pictures.add(picture);
        pictureAt.add((int) Math.round(pieceX), baseline);
      }
    }
    left = Math.min(left, x - line.left() * em - stroke);
    right = Math.max(right, x + (line.advance() + line.right()) * em + stroke);
    top = Math.min(top, baseline - block.ascent() * em - stroke);
    bottom = Math.max(bottom, baseline + block.descent() * em + stroke);
  }
}
