package io.memecast.template;

import java.util.List;

/**
 * A finished picture. Immutable; nobody writes to the array that {@link #bytes()} returns.
 */
public final class Rendered {
  /** Note: a caption did not fit at the smallest size and ends in an ellipsis. */
  public static final String TRUNCATED = "truncated";

  private final byte[] bytes;
  private final String mediaType;
  private final int width;
  private final int height;
  private final String etag;
  private final List<String> notes;

  /**
   * @param bytes the file, from now on not to be changed
   * @param width pixels
   * @param height pixels
   * @param etag strong entity tag, without quotes
   * @param notes what the caller should know, such as {@link #TRUNCATED}
   */
  public Rendered(
      byte[] bytes, String mediaType, int width, int height, String etag, List<String> notes) {
    this.bytes = bytes;
    this.mediaType = mediaType;
    this.width = width;
    this.height = height;
    this.etag = etag;
    this.notes = List.copyOf(notes);
  }

  public byte[] bytes() {
    return bytes;
  }

  public String mediaType() {
    return mediaType;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Without quotes. */
  public String etag() {
    return etag;
  }

  public List<String> notes() {
    return notes;
  }
}
