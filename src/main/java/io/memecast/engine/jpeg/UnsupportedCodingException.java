package io.memecast.engine.jpeg;

/** A JPEG of a kind that {@link JpegParser} does not read, though another decoder may. Never leaves this package. */
final class UnsupportedCodingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int orientation;

  /** {@code what} follows "is" in a sentence, such as "arithmetic coding". */
  UnsupportedCodingException(String what) {
    this(what, 1);
  }

  private UnsupportedCodingException(String what, int orientation) {
    super(what, null, false, false);
    this.orientation = orientation;
  }

  UnsupportedCodingException withOrientation(int newOrientation) {
    return new UnsupportedCodingException(getMessage(), newOrientation);
  }

  /** Exif's, 1 to 8, as far as the file was read. */
  int orientation() {
    return orientation;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
