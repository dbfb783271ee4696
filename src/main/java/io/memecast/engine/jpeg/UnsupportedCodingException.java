package io.memecast.engine.jpeg;

import io.memecast.engine.raster.Orientation;

/** A JPEG of a kind that {@link JpegParser} does not read, though another decoder may. Never leaves this package. */
final class UnsupportedCodingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Orientation orientation;

  /** {@code what} follows "is" in a sentence, such as "arithmetic coding". */
  UnsupportedCodingException(String what) {
    this(what, Orientation.TOP_LEFT);
  }

  private UnsupportedCodingException(String what, Orientation orientation) {
    super(what, null, false, false);
    this.orientation = orientation;
  }

  UnsupportedCodingException withOrientation(Orientation newOrientation) {
    return new UnsupportedCodingException(getMessage(), newOrientation);
  }

  /** As far as the file was read. */
  Orientation orientation() {
    return orientation;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
