package io.memecast.engine.gif;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PictureCodec;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Pixels;
import io.memecast.error.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Animated GIFs (GIF89a), captioned without quantising their frames again: palettes, timing, disposal and all pixels
 * outside of the caption stay as they are.
 */
public final class GifCodec implements PictureCodec {
  private static final LongAdder FOLDED_ENTRIES = new LongAdder();

  /**
   * Whether the file has more than one frame and some time between them. Walks over the blocks, unpacks no pixel.
   *
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE} with the byte offset,
   *     {@code TEMPLATE_TOO_LARGE}
   */
  public static boolean isAnimated(byte[] file, Limits limits) {
    return BlockReader.read(file, limits).animated();
  }

  /**
   * What a browser shows first: the first frame on a transparent canvas.
   *
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE} with the byte offset,
   *     {@code TEMPLATE_TOO_LARGE}, or the deadline's
   */
  public static Pixels firstFrame(byte[] file, Limits limits, Deadline deadline) {
    GifBlocks blocks = BlockReader.read(file, limits);
    deadline.check();
    Animation first = new AnimationLoader(file, blocks, new ColorTables()).loadFirst();
    deadline.check();
    Compositor compositor = new Compositor(first.width(), first.height());
    compositor.draw(first.frames().get(0));
    return compositor.pixels();
  }

  /**
   * Colour table entries folded into their neighbours since the start, for captions whose text would not have been
   * readable otherwise: each changed some pixels outside of its caption, in one frame.
   */
  public static long foldedEntries() {
    return FOLDED_ENTRIES.sum();
  }

  @Override
  public PreparedTemplate prepare(byte[] file, Variant variant, Limits limits, Deadline deadline) {
    GifBlocks blocks = BlockReader.read(file, limits);
    ColorTables tables = new ColorTables();
    Animation animation = new AnimationLoader(file, blocks, tables).load(deadline);
    FrameMaker maker = new FrameMaker(tables, 240);
    Animation repaired = new DisposalRepair(animation, maker).repair(deadline);
    List<String> notes = new ArrayList<>();
    if (maker.quantized() > 0) {
      notes.add(maker.quantized() + " frames of " + animation.frames().size()
          + " had to be redrawn with fewer colours");
    }
    return new GifTemplate(repaired, notes, FOLDED_ENTRIES);
  }
}
