package io.memecast.config;

/**
 * How the heap is shared out. Each cache is bounded by its share, however large it is set; another share is lent to the
 * work itself; what is left is for everything that has no size of its own, and for the collector.
 *
 * @param heapBytes the most that the process may take
 */
public record HeapShares(long heapBytes) {
  /** What a member holds that has nothing to do yet: classes, Hazelcast, fonts, emoji. */
  private static final long IDLE_BYTES = 64L << 20;

  private static final int TEMPLATES_PERCENT = 23;
  private static final int RESULTS_PERCENT = 6;
  private static final int MASKS_PERCENT = 5;
  private static final int LAYOUTS_PERCENT = 3;
  private static final int LENT_PERCENT = 25;

  /** The shares of this process. */
  public static HeapShares ofThisProcess() {
    return new HeapShares(Runtime.getRuntime().maxMemory());
  }

  /** For prepared templates; as much again for those that members share. */
  long templateBytes() {
    return percent(TEMPLATES_PERCENT);
  }

  /** For finished pictures. */
  long resultBytes() {
    return percent(RESULTS_PERCENT);
  }

  /** For glyph masks. */
  long maskBytes() {
    return percent(MASKS_PERCENT);
  }

  /** For captions that have been laid out. */
  long layoutBytes() {
    return percent(LAYOUTS_PERCENT);
  }

  /** For what requests make large while they are under way: bodies, pixels, answers. */
  public long lentBytes() {
    return percent(LENT_PERCENT);
  }

  private long percent(int percent) {
    long shared = Math.max(heapBytes / 4, heapBytes - IDLE_BYTES);
    return Math.max(1 << 20, shared / 100 * percent);
  }
}
