package io.memecast.engine.jpeg;

import java.util.List;

/**
 * The application segments that a captioned picture keeps: decoding depends on them. All others are dropped; Exif, XMP
 * and Photoshop's may hold a thumbnail of the bare template.
 *
 * @param jfif parameters of APP0 without a thumbnail; empty if there was none
 * @param adobe parameters of APP14; empty if there was none
 * @param icc parameters of every APP2 of the colour profile, in order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Metadata(byte[] jfif, byte[] adobe, List<byte[]> icc) {
  private static final byte[] NONE = {};
  private static final byte[] JFIF = {'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};

  /** Of a picture that we make from pixels: JFIF 1.01, square pixels. */
  static final Metadata PLAIN = new Metadata(JFIF, NONE, List.of());

  private static final int ADOBE_TRANSFORM = 11;

  Metadata {
    icc = List.copyOf(icc);
  }

  /** For a grey picture that becomes a colour one: neither profile nor Adobe's marker fits any more. */
  Metadata forColor() {
    return new Metadata(jfif.length == 0 ? JFIF : jfif, NONE, List.of());
  }

  /** The colour model that decoders see, as libjpeg guesses it where no marker tells. */
  ColorModel colorModel(int[] componentIds) {
    if (componentIds.length == 1) {
      return ColorModel.GREY;
    }
    if (jfif.length > 0) {
      return ColorModel.YCBCR;
    }
    if (adobe.length > 0) {
      return adobe[ADOBE_TRANSFORM] == 0 ? ColorModel.RGB : ColorModel.YCBCR;
    }
    boolean lettersRgb = componentIds[0] == 'R' && componentIds[1] == 'G' && componentIds[2] == 'B';
    return lettersRgb ? ColorModel.RGB : ColorModel.YCBCR;
  }
}
