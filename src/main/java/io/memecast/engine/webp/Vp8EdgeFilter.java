package io.memecast.engine.webp;

/**
 * The loop filters at one place of an edge (RFC 6386, 15.2 and 15.3). Samples are named as there: p3 to p0 before the edge,
 * q0 to q3 behind it; {@code at} is q0's index, {@code step} leads to q1.
 */
final class Vp8EdgeFilter {
  private Vp8EdgeFilter() {}

  /** The step across the edge is low enough to be an artefact. */
  static boolean isFlat(byte[] samples, int at, int step, int limit) {
    int p1 = samples[at - 2 * step] & 0xff;
    int p0 = samples[at - step] & 0xff;
    int q0 = samples[at] & 0xff;
    int q1 = samples[at + step] & 0xff;
    return 4 * Math.abs(p0 - q0) + Math.abs(p1 - q1) <= limit;
  }

  /** Neighbours on either side of the edge differ by no more than {@code limit}. */
  static boolean isSmooth(byte[] samples, int at, int step, int limit) {
    int p3 = samples[at - 4 * step] & 0xff;
    int p2 = samples[at - 3 * step] & 0xff;
    int p1 = samples[at - 2 * step] & 0xff;
    int p0 = samples[at - step] & 0xff;
    int q0 = samples[at] & 0xff;
    int q1 = samples[at + step] & 0xff;
    int q2 = samples[at + 2 * step] & 0xff;
    int q3 = samples[at + 3 * step] & 0xff;
    return Math.abs(p3 - p2) <= limit
        && Math.abs(p2 - p1) <= limit
        && Math.abs(p1 - p0) <= limit
        && Math.abs(q3 - q2) <= limit
        && Math.abs(q2 - q1) <= limit
        && Math.abs(q1 - q0) <= limit;
  }

  /** Next to the edge samples differ: there is a detail that must not be smoothed widely. */
  static boolean isVaried(byte[] samples, int at, int step, int threshold) {
    int p1 = samples[at - 2 * step] & 0xff;
    int p0 = samples[at - step] & 0xff;
    int q0 = samples[at] & 0xff;
    int q1 = samples[at + step] & 0xff;
    return Math.abs(p1 - p0) > threshold || Math.abs(q1 - q0) > threshold;
  }

  /** Changes p0 and q0. */
  static void two(byte[] samples, int at, int step) {
    int p1 = samples[at - 2 * step] & 0xff;
    int p0 = samples[at - step] & 0xff;
    int q0 = samples[at] & 0xff;
    int q1 = samples[at + step] & 0xff;
    int a = 3 * (q0 - p0) + signed8(p1 - q1);
    samples[at - step] = unsigned8(p0 + signed5((a + 3) >> 3));
    samples[at] = unsigned8(q0 - signed5((a + 4) >> 3));
  }

  /** Changes p1 to q1. */
  static void four(byte[] samples, int at, int step) {
    int p1 = samples[at - 2 * step] & 0xff;
    int p0 = samples[at - step] & 0xff;
    int q0 = samples[at] & 0xff;
    int q1 = samples[at + step] & 0xff;
    int a = 3 * (q0 - p0);
    int behind = signed5((a + 4) >> 3);
    int before = signed5((a + 3) >> 3);
    int outer = (behind + 1) >> 1;
    samples[at - 2 * step] = unsigned8(p1 + outer);
    samples[at - step] = unsigned8(p0 + before);
    samples[at] = unsigned8(q0 - behind);
    samples[at + step] = unsigned8(q1 - outer);
  }

  /** Changes p2 to q2. */
  static void six(byte[] samples, int at, int step) {
    int p2 = samples[at - 3 * step] & 0xff;
    int p1 = samples[at - 2 * step] & 0xff;
    int p0 = samples[at - step] & 0xff;
    int q0 = samples[at] & 0xff;
    int q1 = samples[at + step] & 0xff;
    int q2 = samples[at + 2 * step] & 0xff;
    int a = signed8(3 * (q0 - p0) + signed8(p1 - q1));
    int nearest = (27 * a + 63) >> 7;
    int next = (18 * a + 63) >> 7;
    int farthest = (9 * a + 63) >> 7;
    samples[at - 3 * step] = unsigned8(p2 + farthest);
    samples[at - 2 * step] = unsigned8(p1 + next);
    samples[at - step] = unsigned8(p0 + nearest);
    samples[at] = unsigned8(q0 - nearest);
    samples[at + step] = unsigned8(q1 - next);
    samples[at + 2 * step] = unsigned8(q2 - farthest);
  }

  /** What {@code value} becomes in 8 bits with a sign. */
  private static int signed8(int value) {
    return Math.max(-128, Math.min(127, value));
  }

  /** What an eighth of a signed value of 8 bits can be. */
  private static int signed5(int value) {
    return Math.max(-16, Math.min(15, value));
  }

  private static byte unsigned8(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
