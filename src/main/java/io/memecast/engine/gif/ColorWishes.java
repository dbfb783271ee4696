package io.memecast.engine.gif;

import java.util.Arrays;

/**
 * The pixels of one frame that need a colour, gathered into clusters of like colours: the cells of {@link ColorTable},
 * and one cluster for each colour of the text itself. Keeps its arrays between frames; one thread at a time.
 */
final class ColorWishes {
  private static final int TEXT = ColorTable.CELLS;
  private static final int CLUSTERS = TEXT + TextColors.MAX;

  private final int[] count = new int[CLUSTERS];
  private final int[] red = new int[CLUSTERS];
  private final int[] green = new int[CLUSTERS];
  private final int[] blue = new int[CLUSTERS];
  private final int[] index = new int[CLUSTERS];
  private int[] clusters = new int[256];
  private int clusterCount;
  private int[] position = {};
  private int[] cluster = {};
  private int pixels;

  void clear() {
    for (int i = 0; i < clusterCount; i++) {
      int c = clusters[i];
      count[c] = 0;
      red[c] = 0;
      green[c] = 0;
      blue[c] = 0;
    }
    clusterCount = 0;
    pixels = 0;
  }

  /** The pixel at {@code at} shall have this colour. */
  void add(int at, int color) {
    add(at, ColorTable.cell(color), color);
  }

  /** The pixel at {@code at} shall have the text's own colour of this number. */
  void addTextColor(int at, int number, int color) {
    add(at, TEXT + number, color);
  }

  private void add(int at, int c, int color) {
    if (pixels == position.length) {
      position = Arrays.copyOf(position, 2 * pixels + 1024);
      cluster = Arrays.copyOf(cluster, 2 * pixels + 1024);
    }
    position[pixels] = at;
    cluster[pixels++] = c;
    if (count[c]++ == 0) {
      if (clusterCount == clusters.length) {
        clusters = Arrays.copyOf(clusters, 2 * clusterCount);
      }
      clusters[clusterCount++] = c;
    }
    red[c] += color >> 16 & 0xff;
    green[c] += color >> 8 & 0xff;
    blue[c] += color & 0xff;
  }

  /** Pixels in all. */
  int pixels() {
    return pixels;
  }

  int position(int pixel) {
    return position[pixel];
  }

  /** The index its cluster was given. */
  int indexOfPixel(int pixel) {
    return index[cluster[pixel]];
  }

  /** Clusters with a pixel. */
  int clusterCount() {
    return clusterCount;
  }

  /** The number of cluster {@code i} of {@link #clusterCount}. */
  int cluster(int i) {
    return clusters[i];
  }

  static boolean isTextColor(int c) {
    return c >= TEXT;
  }

  /** The cluster of the text's own colour of this number. */
  static int textCluster(int number) {
    return TEXT + number;
  }

  /** Pixels of a cluster. */
  int count(int c) {
    return count[c];
  }

  /** The mean of a cluster's colours, 0xRRGGBB. */
  int color(int c) {
    int n = count[c];
    return mean(red[c], n) << 16 | mean(green[c], n) << 8 | mean(blue[c], n);
  }

  private static int mean(int sum, int n) {
    return (sum + n / 2) / n;
  }

  int index(int c) {
    return index[c];
  }

  void setIndex(int c, int newIndex) {
    index[c] = newIndex;
  }

  long heapBytes() {
    return 4L * (5 * CLUSTERS + clusters.length + 2L * position.length);
  }
}
