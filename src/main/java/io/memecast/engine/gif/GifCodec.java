package io.memecast.engine.gif;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PictureCodec;
import io.memecast.engine.codec.Pool;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Pixels;
import io.memecast.engine.raster.Size;
import io.memecast.error.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Animated GIFs (GIF89a), captioned without quantising their frames again: palettes, timing, disposal and all pixels
 * outside of the caption stay as they are.
 */
public final class GifCodec implements PictureCodec {
  /** Of a frame drawn anew: 16 entries are left for transparency and a caption's colours. */
  private static final int MAX_COLORS = 240;

  private static final int MIN_COLORS = 16;

  /** Of what is shown, what was shown before, and the frame between them. */
  private static final int CANVAS_BYTES = 16;

  /** An index and its code. */
  private static final int FRAME_PIXEL_BYTES = 2;

  /** A writer that one large picture has made larger is not kept. */
  private static final long KEPT_BYTES = 24L << 20;

  private final Pool<CaptionWriter> writers =
      new Pool<>(CaptionWriter::new, CaptionWriter::heapBytes, KEPT_BYTES, discarded -> {});
  private final LongAdder foldedEntries = new LongAdder();

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
    Animation first = new AnimationLoader(file, blocks, new ColorTables(), deadline).loadFirst();
    deadline.check();
    Compositor compositor = new Compositor(first.width(), first.height());
    compositor.draw(first.frames().get(0));
    return compositor.pixels();
  }

  /**
   * What was wrong with the file and could be passed over.
   *
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE} with the byte offset,
   *     {@code TEMPLATE_TOO_LARGE}
   */
  public static List<String> notes(byte[] file, Limits limits) {
    return BlockReader.read(file, limits).notes();
  }

  /**
   * Unpacks every frame, also those that never show.
   *
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE} with the byte offset,
   *     {@code TEMPLATE_TOO_LARGE}, or the deadline's
   */
  public static void requireEveryFrame(byte[] file, Limits limits, Deadline deadline) {
    GifBlocks blocks = BlockReader.read(file, limits);
    new AnimationLoader(file, blocks, new ColorTables(), deadline).load();
  }

  /**
   * Colour table entries folded into their neighbours by this codec, for captions whose text would not have been
   * readable otherwise: each changed some pixels outside of its caption, in one frame.
   */
  public long foldedEntries() {
    return foldedEntries.sum();
  }

  @Override
  public long heapBytes(byte[] file, Variant variant, Limits limits, Deadline deadline) {
    GifBlocks blocks = BlockReader.read(file, limits);
    Size own = new Size(blocks.width(), blocks.height());
    Size size = variant.size(own, limits);
    long canvases = own.pixels() * CANVAS_BYTES + size.pixels() * CANVAS_BYTES;
    long result = size.equals(own) ? 0 : size.pixels() * blocks.images().size() * FRAME_PIXEL_BYTES;
    return unpackedBytes(file, blocks) + canvases + result;
  }

  /** The size of what {@link #firstFrame} answers. */
  public static Size size(byte[] file, Limits limits) {
    GifBlocks blocks = BlockReader.read(file, limits);
    return new Size(blocks.width(), blocks.height());
  }

  /** About how much heap {@link #firstFrame} takes, and what it answers, at most. */
  public static long firstFrameHeapBytes(byte[] file, Limits limits) {
    GifBlocks blocks = BlockReader.read(file, limits);
    return unpackedBytes(file, blocks) + (long) blocks.width() * blocks.height() * CANVAS_BYTES;
  }

  /** All frames' pixels, their data, and the data of one on the way. */
  private static long unpackedBytes(byte[] file, GifBlocks blocks) {
    long pixels = 0;
    for (ImageBlock image : blocks.images()) {
      pixels += (long) image.width() * image.height();
    }
    return pixels + 2L * file.length;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A template in another size is made of new frames, of at most 240 colours each, which leaves room for a caption's;
   * {@code quality} below 100 makes them proportionally fewer. It changes nothing in the template's own size.
   */
  @Override
  public PreparedTemplate prepare(byte[] file, Variant variant, Limits limits, Deadline deadline) {
    GifBlocks blocks = BlockReader.read(file, limits);
    Size own = new Size(blocks.width(), blocks.height());
    Size size = variant.size(own, limits);
    limits.checkFrames(size.width(), size.height(), blocks.images().size());
    ColorTables tables = new ColorTables();
    Animation animation = new AnimationLoader(file, blocks, tables, deadline).load();
    if (size.equals(own)) {
      FrameMaker maker = new FrameMaker(tables, MAX_COLORS, deadline);
      Animation repaired = new DisposalRepair(animation, maker).repair(deadline);
      return new GifTemplate(repaired, notes(blocks, maker.quantized()), writers, foldedEntries);
    }
    FrameMaker maker = new FrameMaker(new ColorTables(), colors(variant.quality()), deadline);
    Animation resized = new AnimationResizer(animation, size, maker).resize(deadline);
    return new GifTemplate(resized, blocks.notes(), writers, foldedEntries);
  }

  private static int colors(@Nullable Integer quality) {
    return quality == null ? MAX_COLORS : Math.max(MIN_COLORS, MAX_COLORS * quality / 100);
  }

  private static List<String> notes(GifBlocks blocks, int quantized) {
    List<String> notes = new ArrayList<>(blocks.notes());
    if (quantized > 0) {
      notes.add("frames that were drawn anew with fewer colours, as captions could not be"
          + " expressed over what they clear: " + quantized);
    }
    return notes;
  }
}
