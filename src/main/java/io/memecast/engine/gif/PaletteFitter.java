package io.memecast.engine.gif;

import io.memecast.engine.raster.Contrast;
import java.util.Arrays;

/**
 * Gives every wished colour of one frame an index. In this order: the nearest entry of the frame's table where it is
 * near enough; an entry that no pixel of the frame uses, in a table of the frame's own (the LZW code size grows if need
 * be); the nearest entry however far. Only when text would then not be readable against its outline, the least used
 * entry is folded into its neighbour. Keeps its arrays between frames; one thread at a time.
 */
final class PaletteFitter {
  /** Squared distance at which one of the text's own colours is met. */
  private static final int TEXT_TOLERANCE = 27;

  /** The same for a cluster of at least 1/50 of the pixels: areas, such as an emoji's. */
  private static final int AREA_TOLERANCE = 147;

  /** The same for the others: single pixels of smoothed edges. */
  private static final int EDGE_TOLERANCE = 768;

  /** Of a text to its outline (WCAG 2.1, 1.4.3), below which an entry is folded. */
  private static final double MIN_CONTRAST = 3;

  private final int[] palette = new int[256];
  private final boolean[] taken = new boolean[256];
  private final int[] outside = new int[256];
  private int[] missing = new int[64];
  private int[] missingColor = new int[64];
  private int[] missingError = new int[64];
  private int missingCount;
  private boolean changed;
  private int folded;

  /**
   * Sets the index of every cluster of {@code wishes} and of every pixel of them in {@code buffer}.
   *
   * @param text the colours to keep readable
   * @param transparent index that stays transparent, or {@link GraphicControl#NONE}
   */
  void fit(ColorWishes wishes, FrameBuffer buffer, TextColors text, int transparent) {
    ColorTable table = buffer.frame().colors();
    changed = false;
    folded = 0;
    missingCount = 0;
    for (int i = 0; i < wishes.clusterCount(); i++) {
      int c = wishes.cluster(i);
      int answer =
          ColorWishes.isTextColor(c) ? table.nearestTo(wishes.color(c)) : table.nearestToCell(c);
      int index = ColorTable.indexOf(answer);
      wishes.setIndex(c, index);
      if (ColorTable.distanceOf(answer) > tolerance(wishes, c) || index == transparent) {
        addMissing(c);
      }
    }
    if (missingCount > 0) {
      addColors(wishes, buffer, text, transparent);
    }
    for (int i = 0; i < wishes.pixels(); i++) {
      buffer.set(wishes.position(i), wishes.indexOfPixel(i));
    }
  }

  /** The colours to write, when {@link #changed}. */
  int[] palette() {
    return palette;
  }

  /** Makes {@link #palette} the frame's own colours when none was added. */
  void completePalette(ColorTable table) {
    if (!changed) {
      for (int i = 0; i < 256; i++) {
        palette[i] = table.color(i);
      }
    }
  }

  /** Whether the frame needs a table of its own. */
  boolean changed() {
    return changed;
  }

  /** Entries that were folded into another, and so changed pixels outside of the caption. */
  int folded() {
    return folded;
  }

  private static int tolerance(ColorWishes wishes, int c) {
    if (ColorWishes.isTextColor(c)) {
      return TEXT_TOLERANCE;
    }
    return wishes.count(c) * 50 >= wishes.pixels() ? AREA_TOLERANCE : EDGE_TOLERANCE;
  }

  private void addMissing(int c) {
    if (missingCount == missing.length) {
      missing = Arrays.copyOf(missing, 2 * missingCount);
      missingColor = new int[missing.length];
      missingError = new int[missing.length];
    }
    missing[missingCount++] = c;
  }

  private void addColors(ColorWishes wishes, FrameBuffer buffer, TextColors text, int transparent) {
    findTaken(wishes, buffer, transparent);
    for (int i = 0; i < missingCount; i++) {
      missingColor[i] = wishes.color(missing[i]);
      missingError[i] = Integer.MAX_VALUE;
    }
    for (int index = 0; index < 256; index++) {
      if (taken[index] && index != transparent) {
        offer(wishes, index);
      }
    }
    int slot = nextFree(0);
    for (int worst = worst(wishes); worst >= 0 && slot < 256; worst = worst(wishes)) {
      put(wishes, slot, missingColor[worst]);
      slot = nextFree(slot);
    }
    if (slot == 256) {
      keepTextReadable(wishes, buffer, text, transparent);
    }
  }

  /** Marks the entries that pixels outside of the wishes, or wishes already met, use. */
  private void findTaken(ColorWishes wishes, FrameBuffer buffer, int transparent) {
    System.arraycopy(buffer.histogram(), 0, outside, 0, 256);
    for (int i = 0; i < wishes.pixels(); i++) {
      outside[buffer.index(wishes.position(i))]--;
    }
    for (int i = 0; i < 256; i++) {
      taken[i] = outside[i] > 0;
      palette[i] = buffer.frame().colors().color(i);
    }
    if (transparent != GraphicControl.NONE) {
      taken[transparent] = true;
    }
    int next = 0;
    for (int i = 0; i < wishes.clusterCount(); i++) {
      int c = wishes.cluster(i);
      if (next < missingCount && missing[next] == c) {
        next++;
      } else {
        taken[wishes.index(c)] = true;
      }
    }
  }

  private int nextFree(int from) {
    int slot = from;
    while (slot < 256 && taken[slot]) {
      slot++;
    }
    return slot;
  }

  /** Lets every missing cluster take entry {@code index} if it is nearer than what it has. */
  private void offer(ColorWishes wishes, int index) {
    for (int i = 0; i < missingCount; i++) {
      int error = ColorTable.distance(missingColor[i], palette[index]);
      if (error < missingError[i]) {
        missingError[i] = error;
        wishes.setIndex(missing[i], index);
      }
    }
  }

  private void put(ColorWishes wishes, int slot, int color) {
    palette[slot] = color;
    taken[slot] = true;
    changed = true;
    offer(wishes, slot);
  }

  /** The missing cluster with the greatest error in all its pixels; negative when each is met. */
  private int worst(ColorWishes wishes) {
    int worst = -1;
    long worstError = 0;
    for (int i = 0; i < missingCount; i++) {
      int c = missing[i];
      if (missingError[i] > tolerance(wishes, c)) {
        long error = (long) missingError[i] * wishes.count(c);
        if (error > worstError) {
          worst = i;
          worstError = error;
        }
      }
    }
    return worst;
  }

  private void keepTextReadable(
      ColorWishes wishes, FrameBuffer buffer, TextColors text, int transparent) {
    for (int pair = 0; pair < text.pairs(); pair++) {
      int fill = ColorWishes.textCluster(text.pairFill(pair));
      int outline = ColorWishes.textCluster(text.pairOutline(pair));
      if (wishes.count(fill) > 0 && wishes.count(outline) > 0) {
        keepReadable(wishes, buffer, fill, outline, transparent);
      }
    }
  }

  private void keepReadable(
      ColorWishes wishes, FrameBuffer buffer, int fill, int outline, int transparent) {
    int fillColor = wishes.color(fill);
    int outlineColor = wishes.color(outline);
    if (Contrast.ratio(fillColor, outlineColor) < MIN_CONTRAST) {
      return;
    }
    for (int fold = 0; fold < 2 && !readable(wishes, fill, outline); fold++) {
      int fillError = ColorTable.distance(fillColor, palette[wishes.index(fill)]);
      int outlineError = ColorTable.distance(outlineColor, palette[wishes.index(outline)]);
      int slot = foldLeastUsed(wishes, buffer, transparent);
      if (slot < 0) {
        return;
      }
      put(wishes, slot, fillError >= outlineError ? fillColor : outlineColor);
    }
  }

  private boolean readable(ColorWishes wishes, int fill, int outline) {
    return Contrast.ratio(palette[wishes.index(fill)], palette[wishes.index(outline)])
        >= MIN_CONTRAST;
  }

  /** Frees the entry with the fewest pixels that no wish uses; negative when there is none. */
  private int foldLeastUsed(ColorWishes wishes, FrameBuffer buffer, int transparent) {
    boolean[] wished = new boolean[256];
    for (int i = 0; i < wishes.clusterCount(); i++) {
      wished[wishes.index(wishes.cluster(i))] = true;
    }
    int least = -1;
    for (int i = 0; i < 256; i++) {
      if (i != transparent && !wished[i] && (least < 0 || outside[i] < outside[least])) {
        least = i;
      }
    }
    if (least >= 0) {
      int neighbour = nearestOther(least, transparent);
      buffer.replace(least, neighbour);
      outside[neighbour] += outside[least];
      outside[least] = 0;
      folded++;
    }
    return least;
  }

  private int nearestOther(int index, int transparent) {
    int best = -1;
    for (int i = 0; i < 256; i++) {
      if (i != index
          && i != transparent
          && (best < 0
              || ColorTable.distance(palette[index], palette[i])
                  < ColorTable.distance(palette[index], palette[best]))) {
        best = i;
      }
    }
    return best;
  }
}
