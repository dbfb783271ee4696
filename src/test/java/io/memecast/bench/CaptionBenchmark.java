package io.memecast.bench;

import io.memecast.engine.CaptionEngine;
import io.memecast.engine.codec.Limits;
import io.memecast.error.Deadline;
import io.memecast.macro.ImageMacro;
import io.memecast.macro.MacroDecoder;
import io.memecast.macro.QuerySyntax;
import io.memecast.template.FolderFontSource;
import io.memecast.template.FolderTemplateSource;
import io.memecast.template.Rendered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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

/** A warm caption at the engine: template prepared, glyphs known, the picture drawn and encoded anew each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CaptionBenchmark {
  @Param({"raccoon", "chelsea", "redpanda", "owl", "thinker", "dance", "dramatic"})
  public String template = "";

  private CaptionEngine engine;
  private ImageMacro macro;

  @Setup
  public void prepare() throws IOException {
    engine = CaptionEngine.builder()
        .templates(
            new FolderTemplateSource(Path.of("assets/templates"), Limits.DEFAULTS.maxFileBytes()))
        .fonts(new FolderFontSource(Path.of("assets/fonts")))
        .build();
    macro = MacroDecoder.decode(
        QuerySyntax.parse(
            "template=" + template
                + "&top_text=ONE%20DOES%20NOT%20SIMPLY&bottom_text=WRITE%20A%20JPEG%20ENCODER%20IN%20JAVA"));
    engine.caption(macro, Deadline.never());
  }

  @Benchmark
  public Rendered caption() {
    return engine.caption(macro, Deadline.never());
  }
}
