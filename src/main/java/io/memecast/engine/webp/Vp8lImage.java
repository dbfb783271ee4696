package io.memecast.engine.webp;

import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.util.BitSet;

/**
 * Decodes entropy-coded images (RFC 9649, 3.5 to 3.7): the picture of a lossless stream and the small ones that its
 * transforms and code groups are stored in. One stream, one thread.
 */
final class Vp8lImage {
  private static final int MAX_CACHE_BITS = 11;

  /** Far more than an encoder uses; in a few bits of a file there may be code groups of gigabytes. */
  private static final int MAX_CODE_BYTES = 32 << 20;

  private final RiffChunk chunk;
  private final Vp8lBits bits;
  private final Vp8lCodeReader codes;
  private final Deadline deadline;

  Vp8lImage(RiffChunk chunk, Vp8lBits bits, Deadline deadline) {
    this.chunk = chunk;
    this.bits = bits;
    this.deadline = deadline;
    codes = new Vp8lCodeReader(chunk, bits);
  }

  /** So many blocks of 2 to the power of {@code bits} pixels cover a side. */
  static int blocks(int side, int bits) {
    return (side + (1 << bits) - 1) >> bits;
  }

  /** The small image of transforms and code groups, ARGB. */
  int[] readSmall(int width, int height) {
    Vp8lColorCache cache = readColorCache();
    Vp8lCodeGroup[] groups = {Vp8lCodeGroup.read(codes, cache.size())};
    return readPixels(width, height, cache, new Groups(groups, new int[1], 1, 31));
  }

  /**
   * The picture itself, ARGB, before its transforms are undone.
   *
   * @throws CaptionException {@code TEMPLATE_UNREADABLE}, {@code TEMPLATE_TOO_LARGE} when its codes take too much memory,
   *     or the deadline's
   */
  int[] readPicture(int width, int height) {
    Vp8lColorCache cache = readColorCache();
    return readPixels(width, height, cache, readGroups(width, height, cache.size()));
  }

  private Vp8lColorCache readColorCache() {
    int cacheBits = 0;
    if (bits.flag()) {
      cacheBits = bits.number(4);
      if (cacheBits < 1 || cacheBits > MAX_CACHE_BITS) {
        throw RiffChunk.broken(chunk.data(), "a colour cache of " + cacheBits + " bits");
      }
    }
    return new Vp8lColorCache(cacheBits);
  }

  /**
   * Which codes which part of the picture has.
   *
   * @param groups by number; null where no part has it
   * @param numbers of the groups, a row for each row of blocks
   * @param blocksAcross length of such a row
   * @param blockBits logarithm of a block's side
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Groups(Vp8lCodeGroup[] groups, int[] numbers, int blocksAcross, int blockBits) {
    Vp8lCodeGroup at(int x, int y) {
      return groups[numbers[(y >> blockBits) * blocksAcross + (x >> blockBits)]];
    }
  }

  private Groups readGroups(int width, int height, int cacheSize) {
    if (!bits.flag()) {
      Vp8lCodeGroup[] only = {Vp8lCodeGroup.read(codes, cacheSize)};
      return new Groups(only, new int[1], 1, 31);
    }
    int blockBits = 2 + bits.number(3);
    int across = blocks(width, blockBits);
    int[] numbers = readSmall(across, blocks(height, blockBits));
    BitSet used = new BitSet();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = numbers[i] >> 8 & 0xffff; // red and green
      used.set(numbers[i]);
    }
    Vp8lCodeGroup[] groups = new Vp8lCodeGroup[used.length()];
    int heapBytes = 0;
    for (int i = 0; i < groups.length; i++) {
      deadline.check();
      Vp8lCodeGroup group = Vp8lCodeGroup.read(codes, cacheSize);
      if (used.get(i)) {
        groups[i] = group;
        heapBytes += group.heapBytes();
      }
      if (heapBytes > MAX_CODE_BYTES) {
        throw new CaptionException(
            ErrorCode.TEMPLATE_TOO_LARGE,
            "WebP has prefix codes of more than " + MAX_CODE_BYTES + " bytes");
      }
    }
    return new Groups(groups, numbers, across, blockBits);
  }

  private int[] readPixels(int width, int height, Vp8lColorCache cache, Groups groups) {
    int[] pixels = new int[width * height];
    int blockMask = (1 << groups.blockBits()) - 1;
    Vp8lCodeGroup group = groups.at(0, 0);
    int at = 0;
    int x = 0;
    int y = 0;
    while (at < pixels.length) {
      int count = readSome(pixels, at, width, cache, group);
      cache.add(pixels, at, at + count);
      at += count;
      x += count;
      if (at < pixels.length && bits.isOverread()) {
        throw RiffChunk.broken(
            chunk.dataEnd(),
            "the picture's data ends after " + at + " of " + pixels.length + " pixels");
      }
      if (x >= width) {
        deadline.check();
        y += x / width;
        x %= width;
      }
      if (at < pixels.length && (count > 1 || (x & blockMask) == 0)) {
        group = groups.at(x, y);
      }
    }
    return pixels;
  }

  /** Reads one symbol with what belongs to it; returns how many pixels it made. */
  private int readSome(int[] pixels, int at, int width, Vp8lColorCache cache, Vp8lCodeGroup group) {
    int symbol = group.green().read(bits);
    if (symbol < Vp8lCodeGroup.LITERALS) {
      int red = group.red().read(bits);
      int blue = group.blue().read(bits);
      int alpha = group.alpha().read(bits);
      pixels[at] = alpha << 24 | red << 16 | symbol << 8 | blue;
      return 1;
    }
    if (symbol >= Vp8lCodeGroup.GREEN_SYMBOLS) {
      pixels[at] = cache.get(symbol - Vp8lCodeGroup.GREEN_SYMBOLS);
      return 1;
    }
    int length = Vp8lDistance.readValue(bits, symbol - Vp8lCodeGroup.LITERALS);
    int code = Vp8lDistance.readValue(bits, group.distance().read(bits));
    int distance = Vp8lDistance.pixels(code, width);
    if (distance > at || length > pixels.length - at) {
      throw RiffChunk.broken(
          chunk.data(),
          "pixel " + at + " is a copy of " + length + " pixels, from " + distance + " before");
    }
    copy(pixels, at, distance, length);
    return length;
  }

  private static void copy(int[] pixels, int at, int distance, int length) {
    if (distance >= length) {
      System.arraycopy(pixels, at - distance, pixels, at, length);
      return;
    }
    for (int i = at; i < at + length; i++) {
      pixels[i] = pixels[i - distance];
    }
  }
}
