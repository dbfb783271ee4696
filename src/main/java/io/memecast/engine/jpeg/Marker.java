package io.memecast.engine.jpeg;

/** Marker codes (T.81 table B.1), the second byte after 0xFF. */
final class Marker {
  static final int SOF0 = 0xc0; // baseline
  static final int SOF1 = 0xc1; // extended sequential
  static final int SOF2 = 0xc2; // progressive
  static final int SOF3 = 0xc3; // lossless
  static final int DHT = 0xc4;
  static final int JPG = 0xc8;
  static final int SOF9 = 0xc9; // the first of the arithmetic ones
  static final int DAC = 0xcc;
  static final int SOF15 = 0xcf;
  static final int RST0 = 0xd0;
  static final int RST7 = 0xd7;
  static final int SOI = 0xd8;
  static final int EOI = 0xd9;
  static final int SOS = 0xda;
  static final int DQT = 0xdb;
  static final int DNL = 0xdc;
  static final int DRI = 0xdd;
  static final int APP0 = 0xe0; // JFIF
  static final int APP1 = 0xe1; // Exif, XMP
  static final int APP2 = 0xe2; // ICC profile
  static final int APP14 = 0xee; // Adobe
  static final int APP15 = 0xef;
  static final int COM = 0xfe;
  static final int TEM = 0x01;

  private Marker() {}

  static boolean isRestart(int marker) {
    return marker >= RST0 && marker <= RST7;
  }

  /** Application data or a comment: what it says is not needed to decode the picture. */
  static boolean isMetadata(int marker) {
    return (marker >= APP0 && marker <= APP15) || marker == COM;
  }

  /**
   * Where the code of the next marker stands, from {@code at} on; the file's length if there is none. Fill bytes and bytes
   * that belong to no segment are passed over, as libjpeg does.
   */
  static int next(byte[] file, int at) {
    for (int i = at; i + 1 < file.length; i++) {
      int code = file[i + 1] & 0xff;
      if ((file[i] & 0xff) == 0xff && code != 0 && code != 0xff) {
        return i + 1;
      }
    }
    return file.length;
  }

  /** A start of frame of any coding; DHT, JPG and DAC lie among them. */
  static boolean isFrame(int marker) {
    return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
  }
}
