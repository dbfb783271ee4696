package io.memecast.engine.gif;

import io.memecast.error.Deadline;
import java.util.ArrayList;
import java.util.List;

/** Unpacks the frames of a file: inside the canvas, their tables shared. Used once, by one thread. */
final class AnimationLoader {
  private final byte[] file;
  private final GifBlocks blocks;
  private final LzwDecoder decoder = new LzwDecoder();
  private final LzwWriter writer = new LzwWriter();
  private final ColorTables tables;
  private final Deadline deadline;

  AnimationLoader(byte[] file, GifBlocks blocks, ColorTables tables, Deadline deadline) {
    this.file = file;
    this.blocks = blocks;
    this.tables = tables;
    this.deadline = deadline;
  }

  /**
   * All the frames.
   *
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_UNREADABLE} with the byte offset, or the deadline's
   */
  Animation load() {
    List<Frame> frames = new ArrayList<>(blocks.images().size());
    for (ImageBlock image : blocks.images()) {
      deadline.check();
      frames.add(load(image, frames.isEmpty()));
    }
    return new Animation(
        blocks.width(), blocks.height(), blocks.globalTable(), blocks.loopCount(), frames);
  }

  /** The first frame alone. */
  Animation loadFirst() {
    List<Frame> first = List.of(load(blocks.images().get(0), true));
    return new Animation(
        blocks.width(), blocks.height(), blocks.globalTable(), blocks.loopCount(), first);
  }

  private Frame load(ImageBlock image, boolean first) {
    LzwData lzw = decode(image);
    Box box = new Box(image.x(), image.y(), image.width(), image.height());
    GraphicControl control = image.control();
    boolean interlaced = image.interlaced();
    if (box.right() > blocks.width() || box.bottom() > blocks.height()) {
      int width = Math.min(box.right(), blocks.width()) - box.x();
      int height = Math.min(box.bottom(), blocks.height()) - box.y();
      if (width <= 0 || height <= 0) {
        return invisible(image);
      }
      Box inside = new Box(box.x(), box.y(), width, height);
      lzw = repack(crop(lzw.pixels(), image, inside), image.minCodeSize());
      box = inside;
      interlaced = false;
    }
    int[] histogram = Frame.histogram(lzw.pixels());
    int transparent = control.transparentIndex();
    if (transparent == GraphicControl.NONE && !first) {
      transparent = spareIndex(image.table(), histogram, image.minCodeSize());
    }
    ColorTable colors = tables.share(image.table(), transparent);
    return new Frame(
        box,
        box,
        control,
        colors,
        image.local(),
        interlaced ? Frame.interlacedRows(box.height()) : null,
        lzw,
        histogram);
  }

  private LzwData decode(ImageBlock image) {
    try {
      return decoder.decode(
          image.joinedData(file),
          image.dataBytes(),
          image.minCodeSize(),
          image.width() * image.height(),
          deadline);
    } catch (LzwDecoder.CorruptDataException e) {
      throw BlockReader.unreadable(
          image.fileOffset(file, e.position()), String.valueOf(e.getMessage()));
    }
  }

  /** A frame that lies wholly outside of the canvas: it takes its time and shows nothing. */
  private Frame invisible(ImageBlock image) {
    GraphicControl control =
        image.control().withTransparentIndex(0).withDisposal(GraphicControl.KEEP);
    LzwData lzw = repack(new byte[1], 2);
    Box box = new Box(0, 0, 1, 1);
    ColorTable colors = tables.share(image.table(), 0);
    int[] histogram = Frame.histogram(lzw.pixels());
    return new Frame(box, box, control, colors, image.local(), null, lzw, histogram);
  }

  private static byte[] crop(byte[] pixels, ImageBlock image, Box inside) {
    int[] rows = image.interlaced() ? Frame.interlacedRows(image.height()) : null;
    byte[] cropped = new byte[inside.area()];
    for (int row = 0; row < inside.height(); row++) {
      int from = (rows == null ? row : rows[row]) * image.width();
      System.arraycopy(pixels, from, cropped, row * inside.width(), inside.width());
    }
    return cropped;
  }

  private LzwData repack(byte[] pixels, int minCodeSize) {
    return LzwData.pack(pixels, Math.max(2, minCodeSize), writer, decoder, deadline);
  }

  /**
   * An entry that no pixel uses and that can become transparent without a larger code size: the one whose colour is
   * missed least, as another entry is like it.
   */
  private static int spareIndex(int[] table, int[] histogram, int minCodeSize) {
    int best = GraphicControl.NONE;
    int bestDistance = Integer.MAX_VALUE;
    for (int i = 0; i < Math.min(table.length, 1 << minCodeSize); i++) {
      if (histogram[i] == 0) {
        int distance = new ColorTable(table, i, false).nearestTo(table[i]);
        if (distance < bestDistance) {
          best = i;
          bestDistance = distance;
        }
      }
    }
    return best;
  }
}
