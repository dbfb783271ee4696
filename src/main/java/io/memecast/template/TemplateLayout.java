package io.memecast.template;

import io.memecast.macro.CaptionStyle;
import io.memecast.macro.VerticalAlign;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a template says about its captions: the {@code NAME.yaml} beside the picture.
 *
 * @param boxes the text box of top, middle and bottom captions; a place without one uses the whole picture
 * @param style what captions look like that do not say it themselves
 */
public record TemplateLayout(Map<VerticalAlign, TextBox> boxes, CaptionStyle style) {
  /** Nothing said. */
  public static final TemplateLayout NONE = new TemplateLayout(Map.of(), CaptionStyle.UNSET);

  public TemplateLayout {
    boxes = Map.copyOf(boxes);
  }

  /**
   * Reads the {@code NAME.yaml} that lies beside a picture.
   *
   * @param file its bytes; null or none = nothing said
   * @throws IllegalArgumentException naming the key and the value that is wrong
   */
  public static TemplateLayout parse(byte @Nullable [] file) {
    return file == null || file.length == 0 ? NONE : TemplateLayoutFile.parse(file);
  }
}
