package io.memecast.job;

import io.memecast.macro.Caption;
import io.memecast.macro.CaptionStyle;
import io.memecast.macro.HorizontalAlign;
import io.memecast.macro.ImageMacro;
import io.memecast.macro.Outline;
import io.memecast.macro.Rgb;
import io.memecast.macro.TextCase;
import io.memecast.macro.TextDirection;
import io.memecast.macro.TextSize;
import io.memecast.macro.VerticalAlign;
import io.memecast.template.Rendered;
import java.util.ArrayList;
import java.util.List;

/** Requests and pictures for the tests of what crosses the bus. */
final class Macros {
  private Macros() {}

  static ImageMacro bare(String template) {
    return new ImageMacro(template, null, null, List.of());
  }

  /** A macro in which every kind of everything occurs. */
  static ImageMacro everything() {
    List<Outline> outlines =
        List.of(Outline.NONE, Outline.AUTO, new Outline.Colored(Rgb.of(0x123456)));
    List<TextSize> sizes =
        List.of(TextSize.AUTOMATIC, new TextSize.Pixels(12.25), TextSize.SHRINK, TextSize.FIT);
    List<TextDirection> directions = List.of(TextDirection.values());
    List<TextCase> cases = List.of(TextCase.values());
    List<Caption> captions = new ArrayList<>();
    for (VerticalAlign valign : VerticalAlign.values()) {
      for (HorizontalAlign halign : HorizontalAlign.values()) {
        int i = captions.size();
        captions.add(new Caption(
            "żółw \ud83d\udc22 " + i,
            valign,
            halign,
            new CaptionStyle(
                "Font " + i,
                Rgb.of(i * 1000),
                outlines.get(i % 3),
                sizes.get(i % 4),
                0.25,
                directions.get(i % 3),
                cases.get(i % 3),
                -0.125)));
      }
    }
    captions.add(new Caption("plain", VerticalAlign.TOP, HorizontalAlign.LEFT, CaptionStyle.UNSET));
    return new ImageMacro("zoidberg", 640, null, captions);
  }

  static Rendered rendered(String etag) {
    return new Rendered(
        new byte[] {0, 1, -1, 127}, "image/png", 640, 480, etag, List.of("truncated"));
  }
}
