package io.memecast.job;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link WireWriter} wrote. Every read stays inside the record; what follows the fields that this version
 * knows is left alone. One thread.
 */
final class WireReader {
  private final Buffer buffer;
  private final int end;
  private int position;

  /**
   * @throws IllegalArgumentException when the record is cut short or has another format
   */
  WireReader(Buffer buffer, int start, int format) {
    this.buffer = buffer;
    this.position = start;
    this.end = buffer.length();
    int length = int32();
    if (length < Short.BYTES || length > end - position) {
      throw new IllegalArgumentException(
          "message of " + length + " bytes, but " + (end - position) + " are there");
    }
    int found = buffer.getUnsignedShort(take(Short.BYTES));
    if (found != format) {
      throw new IllegalArgumentException("message has format " + found + ", not " + format);
    }
  }

  boolean flag() {
    return buffer.getByte(take(1)) != 0;
  }

  int int32() {
    return buffer.getInt(take(Integer.BYTES));
  }

  long int64() {
    return buffer.getLong(take(Long.BYTES));
  }

  double float64() {
    return buffer.getDouble(take(Double.BYTES));
  }

  byte[] bytes() {
    int length = int32();
    int from = take(length);
    return buffer.getBytes(from, from + length);
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  <E extends Enum<E>> E constant(Class<E> type) {
    return Enum.valueOf(type, text());
  }

  <T> List<T> list(Supplier<T> readOne) {
    int size = int32();
    List<T> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(readOne.get());
    }
    return values;
  }

  <T> @Nullable T optional(Supplier<T> read) {
    return flag() ? read.get() : null;
  }

  private int take(int length) {
    if (length < 0 || length > end - position) {
      throw new IllegalArgumentException("message is cut short: " + length + " bytes wanted at "
          + position + ", " + (end - position) + " left");
    }
    int from = position;
    position += length;
    return from;
  }
}
