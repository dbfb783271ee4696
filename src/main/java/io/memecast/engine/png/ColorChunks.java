package io.memecast.engine.png;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The chunks that say what the samples mean to the eye, copied byte for byte: without them the captioned picture would
 * show in other colours than its template. Each is kept once; one of the wrong length is left out, as a viewer would. Of
 * several profiles the first counts, be it usable or not, so that a file of nothing else is not inflated for ever.
 */
final class ColorChunks {
  /** Bytes of data of each chunk with a fixed length. */
  private static final Map<Integer, Integer> FIXED_LENGTHS = Map.of(
      Chunk.type("gAMA"), 4,
      Chunk.type("cHRM"), 32,
      Chunk.type("sRGB"), 1,
      Chunk.type("cICP"), 4,
      Chunk.type("mDCV"), 24,
      Chunk.type("cLLI"), 8,
      Chunk.type("pHYs"), 9);

  private static final int MAX_COMPRESSED_PROFILE_BYTES = 1 << 20;
  private static final int MAX_PROFILE_BYTES = 4 << 20;
  private static final int MAX_PROFILE_NAME_BYTES = 79;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Set<Integer> seen = new HashSet<>();
  private final List<String> notes = new ArrayList<>();

  /** Copies the chunk if it is one to keep. */
  void add(byte[] file, Chunk chunk, ColorType colorType) {
    boolean keep = chunk.type() == Chunk.ICCP
        ? seen.add(Chunk.ICCP) && isUsableProfile(file, chunk, colorType)
        : Integer.valueOf(chunk.length()).equals(FIXED_LENGTHS.get(chunk.type()))
            && seen.add(chunk.type());
    if (keep) {
      kept.write(file, chunk.start(), chunk.end() - chunk.start());
    }
  }

  /** Whole chunks, one after another. */
  byte[] bytes() {
    return kept.toByteArray();
  }

  /** What was left out although it changes colours. */
  List<String> notes() {
    return notes;
  }

  private boolean isUsableProfile(byte[] file, Chunk chunk, ColorType colorType) {
    String problem = profileProblem(file, chunk);
    if (problem.isEmpty() && (colorType == ColorType.GREY || colorType == ColorType.GREY_ALPHA)) {
      // The picture is written in RGB, where a profile for grey is an error.
      problem = "it is for grey samples";
    }
    if (!problem.isEmpty()) {
      notes.add("colour profile left out: " + problem);
    }
    return problem.isEmpty();
  }

  /** Empty when the profile inflates to a sensible size; nobody shall be served a bomb either. */
  private static String profileProblem(byte[] file, Chunk chunk) {
    int name = chunk.data();
    int end = chunk.data() + chunk.length();
    while (name < end && file[name] != 0) {
      name++;
    }
    int compressed = name + 2; // behind the name's zero and the compression method
    if (name - chunk.data() > MAX_PROFILE_NAME_BYTES || compressed >= end) {
      return "it has no name or no data";
    }
    if (end - compressed > MAX_COMPRESSED_PROFILE_BYTES) {
      return "it is larger than " + MAX_COMPRESSED_PROFILE_BYTES + " bytes";
    }
    return inflateProblem(file, compressed, end - compressed);
  }

  private static String inflateProblem(byte[] file, int offset, int length) {
    Inflater inflater = new Inflater();
    byte[] window = new byte[8192];
    try {
      inflater.setInput(file, offset, length);
      while (!inflater.finished()) {
        if (inflater.inflate(window) == 0 && !inflater.finished()) {
          return "it is cut off";
        }
        if (inflater.getBytesWritten() > MAX_PROFILE_BYTES) {
          return "it inflates to more than " + MAX_PROFILE_BYTES + " bytes";
        }
      }
      return "";
    } catch (DataFormatException e) {
      return "it does not inflate: " + e.getMessage();
    } finally {
      inflater.end();
    }
  }
}
