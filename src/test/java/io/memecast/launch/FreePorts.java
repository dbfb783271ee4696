package io.memecast.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of loopback that nobody listens on just now. */
public final class FreePorts {
  /** They lie below those that the system gives to outgoing connections, which could take one in the meantime. */
  private static final int FIRST = 16_000;

  private static final int LAST = 32_000;

  /** As many as the members of one machine try. */
  private static final int IN_A_ROW = 3;

  private FreePorts() {}

  /** One alone. */
  public static int any() {
    return inARow(1);
  }

  /** The first of three in a row: the members of a cluster on one machine may need all of them. */
  public static int forCluster() {
    return inARow(IN_A_ROW);
  }

  private static int inARow(int number) {
    while (true) {
      int first = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      int free = 0;
      while (free < number && isFree(first + free)) {
        free++;
      }
      if (free == number) {
        return first;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
