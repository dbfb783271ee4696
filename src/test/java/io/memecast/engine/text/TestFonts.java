package io.memecast.engine.text;

import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.Patch;
import io.memecast.engine.raster.TextPatch;
import io.memecast.error.Deadline;
import io.memecast.macro.Caption;
import io.memecast.macro.CaptionStyle;
import io.memecast.macro.HorizontalAlign;
import io.memecast.macro.ImageMacro;
import io.memecast.macro.TextCase;
import io.memecast.macro.TextDirection;
import io.memecast.macro.TextSize;
import io.memecast.macro.VerticalAlign;
import io.memecast.template.EmojiSource;
import io.memecast.template.FolderEmojiSource;
import io.memecast.template.FolderFontSource;
import io.memecast.template.FontSource;
import io.memecast.template.TemplateLayout;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The bundled fonts and emoji, loaded once for all tests, and short ways to set a caption with them. */
final class TestFonts {
  static final FontSource FONTS = fonts();
  static final EmojiSource EMOJI = FolderEmojiSource.open(Path.of("assets/emoji"));
  static final FontLibrary LIBRARY = new FontLibrary(FONTS, EMOJI, 32, 16 << 20);
  static final Typesetter TYPESETTER = new Typesetter(LIBRARY);

  private TestFonts() {}

  private static FontSource fonts() {
    try {
      return new FolderFontSource(Path.of("assets/fonts"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Itemizer itemizer(String font) {
    return new Itemizer(LIBRARY.chain(font), LIBRARY.shaper(), LIBRARY.emojiTable(), 0);
  }

  static Paragraph itemize(String text) {
    return itemizer("impact").itemize(text, TextDirection.AUTO);
  }

  static Fitter fitter(String font) {
    return new Fitter(
        itemizer(font),
        new LineComposer(LIBRARY.shaper(), LIBRARY.outlines()),
        LIBRARY.chain(font).named(),
        0.05,
        Deadline.never());
  }

  static Block fit(String text, TextSize size, int width, int height) {
    CaptionText prepared = CaptionText.of(text, TextCase.NONE, LIBRARY.emojiTable());
    SizePlan plan = SizePlan.of(size, width, height);
    return fitter("impact").fit(prepared, TextDirection.AUTO, plan, width, height);
  }

  static Caption caption(String text, VerticalAlign valign, TextSize size) {
    return caption(text, valign, HorizontalAlign.CENTER, size);
  }

  static Caption caption(String text, VerticalAlign valign, HorizontalAlign halign, TextSize size) {
    return new Caption(
        text, valign, halign, new CaptionStyle(null, null, null, size, null, null, null, null));
  }

  static ImageMacro macro(Caption... captions) {
    return new ImageMacro("test", null, null, List.of(captions)).withDefaults(CaptionStyle.UNSET);
  }

  static Coverage set(int width, int height, Caption... captions) {
    Coverage coverage = new Coverage(width, height);
    TYPESETTER.set(macro(captions), TemplateLayout.NONE, coverage, Deadline.never());
    return coverage;
  }

  /** The smallest rectangle round all pixels of a patch that have ink, in the picture; empty when none has. */
  static Rectangle ink(Patch patch) {
    Rectangle ink = new Rectangle(0, 0, -1, -1);
    for (int y = 0; y < patch.height(); y++) {
      for (int x = 0; x < patch.width(); x++) {
        int index = y * patch.width() + x;
        boolean inked = patch instanceof TextPatch text
            ? text.total()[index] != 0
            : ((ColorPatch) patch).argb()[index] != 0;
        if (inked) {
          ink.add(new Rectangle(patch.x() + x, patch.y() + y, 1, 1));
        }
      }
    }
    return ink;
  }

  static Rectangle ink(Coverage coverage) {
    Rectangle ink = new Rectangle(0, 0, -1, -1);
    for (Patch patch : coverage.patches()) {
      Rectangle of = ink(patch);
      if (!of.isEmpty()) {
        ink.add(of);
      }
    }
    return ink;
  }
}
