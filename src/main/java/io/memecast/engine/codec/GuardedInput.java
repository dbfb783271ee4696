package io.memecast.engine.codec;

import com.sun.management.ThreadMXBean;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * What a library's decoder reads a file from, and the one place where it can be stopped: at each read, time and memory
 * are looked at, and a read gives few bytes. A lossless WebP of a hundred bytes may ask for 65 536 groups of Huffman
 * tables (RFC 9649, 3.7.2.2), and twenty bytes of a progressive JPEG may be a scan of the whole picture. One thread.
 */
public final class GuardedInput extends MemoryCacheImageInputStream {
  /** Of one read: about as many as a JPEG's scan takes at least, and its header. */
  private static final int MOST_BYTES = 64;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final String format;
  private final Deadline deadline;
  private final long lastByte;

  /**
   * @param format for the text of the refusal
   * @param budget bytes that this thread may allocate from now on
   */
  public GuardedInput(String format, byte[] file, long budget, Deadline deadline) {
    super(new ByteArrayInputStream(file));
    this.format = format;
    this.deadline = deadline;
    lastByte = THREADS.getCurrentThreadAllocatedBytes() + budget;
  }

  @Override
  public int read() throws IOException {
    check();
    return super.read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    check();
    return super.read(target, offset, Math.min(length, MOST_BYTES));
  }

  private void check() {
    deadline.check();
    if (THREADS.getCurrentThreadAllocatedBytes() > lastByte) {
      throw new CaptionException(
          ErrorCode.TEMPLATE_TOO_LARGE, format + " takes far more memory than its pixels need");
    }
  }
}
