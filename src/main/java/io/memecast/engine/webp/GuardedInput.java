package io.memecast.engine.webp;

import com.sun.management.ThreadMXBean;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * What the decoder reads from, and the one place where it can be stopped: at each read, time and memory are looked at. A
 * lossless file of a hundred bytes may ask for 65 536 groups of Huffman tables (RFC 9649, 3.7.2.2) or for transforms
 * without end, and the library makes them all. One thread.
 */
final class GuardedInput extends MemoryCacheImageInputStream {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Deadline deadline;
  private final long lastByte;

  /**
   * @param budget bytes that this thread may allocate from now on
   */
  GuardedInput(byte[] file, long budget, Deadline deadline) {
    super(new ByteArrayInputStream(file));
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
    return super.read(target, offset, length);
  }

  private void check() {
    deadline.check();
    if (THREADS.getCurrentThreadAllocatedBytes() > lastByte) {
      throw new CaptionException(
          ErrorCode.TEMPLATE_TOO_LARGE, "WebP takes far more memory than its pixels need");
    }
  }
}
