package io.memecast.engine.jpeg;

/**
 * One component of a picture as coefficients.
 *
 * @param id as in the file // Ci
 * @param h horizontal sampling factor // Hi
 * @param v vertical sampling factor // Vi
 * @param quantizers 64, in the order of {@link ZigZag}, 1..65535
 * @param blocksAcross blocks in a row, whole MCUs
 * @param blocksDown rows of blocks, whole MCUs
 * @param coefficients quantized, 64 a block in the order of {@link ZigZag}, block by block, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; megabytes, so never copied
record Component(
    int id,
    int h,
    int v,
    int[] quantizers,
    int blocksAcross,
    int blocksDown,
    short[] coefficients) {

  Component withCoefficients(int[] newQuantizers, short[] newCoefficients) {
    return new Component(id, h, v, newQuantizers, blocksAcross, blocksDown, newCoefficients);
  }
}
