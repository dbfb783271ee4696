package io.memecast.engine.jpeg;

import io.memecast.engine.codec.ExifOrientation;
import io.memecast.engine.raster.Orientation;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is kept of the application segments, and the orientation. */
final class MetadataReader {
  private static final int JFIF_LENGTH = 14;
  private static final int ADOBE_LENGTH = 12;

  /** "Exif", 0, 0. */
  private static final int EXIF_HEADER = 6;

  private byte[] jfif = {};
  private byte[] adobe = {};
  private final List<byte[]> icc = new ArrayList<>();
  private Orientation orientation = Orientation.TOP_LEFT;

  void read(int marker, Segment segment) {
    if (marker == Marker.APP0 && jfif.length == 0 && segment.startsWith("JFIF\0")) {
      readJfif(segment);
    } else if (marker == Marker.APP1 && segment.startsWith("Exif\0")) {
      readExif(segment.bytes(segment.remaining()));
    } else if (marker == Marker.APP2 && segment.startsWith("ICC_PROFILE\0")) {
      icc.add(segment.bytes(segment.remaining()));
    } else if (marker == Marker.APP14
        && segment.startsWith("Adobe")
        && segment.remaining() >= ADOBE_LENGTH) {
      adobe = segment.bytes(ADOBE_LENGTH);
    }
  }

  private void readExif(byte[] exif) {
    if (exif.length > EXIF_HEADER && orientation == Orientation.TOP_LEFT) {
      orientation = ExifOrientation.read(exif, EXIF_HEADER, exif.length - EXIF_HEADER);
    }
  }

  private void readJfif(Segment segment) {
    if (segment.remaining() >= JFIF_LENGTH) {
      byte[] kept = segment.bytes(JFIF_LENGTH);
      kept[JFIF_LENGTH - 2] = 0; // the thumbnail's width and height
      kept[JFIF_LENGTH - 1] = 0;
      jfif = kept;
    }
  }

  Metadata metadata() {
    return new Metadata(jfif, adobe, icc);
  }

  Orientation orientation() {
    return orientation;
  }
}
