package io.memecast.engine.webp;

import io.memecast.engine.raster.Pixels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Pixels as bytes of red, green, blue and alpha, which is what {@code dwebp -pam} writes. */
@SuppressWarnings("ArrayRecordComponent") // compared by its bytes alone
record Rgba(byte[] bytes) {
  static Rgba of(Pixels pixels) {
    byte[] bytes = new byte[4 * pixels.argb().length];
    int at = 0;
    for (int argb : pixels.argb()) {
      bytes[at++] = (byte) (argb >> 16);
      bytes[at++] = (byte) (argb >> 8);
      bytes[at++] = (byte) argb;
      bytes[at++] = (byte) (argb >> 24);
    }
    return new Rgba(bytes);
  }

  /** What is behind the header of a PAM file. */
  static Rgba ofPam(byte[] pam) {
    String end = "ENDHDR\n";
    int at = new String(pam, StandardCharsets.ISO_8859_1).indexOf(end) + end.length();
    return new Rgba(Arrays.copyOfRange(pam, at, pam.length));
  }

  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
