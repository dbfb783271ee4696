package io.memecast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * CPU time of Java processes since their start, to 10 ms.
 *
 * @param work of everything but the compilers
 * @param compilers of the just-in-time compilers, where the system tells each thread's time as Linux does, else 0: they
 *     go on for minutes, and each process has its own
 */
record CpuTime(Duration work, Duration compilers) {
  static final CpuTime NONE = new CpuTime(Duration.ZERO, Duration.ZERO);

  /** Linux counts in hundredths of a second here, whatever the kernel's own clock is: proc(5). */
  private static final long MILLIS_PER_TICK = 10;

  /** Places of utime and stime in /proc/PID/stat, counted from the state, which follows the name. */
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;

  static CpuTime of(Process process) throws IOException {
    Duration total = process.info().totalCpuDuration().orElseThrow();
    Duration compilers = compilers(Path.of("/proc", Long.toString(process.pid()), "task"));
    return new CpuTime(total.minus(compilers), compilers);
  }

  private static Duration compilers(Path threads) throws IOException {
    if (!Files.isDirectory(threads)) {
      return Duration.ZERO;
    }
    List<Path> all;
    try (Stream<Path> entries = Files.list(threads)) {
      all = entries.toList();
    }
    Duration sum = Duration.ZERO;
    for (Path thread : all) {
      sum = sum.plus(compiler(thread.resolve("stat")));
    }
    return sum;
  }

  private static Duration compiler(Path stat) {
    String line;
    try {
      line = Files.readString(stat);
    } catch (IOException e) {
      // The thread has ended meanwhile; compilers stay, as they were told to.
      return Duration.ZERO;
    }
    String name = line.substring(line.indexOf('(') + 1, line.lastIndexOf(')'));
    if (!name.startsWith("C1 Compiler") && !name.startsWith("C2 Compiler")) {
      return Duration.ZERO;
    }
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return Duration.ofMillis(MILLIS_PER_TICK
        * (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])));
  }

  CpuTime plus(CpuTime other) {
    return new CpuTime(work.plus(other.work), compilers.plus(other.compilers));
  }

  CpuTime minus(CpuTime other) {
    return new CpuTime(work.minus(other.work), compilers.minus(other.compilers));
  }
}
