package io.memecast.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.memecast.engine.CaptionEngine;
import io.memecast.error.Deadline;
import io.memecast.macro.ImageMacro;
import io.memecast.macro.MacroDecoder;
import io.memecast.macro.QuerySyntax;
import io.memecast.template.Rendered;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenPicturesTest {
  private static CaptionEngine engine;

  @BeforeAll
  static void startEngine() throws IOException {
    engine = GoldenTemplates.engine();
  }

  @AfterAll
  static void writeGallery() throws IOException {
    GoldenPictures.writeGallery();
  }

  static Stream<Arguments> cases() {
    return Stream.of(lines(), places(), sizes(), colors(), extremes(), formats())
        .flatMap(s -> s);
  }

  private static Stream<Arguments> lines() {
    return Stream.iterate(1, n -> n + 1).limit(8).map(n -> {
      StringBuilder text = new StringBuilder("line 1");
      for (int i = 2; i <= n; i++) {
        text.append("%0Aline ").append(i);
      }
      return Arguments.of(
          "lines",
          n + "-lines",
          "template=gradient&top_text=" + text.toString().replace(" ", "%20"));
    });
  }

  private static Stream<Arguments> places() {
    return Stream.of("top", "middle", "bottom").flatMap(v -> Stream.of("left", "center", "right")
        .map(h -> Arguments.of(
            "places",
            v + "-" + h,
            "template=gradient&" + v + "_text=One%20does%20not%20simply%20walk%20into%20Mordor&" + v
                + "_align=" + h + "&size=32")));
  }

  private static Stream<Arguments> sizes() {
    return Stream.of(
        Arguments.of("sizes", "number", "template=gradient&top_text=thirty-two&size=32"),
        Arguments.of(
            "sizes", "number-too-large", "template=gradient&top_text=far%20too%20large&size=900"),
        Arguments.of(
            "sizes",
            "shrink",
            "template=gradient&bottom_text=all%20of%0Athis%20on%20one%20line&size=shrink"),
        Arguments.of(
            "sizes", "fit", "template=gradient&middle_text=as%20large%20as%20it%20fits&size=fit"),
        Arguments.of(
            "sizes", "long-word", "template=gradient&top_text=" + "Donaudampfschiff".repeat(5)),
        Arguments.of("sizes", "box", "template=nopeyep&top_text=nope&bottom_text=yep&width=400"));
  }

  private static Stream<Arguments> colors() {
    return Stream.of(
        Arguments.of("colors", "yellow", "template=gradient&top_text=yellow&top_color=yellow"),
        Arguments.of(
            "colors",
            "two",
            "template=gradient&top_text=a&top_color=0xff8800&top_outline=navy&bottom_text=b&bottom_color=%230ff"),
        Arguments.of(
            "colors",
            "thin-font",
            "template=gradient&top_text=thin&top_font=thin&top_color=black"));
  }

  private static Stream<Arguments> extremes() {
    return Stream.of(
        Arguments.of("extremes", "tiny", "template=tiny&top_text=top&bottom_text=bottom"),
        Arguments.of(
            "extremes", "tiny-long", "template=tiny&top_text=" + "word%20".repeat(36) + "end"),
        Arguments.of(
            "extremes", "large", "template=large&top_text=large&bottom_text=picture&size=fit"));
  }

  private static Stream<Arguments> formats() {
    String both = "&top_text=So%20you're%20saying&bottom_text=the%20trash%20is%20free";
    return Stream.of(
        Arguments.of("formats", "jpeg", "template=raccoon&width=400" + both),
        Arguments.of("formats", "progressive-jpeg", "template=redpanda&width=400" + both),
        Arguments.of("formats", "png", "template=owl&width=256" + both),
        Arguments.of("formats", "png-alpha", "template=thinker&width=300" + both),
        Arguments.of("formats", "still-gif", "template=still" + both),
        Arguments.of("formats", "animated-gif", "template=dealdog&width=160" + both));
  }

  @ParameterizedTest(name = "{0}/{1}")
  @MethodSource("cases")
  void caption_goldenCase_looksAsBefore(String area, String name, String query) throws IOException {
    ImageMacro macro = MacroDecoder.decode(QuerySyntax.parse(query));
    Rendered rendered = engine.caption(macro, Deadline.in(Duration.ofMinutes(1)));
    GoldenPictures.check(area, name, rendered.bytes());
  }

  /** The comparison must be able to fail: one caption is not another. */
  @Test
  void compare_anotherText_isSeen() throws IOException {
    ImageMacro macro =
        MacroDecoder.decode(QuerySyntax.parse("template=gradient&top_text=LINE%20ONE"));
    byte[] other = engine.caption(macro, Deadline.in(Duration.ofMinutes(1))).bytes();
    assertThat(catchThrowable(() -> GoldenPictures.compare("lines", "1-lines", other)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("pixels differ");
  }
}
