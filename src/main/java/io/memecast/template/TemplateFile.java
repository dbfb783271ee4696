package io.memecast.template;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A template as it is stored: the picture's file and its layout file, neither looked into. Immutable and safe for any
 * thread; nobody writes to the arrays.
 */
public final class TemplateFile {
  private final byte[] picture;
  private final byte @Nullable [] layout;
  private final String digest;

  /**
   * @param picture the picture's file, from now on not to be changed
   * @param layout the {@code NAME.yaml} beside it, from now on not to be changed; null = none
   */
  public TemplateFile(byte[] picture, byte @Nullable [] layout) {
    this(picture, layout, digest(picture, layout == null ? new byte[0] : layout));
  }

  /**
   * Files whose digest has been computed before.
   *
   * @param digest {@link #digest()}
   */
  public TemplateFile(byte[] picture, byte @Nullable [] layout, String digest) {
    this.picture = picture;
    this.layout = layout;
    this.digest = digest;
  }

  public byte[] picture() {
    return picture;
  }

  /** Null = none. */
  public byte @Nullable [] layout() {
    return layout;
  }

  /** Bytes that it takes on a disk. */
  public long size() {
    return picture.length + (layout == null ? 0L : layout.length);
  }

  /** {@link Template#digest()}. */
  public String digest() {
    return digest;
  }

  /**
   * Tells the picture's format and reads the layout.
   *
   * @param name the template's name, also for the text of an error
   * @throws CaptionException {@code TEMPLATE_UNREADABLE}
   */
  public Template open(String name) {
    PictureFormat format = PictureFormat.detect(picture)
        .orElseThrow(() -> unreadable(name, "the file is no JPEG, PNG, GIF or WebP picture"));
    return new Template(name, picture, format, readLayout(name), digest);
  }

  private TemplateLayout readLayout(String name) {
    try {
      return TemplateLayout.parse(layout);
    } catch (IllegalArgumentException e) {
      throw unreadable(name, name + ".yaml: " + e.getMessage());
    }
  }

  private static CaptionException unreadable(String name, String reason) {
    return new CaptionException(
        ErrorCode.TEMPLATE_UNREADABLE, "cannot load template `" + name + "`: " + reason);
  }

  /** Each part after its length, so that no bytes can move from one part to the other unseen. */
  private static String digest(byte[] picture, byte[] layout) {
    MessageDigest sha256 = Sha256.digest();
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(picture.length).array());
    sha256.update(picture);
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(layout.length).array());
    sha256.update(layout);
    return HexFormat.of().formatHex(sha256.digest());
  }
}
