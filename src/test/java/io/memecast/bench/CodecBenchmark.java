package io.memecast.bench;

import io.memecast.engine.CaptionEngine;
import io.memecast.error.Deadline;
import io.memecast.macro.ImageMacro;
import io.memecast.macro.MacroDecoder;
import io.memecast.template.FolderFontSource;
import io.memecast.template.FolderTemplateSource;
import io.memecast.template.Template;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A warm top and bottom caption, text included, by the engine and by the {@link Reference} of its format, in the same run
 * and in thread CPU time, which other work on the machine distorts least. {@link CodecRatios} makes a table of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class CodecBenchmark {
  private static final String TOP = "ONE DOES NOT SIMPLY";
  private static final String BOTTOM = "WRITE A CODEC IN JAVA";
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Param("raccoon")
  public String template = "";

  private CaptionEngine engine;
  private ImageMacro macro;
  private Reference reference;

  /** Thread CPU time and captions, summed over the measured iterations. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Cpu {
    public long nanos;
    public long captions;
    public long bytes;
  }

  /** Prepares the template for both. */
  @Setup
  public void prepare() throws IOException {
    FolderTemplateSource templates =
        new FolderTemplateSource(Path.of("assets/templates"), 32L << 20);
    engine = CaptionEngine.builder()
        .templates(templates)
        .fonts(new FolderFontSource(Path.of("assets/fonts")))
        .build();
    macro =
        MacroDecoder.decode(Map.of("template", template, "top_text", TOP, "bottom_text", BOTTOM));
    Template file = templates.load(template).orElseThrow();
    Java2dText text = new Java2dText(TOP, BOTTOM);
    reference = switch (file.format()) {
      case JPEG -> new Java2dReference(file.picture(), "jpeg", text);
      case PNG -> new Java2dReference(file.picture(), "png", text);
      case GIF -> new NeuQuantGifReference(file.picture(), text);
      case WEBP -> throw new IllegalArgumentException("no reference for WebP");
    };
  }

  @Benchmark
  public byte[] surgical(Cpu cpu) {
    long start = THREADS.getCurrentThreadCpuTime();
    byte[] bytes = engine.caption(macro, Deadline.never()).bytes();
    return counted(cpu, start, bytes);
  }

  @Benchmark
  public byte[] reference(Cpu cpu) {
    long start = THREADS.getCurrentThreadCpuTime();
    return counted(cpu, start, reference.caption());
  }

  private static byte[] counted(Cpu cpu, long start, byte[] bytes) {
    cpu.nanos += THREADS.getCurrentThreadCpuTime() - start;
    cpu.captions++;
    cpu.bytes += bytes.length;
    return bytes;
  }
}
