package io.memecast.template;

/**
 * A picture to write on, as its file's bytes. Immutable and safe for any thread; nobody writes to the array that
 * {@link #picture()} returns.
 */
public final class Template {
  private final String name;
  private final byte[] picture;
  private final PictureFormat format;
  private final TemplateLayout layout;
  private final String digest;

  /**
   * @param picture the file's bytes, from now on not to be changed
   * @param digest SHA-256 of picture and layout, lower-case hex
   */
  public Template(
      String name, byte[] picture, PictureFormat format, TemplateLayout layout, String digest) {
    this.name = name;
    this.picture = picture;
    this.format = format;
    this.layout = layout;
    this.digest = digest;
  }

  public String name() {
    return name;
  }

  public byte[] picture() {
    return picture;
  }

  public PictureFormat format() {
    return format;
  }

  public TemplateLayout layout() {
    return layout;
  }

  /** SHA-256 of picture and layout, lower-case hex: it goes into ETags and cache keys. */
  public String digest() {
    return digest;
  }
}
