package io.memecast.attacks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection that says what it likes and reads when it likes. */
final class RawClient implements AutoCloseable {
  private static final int RECEIVE_BUFFER_BYTES = 4 << 10;
  private static final int READ_TIMEOUT_MILLIS = 20_000;

  private final Socket socket = new Socket();

  RawClient(int port) throws IOException {
    socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** Sends characters U+0000..U+00FF as bytes. */
  RawClient send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  RawClient get(String target) throws IOException {
    return send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  /** The status of the answer, of which nothing more is read; 0 where the connection was closed without one. */
  int status() throws IOException {
    String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
    return line.length() < 12 ? 0 : Integer.parseInt(line.substring(9));
  }

  /** Reads until the other side closes. */
  long readToEnd() throws IOException {
    byte[] block = new byte[64 << 10];
    long bytes = 0;
    for (int read = 0; read >= 0; read = socket.getInputStream().read(block)) {
      bytes += read;
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
