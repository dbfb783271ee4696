package io.memecast.bench;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.png.PngCodec;
import io.memecast.engine.raster.Coverage;
import io.memecast.error.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Prints, for each PNG of a folder (or each named), median thread CPU time of a top and bottom caption by Java2D +
 * ImageIO and by the banded codec, taken in turns, with sizes and bytes allocated. The codec's ink is made beforehand;
 * the reference draws its text, as it must.
 */
final class PngCpu {
  private static final int WARM_UP = 60;
  private static final int ROUNDS = 101;
  private static final String TOP = "ONE DOES NOT SIMPLY";
  private static final String BOTTOM = "WRITE A PNG ENCODER IN JAVA";

  private PngCpu() {}

  public static void main(String[] args) throws IOException {
    Path[] files = Stream.of(args).map(Path::of).toArray(Path[]::new);
    if (files.length == 0) {
      try (Stream<Path> all = Files.list(Path.of("assets/templates"))) {
        files = all.filter(file -> file.toString().endsWith(".png")).sorted().toArray(Path[]::new);
      }
    }
    System.out.printf(
        "%-14s %8s %9s %8s %6s %9s %9s %9s %9s%n",
        "picture", "base ms", "ours ms", "ratio", "load", "source", "ImageIO", "ours", "alloc");
    for (Path file : files) {
      measure(file);
    }
  }

  private static void measure(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Java2dPngReference reference =
        new Java2dPngReference(ImageIO.read(new ByteArrayInputStream(bytes)));
    long loadStart = cpu();
    PreparedTemplate template =
        new PngCodec().prepare(bytes, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
    long load = cpu() - loadStart;
    Coverage ink = OutlineInk.topAndBottom(template.width(), template.height(), TOP, BOTTOM);
    Supplier<byte[]> base = () -> reference.caption(TOP, BOTTOM);
    Supplier<byte[]> ours = () -> template.caption(ink, Deadline.never());
    long[] baseNanos = new long[ROUNDS];
    long[] ourNanos = new long[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long baseTime = time(base);
      long ourTime = time(ours);
      if (round >= 0) {
        baseNanos[round] = baseTime;
        ourNanos[round] = ourTime;
      }
    }
    double baseMs = median(baseNanos) / 1e6;
    double ourMs = median(ourNanos) / 1e6;
    System.out.printf(
        Locale.ROOT,
        "%-14s %8.2f %9.2f %8.1f %6d %9d %9d %9d %9d%n",
        file.getFileName(),
        baseMs,
        ourMs,
        baseMs / ourMs,
        load / 1_000_000,
        bytes.length,
        base.get().length,
        ours.get().length,
        allocated(ours));
  }

  private static long time(Supplier<byte[]> operation) {
    long start = cpu();
    byte[] result = operation.get();
    long end = cpu();
    if (result.length == 0) {
      throw new IllegalStateException("nothing was written");
    }
    return end - start;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long allocated(Supplier<byte[]> operation) {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    int length = operation.get().length;
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    return Math.max(bytes, length);
  }

  private static double median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2];
  }
}
