package io.memecast.engine.webp;

import io.memecast.engine.raster.Size;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Packs one picture of a file as a still file of its own, with nothing but what its pixels need. So the decoder meets
 * neither animation nor metadata, and only sizes that were checked.
 */
final class StillWebp {
  private static final int FLAG_PROFILE = 0x20;
  private static final int FLAG_ALPHA = 0x10;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private StillWebp() {}

  static byte[] of(WebpFile file) {
    StillWebp still = new StillWebp();
    still.bytes.writeBytes(new byte[] {'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P'});
    if (file.alpha() != null || file.profile() != null) {
      still.writeExtendedHeader(file);
      still.copy(file.profile());
      still.copy(file.alpha());
    }
    still.copy(file.bitstream());
    byte[] result = still.bytes.toByteArray();
    putInt32(result, 4, result.length - RiffChunk.HEADER_BYTES);
    return result;
  }

  private void writeExtendedHeader(WebpFile file) {
    Size size = file.pictureSize();
    byte[] chunk = new byte[18];
    chunk[0] = 'V';
    chunk[1] = 'P';
    chunk[2] = '8';
    chunk[3] = 'X';
    putInt32(chunk, 4, 10);
    // A lossless bitstream has its alpha inside; the flag does no harm where there is none.
    boolean alpha = file.alpha() != null || file.bitstream().is("VP8L");
    chunk[8] = (byte) ((file.profile() == null ? 0 : FLAG_PROFILE) | (alpha ? FLAG_ALPHA : 0));
    putInt24(chunk, 12, size.width() - 1);
    putInt24(chunk, 15, size.height() - 1);
    bytes.writeBytes(chunk);
  }

  private void copy(@Nullable RiffChunk chunk) {
    if (chunk != null) {
      bytes.write(chunk.file(), chunk.start(), RiffChunk.HEADER_BYTES + chunk.length());
      if ((chunk.length() & 1) == 1) {
        bytes.write(0);
      }
    }
  }

  private static void putInt24(byte[] target, int offset, int value) {
    target[offset] = (byte) value;
    target[offset + 1] = (byte) (value >> 8);
    target[offset + 2] = (byte) (value >> 16);
  }

  private static void putInt32(byte[] target, int offset, int value) {
    putInt24(target, offset, value);
    target[offset + 3] = (byte) (value >> 24);
  }
}
