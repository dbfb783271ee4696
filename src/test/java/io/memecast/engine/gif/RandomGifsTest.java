package io.memecast.engine.gif;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.TextPatch;
import io.memecast.error.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RandomGifsTest {
  @Test
  void caption_ofRandomGifs_keepsEveryPixelOutside() throws IOException {
    captionAll(0, 400);
  }

  @Test
  @Tag("slow")
  void caption_ofManyRandomGifs_keepsEveryPixelOutside() throws IOException {
    captionAll(1_000, 20_000);
  }

  private static void captionAll(int firstSeed, int count) throws IOException {
    int declared = 0;
    GifCodec codec = new GifCodec();
    for (int seed = firstSeed; seed < firstSeed + count; seed++) {
      byte[] template = RandomGif.of(seed);
      PreparedTemplate prepared =
          codec.prepare(template, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
      Coverage ink = randomInk(new Random(seed), prepared.width(), prepared.height());
      long foldedBefore = codec.foldedEntries();
      byte[] captioned = prepared.caption(ink, Deadline.never());
      CaptionCheck check = CaptionCheck.check(template, captioned, ink);
      if (prepared.notes().isEmpty() && codec.foldedEntries() == foldedBefore) {
        assertThat(check.outsideDiffers()).as("pixels outside, seed %d", seed).isZero();
      } else {
        declared++;
      }
      assertThat(check.after().delays).as("delays, seed %d", seed).isEqualTo(check.before().delays);
      assertThat(check.after().loopCount).isEqualTo(check.before().loopCount);
      assertThat(check.worstInk()).as("missing caption, seed %d", seed).isLessThan(400);
      assertThat(framesByImageIo(captioned)).isEqualTo(check.before().shown.size());
    }
    assertThat(declared).as("of %d not exact", count).isLessThan(count / 20);
  }

  private static int framesByImageIo(byte[] file) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in);
      int frames = reader.getNumImages(true);
      for (int i = 0; i < frames; i++) {
        reader.read(i);
      }
      return frames;
    } finally {
      reader.dispose();
    }
  }

  /** Soft-edged blobs of text and colour anywhere. */
  static Coverage randomInk(Random random, int width, int height) {
    Coverage coverage = new Coverage(width, height);
    int patches = 1 + random.nextInt(3);
    for (int i = 0; i < patches; i++) {
      int x = random.nextInt(width);
      int y = random.nextInt(height);
      int w = 1 + random.nextInt(width - x);
      int h = 1 + random.nextInt(height - y);
      if (random.nextInt(4) == 0) {
        blob(coverage.addColor(x, y, w, h), random);
      } else {
        boolean plain = random.nextInt(3) > 0;
        int outline = plain ? 0 : random.nextInt(1 << 24);
        int fill = plain ? 0xffffff : random.nextInt(1 << 24);
        blob(coverage.addText(x, y, w, h, outline, fill));
      }
    }
    return coverage;
  }

  private static void blob(ColorPatch patch, Random random) {
    for (int row = 0; row < patch.height(); row++) {
      for (int column = 0; column < patch.width(); column++) {
        int alpha = ellipse(patch.width(), patch.height(), column, row, 0);
        int argb = alpha << 24;
        for (int c = 0; c < 3; c++) {
          argb |= random.nextInt(alpha + 1) << (8 * c);
        }
        patch.argb()[row * patch.width() + column] = alpha == 0 ? 0 : argb;
      }
    }
  }

  private static void blob(TextPatch patch) {
    for (int row = 0; row < patch.height(); row++) {
      for (int column = 0; column < patch.width(); column++) {
        int total = ellipse(patch.width(), patch.height(), column, row, 0);
        int fill = Math.min(total, ellipse(patch.width(), patch.height(), column, row, 3));
        if (total > 0) {
          patch.total()[row * patch.width() + column] = (byte) total;
          patch.fill()[row * patch.width() + column] = (byte) fill;
          patch.touch(row, column, column + 1);
        }
      }
    }
  }

  private static int ellipse(int width, int height, int column, int row, int inset) {
    double x = (column + 0.5 - width / 2.0) / (width / 2.0);
    double y = (row + 0.5 - height / 2.0) / (height / 2.0);
    double inside = (1 - Math.sqrt(x * x + y * y)) * Math.min(width, height) / 2 + 0.5 - inset;
    return (int) Math.round(255 * Math.max(0, Math.min(1, inside)));
  }
}
