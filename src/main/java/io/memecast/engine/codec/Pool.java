package io.memecast.engine.codec;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Objects that are costly to make, kept between captions: as many as there can be captions at work without gain from
 * more, and none that a large picture has made too large. Safe for any thread.
 *
 * @param <T> used by one thread between {@link #take} and {@link #give}
 */
public final class Pool<T> {
  private static final int MAX_IDLE = Runtime.getRuntime().availableProcessors() + 2;

  private final ConcurrentLinkedDeque<T> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger idleCount = new AtomicInteger();
  private final Supplier<T> create;
  private final ToLongFunction<T> heapBytes;
  private final long maxBytes;
  private final Consumer<T> discard;

  /**
   * @param heapBytes about how much an object holds
   * @param maxBytes an object that holds more is not kept
   * @param discard called with what is not kept
   */
  public Pool(Supplier<T> create, ToLongFunction<T> heapBytes, long maxBytes, Consumer<T> discard) {
    this.create = create;
    this.heapBytes = heapBytes;
    this.maxBytes = maxBytes;
    this.discard = discard;
  }

  /** One for this thread alone, until it is given back: the one used last, if there is one. */
  public T take() {
    @Nullable T last = idle.pollFirst();
    if (last == null) {
      return create.get();
    }
    idleCount.decrementAndGet();
    return last;
  }

  /** Brings one back, which is not used any more. */
  public void give(T used) {
    if (heapBytes.applyAsLong(used) > maxBytes) {
      discard.accept(used);
    } else if (idleCount.incrementAndGet() > MAX_IDLE) {
      idleCount.decrementAndGet();
      discard.accept(used);
    } else {
      idle.addFirst(used);
    }
  }
}
