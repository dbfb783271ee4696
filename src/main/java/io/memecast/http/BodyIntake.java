package io.memecast.http;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.error.HeapBudget;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One body on its way in. It has a time to begin with, and for every 32 KiB that have arrived a second more: a large one
 * on a thin line comes through, and one that trickles is cut off soon.
 */
final class BodyIntake<T> {
  /** The slowest line that a large body may come over: a quarter of a megabit. */
  private static final int MIN_BYTES_PER_SECOND = 32 << 10;

  /** What is handed on at a time, so that a body of tiny chunks takes no more memory than another. */
  private static final int BLOCK_BYTES = 64 << 10;

  /** What is borrowed at a time. */
  private static final int LOAN_BYTES = 16 << 10;

  private final Vertx vertx;
  private final int maxBytes;
  private final long timeoutMillis;
  private final HeapBudget heap;
  private final BodySink<T> sink;
  private final List<HeapBudget.Loan> loans = new ArrayList<>();
  private final Promise<T> promise = Promise.promise();
  private final long startNanos = System.nanoTime();
  private Buffer block = Buffer.buffer();
  private long received;
  private long timer;

  BodyIntake(Vertx vertx, int maxBytes, Duration timeout, HeapBudget heap, BodySink<T> sink) {
    this.vertx = vertx;
    this.maxBytes = maxBytes;
    this.timeoutMillis = timeout.toMillis();
    this.heap = heap;
    this.sink = sink;
  }

  /** Begins to read. */
  Future<T> read(HttpServerRequest request) {
    startTimer(timeoutMillis);
    request
        .handler(this::accept)
        .exceptionHandler(broken -> promise.tryFail(malformed(broken)))
        .endHandler(ended -> end());
    return promise.future().onComplete(ignored -> {
      vertx.cancelTimer(timer);
      block = Buffer.buffer();
      sink.close();
      loans.forEach(HeapBudget.Loan::close);
      loans.clear();
    });
  }

  private void accept(Buffer piece) {
    if (promise.future().isComplete()) {
      return;
    }
    received += piece.length();
    if (received > maxBytes) {
      promise.tryFail(BodyReader.tooLarge(maxBytes));
      return;
    }
    try {
      borrow();
    } catch (CaptionException refusal) {
      promise.tryFail(refusal);
      return;
    }
    block.appendBuffer(piece);
    if (block.length() >= BLOCK_BYTES) {
      handOn();
    }
  }

  /** Buffers grow by doubling, so a body takes up to twice its size. */
  private void borrow() {
    while ((long) loans.size() * LOAN_BYTES < 2 * received) {
      loans.add(heap.borrow(LOAN_BYTES, "a body"));
    }
  }

  private void handOn() {
    try {
      sink.add(block.getBytes());
      block = Buffer.buffer();
    } catch (CaptionException refusal) {
      promise.tryFail(refusal);
    }
  }

  private void end() {
    if (!promise.future().isComplete()) {
      handOn();
    }
    if (!promise.future().isComplete()) {
      try {
        promise.tryComplete(sink.end());
      } catch (CaptionException refusal) {
        promise.tryFail(refusal);
      }
    }
  }

  private void startTimer(long millis) {
    timer = vertx.setTimer(Math.max(1, millis), fired -> checkTime());
  }

  private void checkTime() {
    long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    long allowed = timeoutMillis + received * 1000 / MIN_BYTES_PER_SECOND;
    if (elapsed < allowed) {
      startTimer(allowed - elapsed);
    } else {
      promise.tryFail(new CaptionException(
          ErrorCode.REQUEST_TIMEOUT,
          "the body came too slowly: " + received + " bytes within " + elapsed + " ms"));
    }
  }

  private static CaptionException malformed(Throwable cause) {
    return new CaptionException(
        ErrorCode.INVALID_REQUEST,
        "cannot decode request: the body broke off: " + cause.getMessage(),
        cause);
  }
}
