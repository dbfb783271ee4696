package io.memecast.engine.raster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The ink of all captions of one picture, independent of any picture format: patches in the order of painting, all
 * inside the picture. Keeps its arrays when it is {@linkplain #reset reset}, so that a warm caption allocates nothing
 * here. One thread at a time.
 */
public final class Coverage {
  /** Arrays kept for the next pictures hold no more than this in all. */
  private static final long KEPT_BYTES = 16L << 20;

  private final List<TextPatch> freeText = new ArrayList<>();
  private final List<ColorPatch> freeColor = new ArrayList<>();
  private final List<Patch> patches = new ArrayList<>();
  private final List<Patch> patchesView = Collections.unmodifiableList(patches);
  private int width;
  private int height;

  /** For a picture of this size; no ink yet. */
  public Coverage(int width, int height) {
    reset(width, height);
  }

  /** Takes all ink away; the next picture has this size. */
  public void reset(int newWidth, int newHeight) {
    if (newWidth <= 0 || newHeight <= 0) {
      throw new IllegalArgumentException(
          "size must be positive, was " + newWidth + "×" + newHeight);
    }
    long kept = 0;
    for (TextPatch patch : freeText) {
      kept += patch.heapBytes();
    }
    for (ColorPatch patch : freeColor) {
      kept += patch.heapBytes();
    }
    for (Patch patch : patches) {
      if (kept + patch.heapBytes() <= KEPT_BYTES) {
        kept += patch.heapBytes();
        free(patch);
      }
    }
    patches.clear();
    width = newWidth;
    height = newHeight;
  }

  private void free(Patch patch) {
    if (patch instanceof TextPatch text) {
      freeText.add(text);
    } else if (patch instanceof ColorPatch color) {
      freeColor.add(color);
    }
  }

  /** Width of the picture, pixels. */
  public int width() {
    return width;
  }

  /** Height of the picture, pixels. */
  public int height() {
    return height;
  }

  /** Everything painted, first the lowest. A view. */
  public List<Patch> patches() {
    return patchesView;
  }

  /**
   * Adds an empty text patch; the rectangle must lie inside the picture.
   *
   * @param outlineRgb 0xRRGGBB, the fill's colour where there is no outline
   * @param fillRgb 0xRRGGBB
   */
  public TextPatch addText(
      int x, int y, int patchWidth, int patchHeight, int outlineRgb, int fillRgb) {
    requireInside(x, y, patchWidth, patchHeight);
    TextPatch patch = freeText.isEmpty() ? new TextPatch() : freeText.remove(freeText.size() - 1);
    patch.start(x, y, patchWidth, patchHeight, outlineRgb, fillRgb);
    patches.add(patch);
    return patch;
  }

  /** Adds a transparent colour patch; the rectangle must lie inside the picture. */
  public ColorPatch addColor(int x, int y, int patchWidth, int patchHeight) {
    requireInside(x, y, patchWidth, patchHeight);
    ColorPatch patch =
        freeColor.isEmpty() ? new ColorPatch() : freeColor.remove(freeColor.size() - 1);
    patch.start(x, y, patchWidth, patchHeight);
    patches.add(patch);
    return patch;
  }

  private void requireInside(int x, int y, int patchWidth, int patchHeight) {
    if (x < 0
        || y < 0
        || patchWidth <= 0
        || patchHeight <= 0
        || x + patchWidth > width
        || y + patchHeight > height) {
      throw new IllegalArgumentException("patch " + patchWidth + "×" + patchHeight + " at " + x
          + "," + y + " is not inside " + width + "×" + height);
    }
  }
}
