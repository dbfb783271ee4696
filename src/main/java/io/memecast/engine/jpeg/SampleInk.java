package io.memecast.engine.jpeg;

/**
 * Blocks as captions make them: white strokes with a black outline in many directions on grey. They are counted when
 * Huffman codes are made, so that a caption's symbols have short words too. On the bundled templates this makes captioned
 * files smaller; a bare template grows by less than one in a hundred.
 */
final class SampleInk {
  private static final int DIRECTIONS = 8;
  private static final int OFFSETS = 4;

  /** One block in this many of a picture is taken to be touched by the edge of a letter. */
  private static final int BLOCKS_PER_SAMPLE = 8;

  private SampleInk() {}

  static void count(PreparedComponent component, SymbolCounts counts) {
    if (component.isSubsampled()) {
      return; // white and black have no chroma to speak of
    }
    int weight = component.masks.length / (BLOCKS_PER_SAMPLE * DIRECTIONS * OFFSETS);
    float[] reciprocals = ForwardDct.reciprocals(component.quantizers, 1);
    short[] coefficients = new short[64];
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      for (int offset = 0; offset < OFFSETS; offset++) {
        float[] block = new float[64];
        draw(block, direction * Math.PI / DIRECTIONS, (offset - OFFSETS / 2.0) * 2);
        long mask = ForwardDct.quantize(block, reciprocals, coefficients);
        counts.block(coefficients, 0, ForwardDct.COLUMN_ORDER, mask, coefficients[0], weight);
      }
    }
  }

  /** An edge: white on one side, three pixels of black, grey on the other side. */
  private static void draw(float[] block, double angle, double offset) {
    float[] samples = new float[8];
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        double across = (x - 3.5) * Math.cos(angle) + (y - 3.5) * Math.sin(angle) + offset;
        double white = Math.max(0, Math.min(1, across));
        double black = Math.max(0, Math.min(1, across + 3)) - white;
        samples[x] = (float) (127 * white - 128 * black);
      }
      ForwardDct.row(
          block,
          y * 8,
          samples[0],
          samples[1],
          samples[2],
          samples[3],
          samples[4],
          samples[5],
          samples[6],
          samples[7]);
    }
  }
}
