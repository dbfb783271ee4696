package io.memecast.launch;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * A name server that knows one name, as Docker's own knows a service: the addresses that are up now, in a moment others
 * (RFC 1035, over UDP). Every other question is answered with nothing.
 */
final class LoopbackDns implements AutoCloseable {
  private static final int HEADER_BYTES = 12;
  private static final int TYPE_A = 1;
  private static final int RESPONSE = 0x8180; // QR, RD, RA
  private static final int NAME_OF_QUESTION = 0xc000 | HEADER_BYTES;

  private final byte[] name;
  private final Set<InetAddress> addresses = new CopyOnWriteArraySet<>();
  private final DatagramSocket socket;

  /** @param name a single label */
  LoopbackDns(String name) throws IOException {
    this.name = name.getBytes(StandardCharsets.US_ASCII);
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "dns");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  void add(String address) throws IOException {
    addresses.add(InetAddress.getByName(address));
  }

  void remove(String address) throws IOException {
    addresses.remove(InetAddress.getByName(address));
  }

  private void serve() {
    DatagramPacket packet = new DatagramPacket(new byte[512], 512);
    try {
      while (true) {
        packet.setLength(512);
        socket.receive(packet);
        byte[] answer = answer(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (SocketException e) {
      // Closed.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] answer(ByteBuffer query) {
    int end = HEADER_BYTES;
    while (query.get(end) != 0) {
      end += 1 + query.get(end);
    }
    int questionBytes = end + 5 - HEADER_BYTES;
    boolean asked = query.get(HEADER_BYTES) == name.length
        && ByteBuffer.wrap(name).equals(query.slice(HEADER_BYTES + 1, name.length))
        && query.getShort(end + 1) == TYPE_A;
    List<InetAddress> found = asked ? List.copyOf(addresses) : List.of();
    ByteBuffer answer = ByteBuffer.allocate(HEADER_BYTES + questionBytes + 16 * found.size())
        .putShort(query.getShort(0))
        .putShort((short) RESPONSE)
        .putShort((short) 1)
        .putShort((short) found.size())
        .putInt(0)
        .put(query.slice(HEADER_BYTES, questionBytes));
    for (InetAddress address : found) {
      answer
          .putShort((short) NAME_OF_QUESTION)
          .putShort((short) TYPE_A)
          .putShort((short) 1)
          .putInt(1) // time to live, s
          .putShort((short) 4)
          .put(address.getAddress());
    }
    return answer.array();
  }

  @Override
  public void close() {
    socket.close();
  }
}
