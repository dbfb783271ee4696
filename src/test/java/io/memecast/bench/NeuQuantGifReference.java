package io.memecast.bench;

import com.madgag.gif.fmsware.AnimatedGifEncoder;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * How GIFs are captioned without care for their frames: each one, decoded beforehand, is copied, gets the text by
 * Java2D's stroke and fill, and is quantised anew by NeuQuant (animated-gif-lib, quality 12). One thread at a time.
 */
public final class NeuQuantGifReference {
  private static final int QUALITY = 12;

  private final List<BufferedImage> frames;
  private final List<Integer> delaysCentiseconds;
  private final BufferedImage copy;

  /**
   * An animation.
   *
   * @param frames what is shown, all of one size, TYPE_3BYTE_BGR
   */
  public NeuQuantGifReference(List<BufferedImage> frames, List<Integer> delaysCentiseconds) {
    this.frames = List.copyOf(frames);
    this.delaysCentiseconds = List.copyOf(delaysCentiseconds);
    BufferedImage first = frames.get(0);
    this.copy =
        new BufferedImage(first.getWidth(), first.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
  }

  /** A GIF with the shapes on every frame, white with a black outline. */
  public byte[] caption(List<Shape> lines, BasicStroke outline) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    AnimatedGifEncoder encoder = new AnimatedGifEncoder();
    encoder.start(file);
    encoder.setRepeat(0);
    encoder.setQuality(QUALITY);
    for (int i = 0; i < frames.size(); i++) {
      encoder.setDelay(10 * delaysCentiseconds.get(i));
      draw(frames.get(i), lines, outline);
      encoder.addFrame(copy);
    }
    encoder.finish();
    return file.toByteArray();
  }

  private void draw(BufferedImage frame, List<Shape> lines, BasicStroke outline) {
    frame.copyData(copy.getRaster());
    Graphics2D graphics = copy.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (Shape line : lines) {
      graphics.setColor(Color.BLACK);
      graphics.setStroke(outline);
      graphics.draw(line);
      graphics.setColor(Color.WHITE);
      graphics.fill(line);
    }
    graphics.dispose();
  }
}
