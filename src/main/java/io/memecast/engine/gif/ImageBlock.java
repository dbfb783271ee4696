package io.memecast.engine.gif;

/**
 * One image of the file with its graphic control (GIF89a sections 20 to 23), its pixels still packed.
 *
 * @param x left edge on the canvas, may lie outside of it
 * @param y upper edge on the canvas
 * @param width 1..65535
 * @param height 1..65535
 * @param interlaced rows come in four passes (appendix E)
 * @param table 0xRRGGBB, 2..256 entries: the local colour table, or else the global one
 * @param local the table belongs to this image alone
 * @param control delay, disposal and transparency
 * @param minCodeSize LZW minimum code size, 1..8
 * @param dataOffset of the first sub-block's length byte
 * @param dataBytes in all the sub-blocks, without their length bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; tables are shared, not copied
record ImageBlock(
    int x,
    int y,
    int width,
    int height,
    boolean interlaced,
    int[] table,
    boolean local,
    GraphicControl control,
    int minCodeSize,
    int dataOffset,
    int dataBytes) {

  /** The sub-blocks joined, and eight zero bytes for readers of whole words. */
  byte[] joinedData(byte[] file) {
    byte[] joined = new byte[dataBytes + LzwWriter.PADDING];
    int to = 0;
    for (int at = dataOffset; file[at] != 0; at += 1 + (file[at] & 0xff)) {
      int length = file[at] & 0xff;
      System.arraycopy(file, at + 1, joined, to, length);
      to += length;
    }
    return joined;
  }

  /** Where byte {@code position} of the joined data lies in the file. */
  int fileOffset(byte[] file, int position) {
    int rest = position;
    int at = dataOffset;
    while (file[at] != 0 && rest >= (file[at] & 0xff)) {
      rest -= file[at] & 0xff;
      at += 1 + (file[at] & 0xff);
    }
    return at + 1 + rest;
  }
}
