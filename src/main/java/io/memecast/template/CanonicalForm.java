package io.memecast.template;

import io.memecast.macro.Caption;
import io.memecast.macro.CaptionStyle;
import io.memecast.macro.ImageMacro;
import io.memecast.macro.Outline;
import io.memecast.macro.TextSize;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are equal just when what was added is equal in meaning. A string is its length and its UTF-16 code units,
 * a list its length and its items, a choice its number; so no two meanings share bytes. Numbers are big-endian.
 */
final class CanonicalForm {
  /** Goes first; changes with every change of the rest. */
  private static final int VERSION = 1;

  private static final int ABSENT = 0;
  private static final int PRESENT = 1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

  CanonicalForm() {
    add(VERSION);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  void add(String text) {
    add(text.length());
    ByteBuffer units = ByteBuffer.allocate(2 * text.length());
    units.asCharBuffer().put(text);
    bytes.writeBytes(units.array());
  }

  /** Captions in the order in which the macro keeps them: it is one for all equal macros. */
  void add(ImageMacro macro) {
    add(macro.template());
    add(macro.width());
    add(macro.height());
    List<Caption> captions = macro.captions();
    add(captions.size());
    captions.forEach(this::add);
  }

  private void add(Caption caption) {
    add(caption.text());
    add(caption.valign());
    add(caption.halign());
    add(caption.style());
  }

  private void add(CaptionStyle style) {
    add(style.fontKey());
    add(style.color() == null ? null : style.color().toInt());
    add(style.outline());
    add(style.size());
    add(style.outlineWidth());
    add(style.direction());
    add(style.textCase());
    add(style.letterSpacing());
  }

  private void add(@Nullable Outline outline) {
    if (outline == null) {
      add(0);
    } else if (outline instanceof Outline.None) {
      add(1);
    } else if (outline instanceof Outline.Auto) {
      add(2);
    } else if (outline instanceof Outline.Colored colored) {
      add(3);
      add(colored.color().toInt());
    }
  }

  private void add(@Nullable TextSize size) {
    if (size == null) {
      add(0);
    } else if (size instanceof TextSize.Automatic) {
      add(1);
    } else if (size instanceof TextSize.Shrink) {
      add(2);
    } else if (size instanceof TextSize.Fit) {
      add(3);
    } else if (size instanceof TextSize.Pixels fixed) {
      add(4);
      add(Double.valueOf(fixed.pixels()));
    }
  }

  /** Enums by name: the order of their constants may change. */
  private void add(@Nullable Enum<?> choice) {
    add(choice == null ? "" : choice.name());
  }

  private void add(@Nullable Integer number) {
    if (number == null) {
      add(ABSENT);
    } else {
      add(PRESENT);
      add(number.intValue());
    }
  }

  private void add(@Nullable Double number) {
    if (number == null) {
      add(ABSENT);
    } else {
      add(PRESENT);
      bytes.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
    }
  }

  private void add(int number) {
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }
}
