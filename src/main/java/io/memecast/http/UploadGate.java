package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.error.HeapBudget;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who may change templates, how large a picture may be, and how many bytes may be on their way in at a time, as they are
 * held in the heap: a few of the largest pictures, or many more small ones. One for all event loops of a member.
 */
public final class UploadGate {
  /** What the smallest counts: the block that is being filled, see {@link BodyIntake}. */
  private static final int MIN_BYTES = 64 << 10;

  private static final String SCHEME = "Bearer ";

  private final byte @Nullable [] key;
  private final int maxPictureBytes;
  private final HeapBudget heap;

  /**
   * @param key what a client says to be let in, visible ASCII characters; null = nobody may change anything
   * @param maxPictureBytes 1 KiB..1 GiB
   * @param heap lends what those take that are on their way in; no picture may be larger than the whole of it
   */
  public UploadGate(@Nullable String key, long maxPictureBytes, HeapBudget heap) {
    this.key = key == null ? null : key.getBytes(StandardCharsets.US_ASCII);
    this.maxPictureBytes = Math.toIntExact(Math.min(maxPictureBytes, heap.capacityBytes()));
    this.heap = heap;
  }

  int maxPictureBytes() {
    return maxPictureBytes;
  }

  /**
   * Asks for the key (RFC 6750, section 2.1).
   *
   * @throws CaptionException {@code WRITING_OFF} or {@code UNAUTHORIZED}
   */
  void requireKey(HttpServerRequest request) {
    if (key == null) {
      throw new CaptionException(
          ErrorCode.WRITING_OFF,
          "writing templates is off: it needs uploads.key (or MEMECAST_UPLOADS_KEY in the"
              + " environment) and uploads.dir (or --uploads DIR)");
    }
    List<String> credentials = request.headers().getAll(HttpHeaders.AUTHORIZATION);
    if (credentials.isEmpty()) {
      throw unauthorized("changing templates needs the header Authorization: Bearer KEY");
    }
    if (credentials.size() > 1 || !isKey(credentials.get(0), key)) {
      throw unauthorized("Authorization is not Bearer and the key of this server");
    }
  }

  /** In a time that does not tell how much of the key was right. */
  private static boolean isKey(String credentials, byte[] key) {
    if (!credentials.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    String said = credentials.substring(SCHEME.length()).strip();
    return MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8), key);
  }

  private static CaptionException unauthorized(String reason) {
    return new CaptionException(ErrorCode.UNAUTHORIZED, reason);
  }

  /** Lets an upload in while there is room for its body; it has left when its future completes. */
  <T> Future<T> enter(HttpServerRequest request, Supplier<Future<T>> upload) {
    HeapBudget.Loan loan = heap.tryBorrow(bytes(request));
    if (loan == null) {
      throw new CaptionException(
          ErrorCode.QUEUE_FULL, "too many templates are being put in just now");
    }
    Future<T> result;
    try {
      result = upload.get();
    } catch (RuntimeException refusal) {
      loan.close();
      throw refusal;
    }
    return result.onComplete(ended -> loan.close());
  }

  /**
   * What the body may come to hold, twice its length: it is gathered in pieces and then made one. Where it does not say its
   * length, it may have the most.
   */
  private long bytes(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    long said = length == null ? maxPictureBytes : Long.parseLong(length);
    return Math.min(heap.capacityBytes(), Math.max(MIN_BYTES, 2 * Math.min(maxPictureBytes, said)));
  }
}
