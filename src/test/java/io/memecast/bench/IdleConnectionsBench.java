package io.memecast.bench;

import io.memecast.launch.PackagedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Holds 10 000 idle keep-alive connections open while others are served, and says what that costs: latency of a stored
 * picture before and with them, heap before and with them, connections lost. Each side needs as many file descriptors
 * ({@code ulimit -n 20000}).
 */
public final class IdleConnectionsBench {
  private static final int CONNECTIONS = Integer.getInteger("connections", 10_000);
  private static final int REQUESTS = 2_000;
  private static final String PICTURE = "/caption?template=raccoon&top_text=idle&width=400";
  private static final byte[] HEALTH =
      "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private IdleConnectionsBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    try (PackagedServer server = PackagedServer.start(Map.of(
        "MEMECAST_HTTP_IDLE_TIMEOUT",
        "10m",
        "MEMECAST_HTTP_MAX_CONNECTIONS",
        Integer.toString(CONNECTIONS + 100),
        "MEMECAST_HTTP_MAX_CONNECTIONS_PER_ADDRESS",
        Integer.toString(CONNECTIONS + 100)))) {
      latency(server);
      String before = latency(server);
      long heapBefore = server.usedHeapKiB();
      List<SocketChannel> idle = connect(server.port());
      String with = latency(server);
      long heapWith = server.usedHeapKiB();
      int lost = 0;
      for (SocketChannel channel : idle) {
        lost += answers(channel) ? 0 : 1;
      }
      System.out.printf("connections %d, lost %d%n", idle.size(), lost);
      System.out.printf("latency without: %s%nlatency with:    %s%n", before, with);
      System.out.printf(
          "heap after a collection: %d KiB without, %d KiB with, %.2f KiB a connection%n",
          heapBefore, heapWith, (heapWith - heapBefore) / (double) idle.size());
      for (SocketChannel channel : idle) {
        channel.close();
      }
    }
  }

  private static List<SocketChannel> connect(int port) throws IOException {
    List<SocketChannel> channels = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channels.add(channel);
      if (!answers(channel)) {
        throw new IOException("connection " + i + " was not answered");
      }
    }
    return channels;
  }

  private static boolean answers(SocketChannel channel) {
    try {
      channel.write(ByteBuffer.wrap(HEALTH));
      ByteBuffer answer = ByteBuffer.allocate(4096);
      return channel.read(answer) > 0
          && new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII)
              .startsWith("HTTP/1.1 200");
    } catch (IOException e) {
      return false;
    }
  }

  private static String latency(PackagedServer server) throws IOException, InterruptedException {
    long[] micros = new long[REQUESTS];
    for (int i = 0; i < REQUESTS; i++) {
      long begin = System.nanoTime();
      if (server.get(PICTURE).statusCode() != 200) {
        throw new IOException("not answered");
      }
      micros[i] = (System.nanoTime() - begin) / 1000;
    }
    Arrays.sort(micros);
    return "median %d µs, p99 %d µs".formatted(micros[REQUESTS / 2], micros[REQUESTS * 99 / 100]);
  }
}
