package io.memecast;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of loopback that nobody uses now. They lie below those that the system gives to outgoing connections, which might
 * take the neighbour of one before it is used.
 */
public final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int END = 32_000;

  private FreePorts() {}

  /** The first of three in a row, which is as many as a cluster of one machine looks at. */
  public static int three() {
    while (true) {
      int first = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (isFree(first) && isFree(first + 1) && isFree(first + 2)) {
        return first;
      }
    }
  }

  public static int one() {
    return three();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
