package io.memecast.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.memecast.error.HeapBudget;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Room in the heap for answers until their clients have read them. A picture is in it once, however many read it at the
 * same time. Room is asked for before a picture is made, as far as its size is known by then, so that a member whose
 * readers are slow refuses at once what it could not send. Safe for any thread; never blocks.
 *
 * @param <T> a picture with what is told of it
 */
final class AnswerRoom<T> {
  /** Small answers have room of their own, so that large ones cannot keep them all out. */
  private static final int LARGE_BYTES = 1 << 20;

  /** What a picture may take of which nothing like it was sent yet. */
  private static final int UNKNOWN_BYTES = 64 << 10;

  private static final int KNOWN_SIZES = 10_000;

  private final HeapBudget all;
  private final HeapBudget large;
  private final Function<T, String> etag;
  private final Function<T, byte[]> bytes;
  private final Map<String, Entry<T>> entries = new HashMap<>();
  private final Cache<Object, Integer> sizes =
      Caffeine.newBuilder().maximumSize(KNOWN_SIZES).build();

  /** One picture and how many claim it. Guarded by the room. */
  private static final class Entry<T> {
    private final String etag;
    private int claims;
    private HeapBudget.@Nullable Loan loan;
    private @Nullable T picture;

    private Entry(String etag) {
      this.etag = etag;
    }
  }

  /**
   * @param budget for all pictures together; large ones get three quarters of it
   * @param etag two pictures with the same one are the same
   * @param bytes what is sent
   */
  AnswerRoom(HeapBudget budget, Function<T, String> etag, Function<T, byte[]> bytes) {
    all = budget;
    large = budget.part(budget.capacityBytes() / 4 * 3);
    this.etag = etag;
    this.bytes = bytes;
  }

  private HeapBudget.Loan lend(int size) {
    return (size >= LARGE_BYTES ? large : all).borrow(size, "an answer");
  }

  /**
   * Claims room for a picture.
   *
   * @param key the picture's entity tag, or where that is not known yet what no other picture has
   * @param like what pictures of about this size have in common
   * @throws io.memecast.error.CaptionException {@code QUEUE_FULL}
   */
  Claim claim(String key, Object like) {
    Integer known = sizes.getIfPresent(like);
    int expected = known == null ? UNKNOWN_BYTES : known;
    synchronized (this) {
      return new Claim(join(key, expected), like);
    }
  }

  private Entry<T> join(String key, int size) {
    Entry<T> entry = entries.get(key);
    if (entry == null) {
      entry = new Entry<>(key);
      entry.loan = lend(size);
      entries.put(key, entry);
    }
    entry.claims++;
    return entry;
  }

  private synchronized void leave(Entry<T> entry) {
    entry.claims--;
    if (entry.claims == 0) {
      entries.remove(entry.etag);
      giveBack(entry);
    }
  }

  private void giveBack(Entry<T> entry) {
    if (entry.loan != null) {
      entry.loan.close();
    }
  }

  /** One client's claim to a picture; closed when the client has read it or has gone. Used on one event loop. */
  final class Claim implements AutoCloseable {
    private final Object like;
    private @Nullable Entry<T> entry;

    private Claim(Entry<T> entry, Object like) {
      this.entry = entry;
      this.like = like;
    }

    /** The picture, where another client is reading it just now. */
    Optional<T> picture() {
      synchronized (AnswerRoom.this) {
        return entry == null ? Optional.empty() : Optional.ofNullable(entry.picture);
      }
    }

    /**
     * The picture has been made: claims what it really takes.
     *
     * @return what to send: where others are reading the same picture already, theirs
     * @throws io.memecast.error.CaptionException {@code QUEUE_FULL}
     */
    T settle(T made) {
      String tag = etag.apply(made);
      int size = bytes.apply(made).length;
      sizes.put(like, size);
      synchronized (AnswerRoom.this) {
        Entry<T> expected = entry;
        if (expected == null) {
          // The client has gone meanwhile, and nothing will be sent.
          return made;
        }
        Entry<T> settled = expected;
        if (!expected.etag.equals(tag)) {
          settled = join(tag, size);
          entry = settled;
          leave(expected);
        }
        return settle(settled, made, size);
      }
    }

    private T settle(Entry<T> settled, T made, int size) {
      T known = settled.picture;
      if (known != null) {
        return known;
      }
      giveBack(settled);
      settled.loan = null;
      settled.loan = lend(size);
      settled.picture = made;
      return made;
    }

    @Override
    public void close() {
      Entry<T> left = entry;
      entry = null;
      if (left != null) {
        leave(left);
      }
    }
  }
}
