package io.memecast.bench;

import io.memecast.engine.raster.Coverage;
import io.memecast.engine.text.FontLibrary;
import io.memecast.engine.text.Typesetter;
import io.memecast.error.Deadline;
import io.memecast.macro.CaptionStyle;
import io.memecast.macro.ImageMacro;
import io.memecast.macro.MacroDecoder;
import io.memecast.template.EmojiSource;
import io.memecast.template.FolderEmojiSource;
import io.memecast.template.FolderFontSource;
import io.memecast.template.TemplateLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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

/**
 * Layout and masks of two captions, without any picture: the same text again, a text that is new (glyphs known), and with
 * every cache of this code base empty (fonts loaded, the JVM warm).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class TextBenchmark {
  private static final String STACKED = "a" + "\u0300\u0323".repeat(120);

  /** A usual caption, and what people send to break things. */
  @Param({"usual", "stacked marks", "bidi controls", "one word", "emoji"})
  public String kind = "";

  private final Coverage coverage = new Coverage(600, 400);
  private Typesetter typesetter;

  /** Keeps faces, and of what is made from them next to nothing. */
  private Typesetter forgetful;

  private ImageMacro macro = macro("", "");
  private int count;

  @Setup
  public void prepare() throws IOException {
    FolderFontSource fonts = new FolderFontSource(Path.of("assets/fonts"));
    EmojiSource emoji = FolderEmojiSource.open(Path.of("assets/emoji"));
    typesetter = new Typesetter(new FontLibrary(fonts, emoji, 32, 32 << 20));
    forgetful = new Typesetter(new FontLibrary(fonts, emoji, 32, 4), 0, false);
    macro = macro(top(), "WRITE A CODEC IN JAVA");
    again();
  }

  private String top() {
    return switch (kind) {
      case "stacked marks" -> STACKED;
      case "bidi controls" -> "\u202e\u2066".repeat(120) + "abc";
      case "one word" -> "W".repeat(256);
      case "emoji" -> "\uD83D\uDE00\uD83D\uDD25".repeat(100);
      default -> "ONE DOES NOT SIMPLY";
    };
  }

  private static ImageMacro macro(String top, String bottom) {
    return MacroDecoder.decode(Map.of("template", "none", "top_text", top, "bottom_text", bottom))
        .withDefaults(CaptionStyle.UNSET);
  }

  @Benchmark
  public Coverage again() {
    return set(typesetter, macro);
  }

  @Benchmark
  public Coverage newText() {
    count++;
    return set(typesetter, macro(top().substring(1) + count, "WRITE A CODEC IN JAVA " + count));
  }

  @Benchmark
  public Coverage cold() {
    return set(forgetful, macro);
  }

  private Coverage set(Typesetter setter, ImageMacro text) {
    coverage.reset(600, 400);
    setter.set(text, TemplateLayout.NONE, coverage, Deadline.never());
    return coverage;
  }
}
