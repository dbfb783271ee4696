package io.memecast.engine.text;

import io.memecast.macro.TextCase;
import io.memecast.macro.TextDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** A caption that a browser draws too, and how we set it. Lengths are in pixels, at {@link #SIZE}. */
final class ComparedCaption {
  static final int SIZE = 64;

  /** Parts of the caption's width on one line that it is broken to; those below a word's width are left out. */
  private static final double[] BLOCKS = {0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95};

  final String name;
  final String font;
  final String language;
  final String text;
  final Paragraph paragraph;
  final List<Run> runs = new ArrayList<>();
  /** Of the whole caption on one line. */
  final double width;

  /** Of the blocks it is broken to. */
  final List<Double> blockWidths = new ArrayList<>();

  private final LineBreaker breaker;

  private ComparedCaption(String name, String font, String language, String text) {
    this.name = name;
    this.font = font;
    this.language = language;
    this.text =
        CaptionText.of(text, TextCase.NONE, TestFonts.LIBRARY.emojiTable()).text();
    paragraph = TestFonts.itemizer(font).itemize(this.text, TextDirection.AUTO);
    new RunCutter(paragraph).forEachRun(0, paragraph.count(), runs::add);
    LineComposer composer =
        new LineComposer(TestFonts.LIBRARY.shaper(), TestFonts.LIBRARY.outlines());
    width = composer.compose(paragraph, 0, paragraph.count()).advance() * SIZE;
    breaker = new LineBreaker(0, paragraph, 0);
    DoubleStream.of(BLOCKS)
        .map(part -> Math.rint(part * width))
        .filter(block -> breaker.greedy(block / SIZE, false) != null)
        .forEach(blockWidths::add);
  }

  /** A line of {@code name, font, language, text}. */
  static ComparedCaption parse(String line) {
    String[] cells = line.split("\t", -1);
    return new ComparedCaption(cells[0], cells[1], cells[2], cells[3]);
  }

  /** File stems of the named font and of those that fill in, in order. */
  List<String> chain() {
    FontNames.Resolved resolved = new FontNames(TestFonts.FONTS).resolve(font);
    List<String> stems = new ArrayList<>(List.of(resolved.stem()));
    resolved.fallbacks().forEach(fallback -> stems.add(fallback.stem()));
    return stems;
  }

  String text(Run run) {
    return paragraph.text(run.from(), run.to());
  }

  double width(Run run) {
    Face face = run.face();
    return face == null
        ? 0
        : TestFonts.LIBRARY.shaper().shape(face, text(run), run.rightToLeft()).advance() * SIZE;
  }

  /** Index of the first character of each line, broken greedily to each of the block widths. */
  List<List<Integer>> lineStarts() {
    return blockWidths.stream().map(this::lineStarts).toList();
  }

  private List<Integer> lineStarts(double blockWidth) {
    List<LineRange> lines = breaker.greedy(blockWidth / SIZE, false);
    return lines == null
        ? List.of()
        : lines.stream().map(line -> paragraph.starts[line.from()]).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
