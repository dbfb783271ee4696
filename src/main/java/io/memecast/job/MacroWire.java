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

/** The macro's part of a job on the wire. */
final class MacroWire {
  private static final int OUTLINE_NONE = 0;
  private static final int OUTLINE_AUTO = 1;
  private static final int OUTLINE_COLORED = 2;

  private static final int SIZE_AUTOMATIC = 0;
  private static final int SIZE_PIXELS = 1;
  private static final int SIZE_SHRINK = 2;
  private static final int SIZE_FIT = 3;

  private MacroWire() {}

  static void write(WireWriter out, ImageMacro macro) {
    out.text(macro.template());
    out.optional(macro.width(), out::int32);
    out.optional(macro.height(), out::int32);
    out.list(macro.captions(), caption -> write(out, caption));
  }

  static ImageMacro read(WireReader in) {
    return new ImageMacro(
        in.text(), in.optional(in::int32), in.optional(in::int32), in.list(() -> readCaption(in)));
  }

  private static void write(WireWriter out, Caption caption) {
    out.text(caption.text());
    out.constant(caption.valign());
    out.constant(caption.halign());
    CaptionStyle style = caption.style();
    out.optional(style.font(), out::text);
    out.optional(style.color(), color -> out.int32(color.toInt()));
    out.optional(style.outline(), outline -> write(out, outline));
    out.optional(style.size(), size -> write(out, size));
    out.optional(style.outlineWidth(), out::float64);
    out.optional(style.direction(), out::constant);
    out.optional(style.textCase(), out::constant);
    out.optional(style.letterSpacing(), out::float64);
  }

  private static Caption readCaption(WireReader in) {
    return new Caption(
        in.text(),
        in.constant(VerticalAlign.class),
        in.constant(HorizontalAlign.class),
        new CaptionStyle(
            in.optional(in::text),
            in.optional(() -> Rgb.of(in.int32())),
            in.optional(() -> readOutline(in)),
            in.optional(() -> readSize(in)),
            in.optional(in::float64),
            in.optional(() -> in.constant(TextDirection.class)),
            in.optional(() -> in.constant(TextCase.class)),
            in.optional(in::float64)));
  }

  private static void write(WireWriter out, Outline outline) {
    if (outline instanceof Outline.Colored colored) {
      out.int32(OUTLINE_COLORED);
      out.int32(colored.color().toInt());
    } else {
      out.int32(outline instanceof Outline.Auto ? OUTLINE_AUTO : OUTLINE_NONE);
    }
  }

  private static Outline readOutline(WireReader in) {
    int kind = in.int32();
    return switch (kind) {
      case OUTLINE_NONE -> Outline.NONE;
      case OUTLINE_AUTO -> Outline.AUTO;
      case OUTLINE_COLORED -> new Outline.Colored(Rgb.of(in.int32()));
      default -> throw new IllegalArgumentException("no such outline: " + kind);
    };
  }

  private static void write(WireWriter out, TextSize size) {
    if (size instanceof TextSize.Pixels pixels) {
      out.int32(SIZE_PIXELS);
      out.float64(pixels.pixels());
    } else if (size instanceof TextSize.Shrink) {
      out.int32(SIZE_SHRINK);
    } else {
      out.int32(size instanceof TextSize.Fit ? SIZE_FIT : SIZE_AUTOMATIC);
    }
  }

  private static TextSize readSize(WireReader in) {
    int kind = in.int32();
    return switch (kind) {
      case SIZE_AUTOMATIC -> TextSize.AUTOMATIC;
      case SIZE_PIXELS -> new TextSize.Pixels(in.float64());
      case SIZE_SHRINK -> TextSize.SHRINK;
      case SIZE_FIT -> TextSize.FIT;
      default -> throw new IllegalArgumentException("no such text size: " + kind);
    };
  }
}
