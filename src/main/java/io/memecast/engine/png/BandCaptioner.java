package io.memecast.engine.png;

import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.Patch;
import io.memecast.engine.raster.TextPatch;
import io.memecast.error.Deadline;
import java.util.BitSet;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Writes captioned pictures: bands under ink are composited and compressed anew, the others' chunks are copied. Keeps
 * its arrays and its compressor from one picture to the next, so that a caption allocates little but its result. One
 * thread at a time.
 */
final class BandCaptioner {
  private final BandEncoder encoder = new BandEncoder(Deflater.BEST_SPEED);
  private final BandFilter upFilter = new UpFilter();
  private final BandFilter noFilter = new NoFilter();
  private final ChunkWriter writer = new ChunkWriter(1 << 16);
  private final BitSet touched = new BitSet();
  private byte[] rows = new byte[0];

  /** The finished file. */
  byte[] caption(BandedPicture picture, Coverage coverage, Deadline deadline) {
    markTouched(picture.layout(), coverage.patches());
    writer.reset();
    int adler = writeTouched(picture, coverage.patches(), deadline);
    BandedPicture.writeTail(writer, adler);
    return assemble(picture);
  }

  private void markTouched(BandLayout layout, List<Patch> patches) {
    touched.clear();
    for (int i = 0; i < patches.size(); i++) {
      Patch patch = patches.get(i);
      for (int row = 0; row < patch.height(); row++) {
        if (mayHoldInk(patch, row)) {
          touched.set(layout.indexOf(patch.y() + row));
        }
      }
    }
  }

  private static boolean mayHoldInk(Patch patch, int row) {
    return !(patch instanceof TextPatch text) || text.rowStart(row) < text.rowEnd(row);
  }

  /** Writes the touched bands' chunks one after another; returns the checksum of all bands. */
  private int writeTouched(BandedPicture picture, List<Patch> patches, Deadline deadline) {
    BandLayout layout = picture.layout();
    RowBlender blender = RowBlender.of(picture.samples().layout());
    int adler = Adler.EMPTY;
    for (int i = 0; i < layout.count(); i++) {
      Band band = layout.band(i);
      int bandAdler = picture.adler(i);
      if (touched.get(i)) {
        deadline.check();
        composite(picture, band, patches, blender);
        BandFilter filter = picture.isUnfiltered(i) ? noFilter : upFilter;
        bandAdler = encoder.encode(rows, 0, band, filter, writer, deadline);
      }
      adler = Adler.combine(adler, bandAdler, band.inflatedBytes());
    }
    return adler;
  }

  private void composite(
      BandedPicture picture, Band band, List<Patch> patches, RowBlender blender) {
    int length = band.rows() * band.rowBytes();
    if (rows.length < length) {
      rows = new byte[length];
    }
    int from = band.firstRow() * band.rowBytes();
    System.arraycopy(picture.samples().data(), from, rows, 0, length);
    for (int i = 0; i < patches.size(); i++) {
      Patch patch = patches.get(i);
      int end = Math.min(band.endRow(), patch.y() + patch.height());
      for (int y = Math.max(band.firstRow(), patch.y()); y < end; y++) {
        int at = (y - band.firstRow()) * band.rowBytes() + patch.x() * band.filterDistance();
        blend(blender, patch, y - patch.y(), at);
      }
    }
  }

  private void blend(RowBlender blender, Patch patch, int row, int at) {
    if (patch instanceof TextPatch text) {
      blender.text(text, row, rows, at);
    } else if (patch instanceof ColorPatch color) {
      blender.color(color, row, rows, at);
    }
  }

  private byte[] assemble(BandedPicture picture) {
    int bands = picture.layout().count();
    int untouched = 0;
    for (int i = touched.nextClearBit(0); i < bands; i = touched.nextClearBit(i + 1)) {
      untouched += picture.chunkEnd(i) - picture.chunkStart(i);
    }
    byte[] file = new byte[picture.head().length + untouched + writer.size()];
    int at = copy(picture.head(), 0, picture.head().length, file, 0);
    int written = 0;
    for (int i = 0; i < bands; ) {
      if (touched.get(i)) {
        int end = written + Chunk.OVERHEAD + Chunk.int32(writer.bytes(), written);
        at = copy(writer.bytes(), written, end, file, at);
        written = end;
        i++;
      } else {
        int next = touched.nextSetBit(i);
        int last = next < 0 ? bands : next;
        at = copy(picture.chunks(), picture.chunkStart(i), picture.chunkEnd(last - 1), file, at);
        i = last;
      }
    }
    copy(writer.bytes(), written, writer.size(), file, at);
    return file;
  }

  private static int copy(byte[] source, int from, int end, byte[] target, int at) {
    System.arraycopy(source, from, target, at, end - from);
    return at + end - from;
  }

  /** Bytes of the arrays kept for the next caption. */
  long heapBytes() {
    return rows.length + writer.bytes().length + encoder.heapBytes();
  }

  void end() {
    encoder.end();
  }
}
