package io.memecast.bench;

import com.madgag.gif.fmsware.AnimatedGifEncoder;
import io.memecast.engine.gif.GifOracle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * How GIFs are captioned without care for their frames: each one, decoded beforehand, is copied, gets the text by Java2D
 * and is quantised anew by NeuQuant (animated-gif-lib, quality 12).
 */
final class NeuQuantGifReference implements Reference {
  private static final int QUALITY = 12;

  private final List<BufferedImage> frames = new ArrayList<>();
  private final List<Integer> delaysCentiseconds;
  private final BufferedImage copy;
  private final Java2dText text;

  /** Plays the animation once. */
  NeuQuantGifReference(byte[] file, Java2dText text) {
    this.text = text;
    GifOracle played = GifOracle.play(file);
    for (int[] argb : played.shown) {
      BufferedImage frame =
          new BufferedImage(played.width, played.height, BufferedImage.TYPE_3BYTE_BGR);
      frame.setRGB(0, 0, played.width, played.height, argb, 0, played.width);
      frames.add(frame);
    }
    delaysCentiseconds = List.copyOf(played.delays);
    copy = new BufferedImage(played.width, played.height, BufferedImage.TYPE_3BYTE_BGR);
  }

  @Override
  public byte[] caption() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    AnimatedGifEncoder encoder = new AnimatedGifEncoder();
    encoder.start(file);
    encoder.setRepeat(0);
    encoder.setQuality(QUALITY);
    for (int i = 0; i < frames.size(); i++) {
      encoder.setDelay(10 * delaysCentiseconds.get(i));
      frames.get(i).copyData(copy.getRaster());
      text.draw(copy);
      encoder.addFrame(copy);
    }
    encoder.finish();
    return file.toByteArray();
  }
}
