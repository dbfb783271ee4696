package io.memecast.engine.jpeg;

import io.memecast.error.Deadline;
import java.util.List;

/** Walks through the MCUs of one scan (T.81 A.2, E.2.4) and decodes their blocks. One use. */
final class ScanDecoder {
  private final ScanHeader scan;
  private final int restartInterval;
  private final EntropyReader bits;
  private final Deadline deadline;
  private final BlockDecoder blocks;
  private int untilRestart;
  private int restarts;

  ScanDecoder(
      FrameHeader frame,
      ScanHeader scan,
      int restartInterval,
      EntropyReader bits,
      Deadline deadline) {
    this.scan = scan;
    this.restartInterval = restartInterval;
    this.bits = bits;
    this.deadline = deadline;
    blocks = new BlockDecoder(frame.progressive(), scan, bits);
  }

  void decode() {
    untilRestart = restartInterval;
    if (scan.interleaved()) {
      decodeInterleaved();
    } else {
      decodeAlone(scan.components().get(0));
    }
    if (scan.spectralStart() == 0) {
      for (FrameComponent c : scan.components()) {
        c.started = true;
        c.filled = scan.interleaved();
      }
    }
  }

  private void decodeAlone(FrameComponent c) {
    for (int row = 0; row < c.ownDown; row++) {
      deadline.check();
      for (int column = 0; column < c.ownAcross; column++) {
        beforeMcu();
        blocks.decode(0, c.coefficients, c.at(row, column));
      }
    }
  }

  private void decodeInterleaved() {
    List<FrameComponent> components = scan.components();
    FrameComponent first = components.get(0);
    int rows = first.blocksDown / first.v;
    int across = first.blocksAcross / first.h;
    for (int row = 0; row < rows; row++) {
      deadline.check();
      for (int column = 0; column < across; column++) {
        beforeMcu();
        for (int i = 0; i < components.size(); i++) {
          decodeMcu(i, components.get(i), row, column);
        }
      }
    }
  }

  private void decodeMcu(int index, FrameComponent c, int row, int column) {
    for (int y = 0; y < c.v; y++) {
      for (int x = 0; x < c.h; x++) {
        blocks.decode(index, c.coefficients, c.at(row * c.v + y, column * c.h + x));
      }
    }
  }

  private void beforeMcu() {
    if (restartInterval == 0) {
      return;
    }
    if (untilRestart == 0) {
      bits.restart(restarts++);
      blocks.restart();
      untilRestart = restartInterval;
    }
    untilRestart--;
  }
}
