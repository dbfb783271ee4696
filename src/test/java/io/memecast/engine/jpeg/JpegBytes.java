package io.memecast.engine.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Changes to JPEG files, segment by segment. */
final class JpegBytes {
  private JpegBytes() {}

  /** The file with a segment put in after SOI. */
  static byte[] withSegment(byte[] file, int marker, byte[] parameters) {
    SegmentWriter out = new SegmentWriter();
    out.marker(Marker.SOI);
    out.segment(marker, parameters);
    out.bytes(Arrays.copyOfRange(file, 2, file.length));
    return out.toByteArray();
  }

  /** Exif's APP1 with an orientation. */
  static byte[] exif(int orientation, boolean littleEndian) {
    byte[] big = {
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      0x01,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    byte[] little = {
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'I',
      'I',
      42,
      0,
      8,
      0,
      0,
      0,
      1,
      0,
      0x12,
      0x01,
      3,
      0,
      1,
      0,
      0,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0,
      0
    };
    return littleEndian ? little : big;
  }

  /** Where the marker stands first, looking at segments only. */
  static int find(byte[] file, int marker) {
    int at = 2;
    while ((file[at + 1] & 0xff) != marker) {
      if ((file[at + 1] & 0xff) == Marker.SOS) {
        return -1;
      }
      at += 2 + ((file[at + 2] & 0xff) << 8 | (file[at + 3] & 0xff));
    }
    return at;
  }

  /** Where the start of frame stands, whatever its coding. */
  static int findFrame(byte[] file) {
    for (int marker : new int[] {Marker.SOF0, Marker.SOF1, Marker.SOF2, Marker.SOF9}) {
      int at = find(file, marker);
      if (at >= 0) {
        return at;
      }
    }
    throw new AssertionError("no frame");
  }

  static byte[] withSize(byte[] file, int width, int height) {
    byte[] changed = file.clone();
    int at = findFrame(file);
    changed[at + 5] = (byte) (height >> 8);
    changed[at + 6] = (byte) height;
    changed[at + 7] = (byte) (width >> 8);
    changed[at + 8] = (byte) width;
    return changed;
  }

  /** The file with its first scan this many times. */
  static byte[] withFirstScanRepeated(byte[] file, int times) {
    int from = 2;
    while ((file[from + 1] & 0xff) != Marker.SOS) {
      from = Segment.at(file, from + 2).end();
    }
    int to = new EntropyReader(file, Segment.at(file, from + 2).end()).nextMarker();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, from);
    for (int i = 0; i < times; i++) {
      out.write(file, from, to - from);
    }
    out.write(file, to, file.length - to);
    return out.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static boolean contains(byte[] file, String text) {
    return new String(file, StandardCharsets.ISO_8859_1).contains(text);
  }
}
