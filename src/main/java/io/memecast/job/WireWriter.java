package io.memecast.job;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Appends one record to a message: its length, its format, then its fields. Numbers are big-endian, texts and bytes
 * follow their length. One thread.
 */
final class WireWriter {
  private final Buffer buffer;
  private final int start;

  WireWriter(Buffer buffer, int format) {
    this.buffer = buffer;
    start = buffer.length();
    buffer.appendInt(0);
    buffer.appendUnsignedShort(format);
  }

  /** Fills in the length; nothing may be written afterwards. */
  void end() {
    buffer.setInt(start, buffer.length() - start - Integer.BYTES);
  }

  void flag(boolean value) {
    buffer.appendByte((byte) (value ? 1 : 0));
  }

  void int32(int value) {
    buffer.appendInt(value);
  }

  void int64(long value) {
    buffer.appendLong(value);
  }

  void float64(double value) {
    buffer.appendDouble(value);
  }

  void bytes(byte[] value) {
    buffer.appendInt(value.length);
    buffer.appendBytes(value);
  }

  void text(String value) {
    bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** By its name, so that constants may change places. */
  void constant(Enum<?> value) {
    text(value.name());
  }

  <T> void list(Collection<T> values, Consumer<T> writeOne) {
    int32(values.size());
    values.forEach(writeOne);
  }

  <T> void optional(@Nullable T value, Consumer<T> write) {
    flag(value != null);
    if (value != null) {
      write.accept(value);
    }
  }
}
