package io.memecast.error;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Lends bytes of the heap. Whatever a request can make large is borrowed here before it is allocated: pixels and kernels
 * while a picture is prepared, bodies on their way in, pictures on their way out. A request that finds no room is refused
 * with {@code QUEUE_FULL} while the heap itself is far from full. Safe for any thread; never blocks.
 */
public final class HeapBudget {
  /** Lends whatever is asked for: for a library's user who bounds the heap in another way. */
  public static final HeapBudget UNLIMITED = new HeapBudget(Long.MAX_VALUE, null);

  private final long capacityBytes;
  private final @Nullable HeapBudget parent;
  private final AtomicLong lentBytes = new AtomicLong();

  private HeapBudget(long capacityBytes, @Nullable HeapBudget parent) {
    this.capacityBytes = capacityBytes;
    this.parent = parent;
  }

  /** A budget of its own, at most {@code bytes} lent at a time. */
  public static HeapBudget of(long bytes) {
    return new HeapBudget(bytes, null);
  }

  /** A part of this budget: what it lends counts here as well, and is at most {@code bytes} at a time. */
  public HeapBudget part(long bytes) {
    return new HeapBudget(bytes, this);
  }

  /**
   * Borrows {@code bytes} until the loan is closed.
   *
   * @param bytes not negative
   * @param purpose for the text of the refusal, such as "a body"
   * @throws CaptionException {@code QUEUE_FULL} when so much is not left
   */
  public Loan borrow(long bytes, String purpose) {
    if (!take(bytes)) {
      throw new CaptionException(
          ErrorCode.QUEUE_FULL, "no memory just now for " + purpose + " of " + bytes + " bytes");
    }
    return new Loan(bytes);
  }

  /** As above; null when so much is not left. */
  public @Nullable Loan tryBorrow(long bytes) {
    return take(bytes) ? new Loan(bytes) : null;
  }

  /** Lent just now. */
  public long lentBytes() {
    return lentBytes.get();
  }

  public long capacityBytes() {
    return capacityBytes;
  }

  private boolean take(long bytes) {
    long before;
    do {
      before = lentBytes.get();
      if (bytes > capacityBytes - before) {
        return false;
      }
    } while (!lentBytes.compareAndSet(before, before + bytes));
    if (parent != null && !parent.take(bytes)) {
      lentBytes.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  private void giveBack(long bytes) {
    lentBytes.addAndGet(-bytes);
    if (parent != null) {
      parent.giveBack(bytes);
    }
  }

  /** Borrowed bytes; closing it gives them back, once. Safe for any thread. */
  public final class Loan implements AutoCloseable {
    private final AtomicLong bytes;

    private Loan(long bytes) {
      this.bytes = new AtomicLong(bytes);
    }

    @Override
    public void close() {
      giveBack(bytes.getAndSet(0));
    }
  }
}
