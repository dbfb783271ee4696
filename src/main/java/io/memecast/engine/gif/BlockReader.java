package io.memecast.engine.gif;

import io.memecast.engine.codec.Limits;
import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks over the blocks of a GIF file (GIF87a, GIF89a), unpacks nothing and checks every size against the limits.
 * Comments, plain text and unknown application blocks are passed over, as no browser shows them.
 */
final class BlockReader {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;
  private static final int TRAILER = 0x3b;
  private static final int GRAPHIC_CONTROL = 0xf9;
  private static final int PLAIN_TEXT = 0x01;
  private static final int APPLICATION = 0xff;
  private static final int[] NO_TABLE = {};

  /** Indices beyond a table are black as well. */
  private static final int[] BLACK = {0, 0};

  private final byte[] file;
  private final Limits limits;
  private final List<ImageBlock> images = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int at;
  private int width;
  private int height;
  private long totalPixels;
  private int[] globalTable = NO_TABLE;
  private int loopCount = GifBlocks.PLAY_ONCE;
  private GraphicControl control = GraphicControl.ABSENT;

  private BlockReader(byte[] file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  /**
   * The file's blocks.
   *
   * @throws CaptionException {@code TEMPLATE_UNREADABLE} with the byte offset, {@code TEMPLATE_TOO_LARGE}
   */
  static GifBlocks read(byte[] file, Limits limits) {
    limits.checkFile(file.length);
    return new BlockReader(file, limits).read();
  }

  static CaptionException unreadable(int offset, String what) {
    return new CaptionException(
        ErrorCode.TEMPLATE_UNREADABLE, "GIF is unreadable at byte " + offset + ": " + what);
  }

  private GifBlocks read() {
    readHeader();
    while (true) {
      int start = at;
      int kind = at < file.length ? readByte() : TRAILER;
      switch (kind) {
        case EXTENSION -> readExtension();
        case IMAGE -> readImage();
        default -> {
          return finish(start, kind);
        }
      }
    }
  }

  /** Browsers end where no block begins, with a trailer or without; but a control block must have its image. */
  private GifBlocks finish(int end, int kind) {
    if (images.isEmpty()) {
      throw unreadable(
          end, kind == TRAILER ? "no image before the trailer" : "no block begins with " + kind);
    }
    boolean trailer = kind == TRAILER && end < file.length;
    if (!trailer && !control.equals(GraphicControl.ABSENT)) {
      throw unreadable(end, "the file ends here, before an image");
    }
    if (!trailer) {
      notes.add("GIF without a trailer: it ends at byte " + end);
    }
    return new GifBlocks(width, height, globalTable, loopCount, List.copyOf(images), notes);
  }

  /** Sections 17 to 19. */
  private void readHeader() {
    if (file.length < 6
        || file[0] != 'G'
        || file[1] != 'I'
        || file[2] != 'F'
        || file[3] != '8'
        || (file[4] != '7' && file[4] != '9')
        || file[5] != 'a') {
      throw unreadable(0, "not a GIF");
    }
    at = 6;
    width = readShort();
    height = readShort();
    int packed = readByte();
    skip(2); // background colour and aspect ratio: browsers use neither
    if (width > 0 && height > 0) {
      limits.checkPixels(width, height);
    }
    if ((packed & 0x80) != 0) {
      globalTable = readTable(packed);
    }
  }

  private int[] readTable(int packed) {
    int entries = 2 << (packed & 7);
    require(3 * entries);
    int[] table = new int[entries];
    for (int i = 0; i < entries; i++) {
      table[i] = readByte() << 16 | readByte() << 8 | readByte();
    }
    return table;
  }

  private void readExtension() {
    int label = readByte();
    switch (label) {
      case GRAPHIC_CONTROL -> readGraphicControl();
      case APPLICATION -> readApplication();
      case PLAIN_TEXT -> {
        // A graphic control before plain text belongs to the text.
        control = GraphicControl.ABSENT;
        skipSubBlocks();
      }
      default -> skipSubBlocks();
    }
  }

  private void readGraphicControl() {
    int length = readByte();
    if (length < 4) {
      throw unreadable(at - 1, "graphic control of " + length + " bytes");
    }
    require(length);
    int packed = readByte();
    int delay = readShort();
    int transparent = readByte();
    control = new GraphicControl(
        delay,
        packed >> 2 & 7,
        (packed & 2) != 0,
        (packed & 1) != 0 ? transparent : GraphicControl.NONE);
    skip(length - 4);
    skipSubBlocks();
  }

  /** The loop count, an application block (section 26) that every browser knows. */
  private void readApplication() {
    int length = readByte();
    require(length);
    boolean looping = isNamed(length, "NETSCAPE2.0") || isNamed(length, "ANIMEXTS1.0");
    skip(length);
    if (length == 0) {
      return;
    }
    for (int bytes = readByte(); bytes != 0; bytes = readByte()) {
      require(bytes);
      if (looping && bytes >= 3 && file[at] == 1) {
        loopCount = (file[at + 1] & 0xff) | (file[at + 2] & 0xff) << 8;
      }
      skip(bytes);
    }
  }

  private boolean isNamed(int length, String name) {
    if (length != name.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (file[at + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Section 20. */
  private void readImage() {
    int start = at - 1;
    int x = readShort();
    int y = readShort();
    int imageWidth = readShort();
    int imageHeight = readShort();
    int packed = readByte();
    if (imageWidth == 0 || imageHeight == 0) {
      throw unreadable(start, "image of " + imageWidth + "×" + imageHeight + " pixels");
    }
    checkSize(imageWidth, imageHeight);
    boolean local = (packed & 0x80) != 0 || globalTable.length == 0;
    int[] table = (packed & 0x80) != 0 ? readTable(packed) : globalTable;
    if (table.length == 0) {
      table = BLACK;
      noteOnce("GIF image without a colour table: black, as browsers show it");
    }
    int minCodeSize = readByte();
    if (minCodeSize < 1 || minCodeSize > 8) {
      throw unreadable(
          at - 1, "LZW minimum code size " + minCodeSize + ", which browsers do not show either");
    }
    int dataOffset = at;
    int dataBytes = skipSubBlocks();
    boolean interlaced = (packed & 0x40) != 0;
    images.add(new ImageBlock(
        x,
        y,
        imageWidth,
        imageHeight,
        interlaced,
        table,
        local,
        control,
        minCodeSize,
        dataOffset,
        dataBytes));
    control = GraphicControl.ABSENT;
  }

  private void noteOnce(String note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  private void checkSize(int imageWidth, int imageHeight) {
    limits.checkPixels(imageWidth, imageHeight);
    if (width == 0 || height == 0) {
      // Some encoders leave the logical screen empty; browsers take the first image's size.
      width = imageWidth;
      height = imageHeight;
    }
    limits.checkFrames(width, height, images.size() + 1);
    totalPixels += Math.max((long) width * height, (long) imageWidth * imageHeight);
    if (totalPixels > limits.maxTotalPixels()) {
      throw new CaptionException(
          ErrorCode.TEMPLATE_TOO_LARGE,
          "animation of pixels in all is too large: " + totalPixels + " > "
              + limits.maxTotalPixels());
    }
  }

  private int skipSubBlocks() {
    int bytes = 0;
    for (int length = readByte(); length != 0; length = readByte()) {
      skip(length);
      bytes += length;
    }
    return bytes;
  }

  private int readShort() {
    return readByte() | readByte() << 8;
  }

  private int readByte() {
    require(1);
    return file[at++] & 0xff;
  }

  private void skip(int bytes) {
    require(bytes);
    at += bytes;
  }

  private void require(int bytes) {
    if (file.length - at < bytes) {
      throw unreadable(file.length, "the file ends here, in the middle of a block");
    }
  }
}
