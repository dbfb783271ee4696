package io.memecast.template;

import java.util.Arrays;
import java.util.Optional;

/** The picture formats we read, told apart by their first bytes and never by a file's extension. */
public enum PictureFormat {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  GIF("image/gif", "gif"),
  WEBP("image/webp", "webp");

  private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final String mediaType;
  private final String extension;

  PictureFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The usual file name extension, without the dot. */
  public String extension() {
    return extension;
  }

  /** The format that {@code file} begins like. */
  public static Optional<PictureFormat> detect(byte[] file) {
    if (startsWith(file, 0, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})) {
      return Optional.of(JPEG);
    }
    if (startsWith(file, 0, PNG_SIGNATURE)) {
      return Optional.of(PNG);
    }
    if (startsWith(file, 0, new byte[] {'G', 'I', 'F', '8', '7', 'a'})
        || startsWith(file, 0, new byte[] {'G', 'I', 'F', '8', '9', 'a'})) {
      return Optional.of(GIF);
    }
    if (startsWith(file, 0, new byte[] {'R', 'I', 'F', 'F'})
        && startsWith(file, 8, new byte[] {'W', 'E', 'B', 'P'})) {
      return Optional.of(WEBP);
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] file, int offset, byte[] prefix) {
    return file.length >= offset + prefix.length
        && Arrays.equals(file, offset, offset + prefix.length, prefix, 0, prefix.length);
  }
}
