package io.memecast.http;

import java.util.ArrayList;
import java.util.List;

/** Keeps a body as it is. */
final class WholeBody implements BodySink<byte[]> {
  private final List<byte[]> blocks = new ArrayList<>();

  @Override
  public void add(byte[] block) {
    blocks.add(block);
  }

  @Override
  public byte[] end() {
    byte[] whole = new byte[blocks.stream().mapToInt(block -> block.length).sum()];
    int at = 0;
    for (byte[] block : blocks) {
      System.arraycopy(block, 0, whole, at, block.length);
      at += block.length;
    }
    return whole;
  }

  @Override
  public void close() {
    blocks.clear();
  }
}
