package io.memecast.engine.text;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import io.memecast.template.CacheStatistics;
import io.memecast.template.EmojiSource;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;

/** Emoji drawn at a size; what was drawn is kept. Safe for all threads. */
final class EmojiArt {
  /** Side of the square, em: a little more than the height of capitals in heavy faces. */
  static final float SIDE = 1.06f;

  /** Width with the space beside it, em. */
  static final float ADVANCE = 1.14f;

  /** Upper edge above the baseline, em. */
  static final float ASCENT = 0.93f;

  /** An emoji on a picture of 40 megapixels is not drawn sharper than this. */
  private static final int MAX_SIDE_PX = 1024;

  private static final int KEY_BYTES = 120;

  private record Key(String key, int side) {}

  /**
   * A drawn emoji.
   *
   * @param argb side × side pixels, 0xAARRGGBB, premultiplied; nobody writes to it
   */
  @SuppressWarnings("ArrayRecordComponent") // Private to the package, and never compared.
  record Drawn(int side, int[] argb) {}

  private final EmojiSource source;
  private final ByteBoundedCache<Key, Drawn> drawings;

  EmojiArt(EmojiSource source, long maxBytes) {
    this.source = source;
    this.drawings = new ByteBoundedCache<>(maxBytes, drawn -> KEY_BYTES + 4 * drawn.argb().length);
  }

  /** Side in pixels at a text size. */
  static int side(double pixelsPerEm) {
    return (int) Math.max(1, Math.min(MAX_SIDE_PX, Math.floor(SIDE * pixelsPerEm)));
  }

  /** The emoji {@code side} pixels wide and high. */
  Drawn get(String emoji, int side) {
    return drawings.get(new Key(emoji, side), key -> draw(emoji, side));
  }

  CacheStatistics statistics() {
    return drawings.statistics();
  }

  private Drawn draw(String emoji, int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB_PRE);
    byte[] svg = source.svg(emoji).orElse(new byte[0]);
    SVGDocument document = svg.length == 0
        ? null
        : new SVGLoader().load(new ByteArrayInputStream(svg), null, LoaderContext.createDefault());
    if (document != null) {
      Graphics2D graphics = image.createGraphics();
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      document.render((Component) null, graphics, new ViewBox(0, 0, side, side));
      graphics.dispose();
    }
    return new Drawn(side, ((DataBufferInt) image.getRaster().getDataBuffer()).getData());
  }
}
