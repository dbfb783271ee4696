package io.memecast.engine.gif;

/**
 * GIF89a section 23.
 *
 * @param delayCentiseconds 0..65535, kept as the file has it
 * @param disposal 0..7; 2 clears the frame's rectangle, 3 brings back what was there, others keep
 * @param userInput the flag, kept as the file has it
 * @param transparentIndex 0..255, or {@link #NONE}
 */
record GraphicControl(
    int delayCentiseconds, int disposal, boolean userInput, int transparentIndex) {
  static final int NONE = -1;
  static final int KEEP = 1;
  static final int CLEAR = 2;
  static final int RESTORE = 3;

  /** Of an image without a graphic control. */
  static final GraphicControl ABSENT = new GraphicControl(0, 0, false, NONE);

  GraphicControl withTransparentIndex(int index) {
    return new GraphicControl(delayCentiseconds, disposal, userInput, index);
  }

  GraphicControl withDisposal(int newDisposal) {
    return new GraphicControl(delayCentiseconds, newDisposal, userInput, transparentIndex);
  }
}
