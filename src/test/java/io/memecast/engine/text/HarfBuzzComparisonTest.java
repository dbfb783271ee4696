package io.memecast.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Shaping against HarfBuzz itself: {@code shaping-expected.txt} was made by {@code shape-with-harfbuzz.sh} from the same
 * font files, 20 lines for each of 12 scripts.
 */
class HarfBuzzComparisonTest {
  private static final Pattern GLYPH =
      Pattern.compile("(\\d+)=(\\d+)(?:@(-?\\d+),(-?\\d+))?\\+(-?\\d+)");

  /** Font units: the JDK hands positions on as floats of 1/64 pixels. */
  private static final double TOLERANCE = 1;

  record Line(String font, String script, boolean rightToLeft, String text, String expected) {
    @Override
    public String toString() {
      return script + " " + text;
    }
  }

  private record Glyph(int id, double x, double y) {}

  static List<Line> lines() {
    List<String> texts = resource("shaping-lines.tsv").stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
    List<String> expected = resource("shaping-expected.txt");
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String[] cells = texts.get(i).split("\t", -1);
      lines.add(new Line(cells[0], cells[1], cells[2].equals("rtl"), cells[3], expected.get(i)));
    }
    return lines;
  }

  private static List<String> resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(HarfBuzzComparisonTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void lines_areTwentyForEachOfTwelveScripts() {
    assertThat(lines().stream().collect(Collectors.groupingBy(Line::script, Collectors.counting())))
        .hasSize(12)
        .allSatisfy((script, count) -> assertThat(count).isEqualTo(20));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void shape_line_equalsHarfBuzz(Line line) {
    Face face = TestFonts.LIBRARY.chain(line.font).named();
    ShapedRun run = TestFonts.LIBRARY.shaper().shape(face, line.text, line.rightToLeft);
    double units = face.unitsPerEm();
    List<Glyph> expected = new ArrayList<>();
    double advance = parse(line.expected, expected);

    assertThat(run.glyphs())
        .containsExactly(expected.stream().mapToInt(Glyph::id).toArray());
    for (int i = 0; i < expected.size(); i++) {
      Glyph glyph = expected.get(i);
      assertThat(Math.abs(run.x()[i] * units - glyph.x)).isLessThanOrEqualTo(TOLERANCE);
      assertThat(Math.abs(-run.y()[i] * units - glyph.y)).isLessThanOrEqualTo(TOLERANCE);
    }
    assertThat(Math.abs(run.advance() * units - advance)).isLessThanOrEqualTo(TOLERANCE);
  }

  /** Adds the glyphs with their positions; answers the sum of the advances. */
  private static double parse(String expected, List<Glyph> glyphs) {
    Matcher matcher = GLYPH.matcher(expected);
    double pen = 0;
    while (matcher.find()) {
      double x = matcher.group(3) == null ? 0 : Double.parseDouble(matcher.group(3));
      double y = matcher.group(4) == null ? 0 : Double.parseDouble(matcher.group(4));
      glyphs.add(new Glyph(Integer.parseInt(matcher.group(1)), pen + x, y));
      pen += Double.parseDouble(matcher.group(5));
    }
    return pen;
  }
}
