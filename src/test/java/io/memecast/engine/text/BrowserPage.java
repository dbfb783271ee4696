package io.memecast.engine.text;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that draws and measures captions in a browser, and what it found. */
final class BrowserPage {
  private static final String RESULTS_START = "<pre id=\"results\">";
  private static final String RESULTS_END = "</pre>";

  private BrowserPage() {}

  /**
   * What the browser says of a caption, in pixels.
   *
   * @param width of the caption on one line
   * @param runWidths of the runs we cut it into
   * @param lineStarts for each block width, index of the first character of each line
   * @param ink the caption on one line
   */
  record Result(
      double width, List<Double> runWidths, List<List<Integer>> lineStarts, InkBitmap ink) {
    static Result parse(String line) {
      String[] cells = line.split("\t", -1);
      return new Result(
          Double.parseDouble(cells[0]),
          split(cells[1], ",").map(Double::valueOf).toList(),
          split(cells[2], ";")
              .map(starts -> split(starts, ",").map(Integer::valueOf).toList())
              .toList(),
          InkBitmap.ofPng(Base64.getDecoder().decode(cells[3].replaceFirst(".*,", ""))));
    }

    private static Stream<String> split(String list, String separator) {
      return list.isEmpty() ? Stream.empty() : Stream.of(list.split(separator, -1));
    }
  }

  /** The page as HTML, from its form in the test resources. */
  static String html(String form, List<ComparedCaption> captions) {
    return form.replace("/*FONTS*/", fontFaces())
        .replace("/*CAPTIONS*/", array(captions.stream().map(BrowserPage::caption)));
  }

  private static String fontFaces() {
    return TestFonts.FONTS.names().stream()
        .map(stem -> "@font-face { font-family: \"%s\"; src: url(\"%s\"); }"
            .formatted(stem, Path.of("assets/fonts", stem + ".ttf").toUri()))
        .collect(Collectors.joining("\n"));
  }

  private static String caption(ComparedCaption caption) {
    String families =
        caption.chain().stream().map(stem -> '"' + stem + '"').collect(Collectors.joining(","));
    return "{text: %s, language: %s, families: %s, rightToLeft: %s, runs: %s, widths: %s}"
        .formatted(
            string(caption.text),
            string(caption.language),
            string(families),
            caption.paragraph.isRightToLeft(),
            array(caption.runs.stream().map(run -> "{text: %s, rightToLeft: %s}"
                .formatted(string(caption.text(run)), run.rightToLeft()))),
            caption.blockWidths);
  }

  private static String array(Stream<String> elements) {
    return elements.collect(Collectors.joining(",\n", "[", "]"));
  }

  private static String string(String text) {
    return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining("", "\"", "\""));
  }

  /** What the page found, in the order of the captions, from the document it has become. */
  static List<Result> results(String document) {
    int start = document.indexOf(RESULTS_START) + RESULTS_START.length();
    String results = document.substring(start, document.indexOf(RESULTS_END, start));
    return results.lines().map(Result::parse).toList();
  }
}
