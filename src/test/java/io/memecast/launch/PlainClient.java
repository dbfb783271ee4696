package io.memecast.launch;

import io.vertx.core.buffer.Buffer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client that keeps its connection and never asks twice, unlike every one that comes with Java. One thread.
 */
public final class PlainClient implements AutoCloseable {
  private static final int READ_TIMEOUT_MILLIS = 30_000;

  private final String host;
  private final int port;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  /**
   * What came back.
   *
   * @param node the member that answered; null where none did
   */
  public record Answer(int status, @Nullable String node, Buffer body) {}

  /** The answer of a member had begun and broke off. */
  static final class CutOffException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String node;

    CutOffException(String node, IOException cause) {
      super("the answer of " + node + " broke off: " + cause.getMessage(), cause);
      this.node = node;
    }

    String node() {
      return node;
    }
  }

  /** Connects with the first request. */
  public PlainClient(String host, int port) {
    this.host = host;
    this.port = port;
  }

  public Answer get(String target) throws IOException {
    return ask("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  /**
   * Asks for one URL after the other, each the first part and a number, until so many members have answered.
   *
   * @return all that was answered
   */
  List<Answer> getOfEach(String target, int members) throws IOException {
    List<Answer> answers = new ArrayList<>();
    Set<String> nodes = new HashSet<>();
    for (int i = 0; nodes.size() < members; i++) {
      Answer answer = get(target + i);
      answers.add(answer);
      nodes.add(String.valueOf(answer.node()));
    }
    return answers;
  }

  Answer post(String target, String json) throws IOException {
    return ask(
        "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: " + json.length() + "\r\n\r\n" + json);
  }

  public Answer put(String target, String key, byte[] body) throws IOException {
    return ask("PUT " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
        + "\r\nContent-Length: " + body.length + "\r\n\r\n"
        + new String(body, StandardCharsets.ISO_8859_1));
  }

  /** The same without saying who it is. */
  Answer put(String target, byte[] body) throws IOException {
    return ask("PUT " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length
        + "\r\n\r\n" + new String(body, StandardCharsets.ISO_8859_1));
  }

  Answer delete(String target, String key) throws IOException {
    return ask("DELETE " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
        + "\r\n\r\n");
  }

  private Answer ask(String request) throws IOException {
    boolean keep = false;
    try {
      InputStream answer = send(request);
      int status = Integer.parseInt(line(answer).split(" ", -1)[1]);
      Map<String, String> headers = headers(answer);
      byte[] body = body(answer, headers);
      keep = !"close".equalsIgnoreCase(headers.get("connection"));
      return new Answer(status, headers.get("x-memecast-node"), Buffer.buffer(body));
    } finally {
      if (!keep) {
        close();
      }
    }
  }

  private InputStream send(String request) throws IOException {
    Socket connection = socket;
    InputStream answer = in;
    if (connection == null || answer == null) {
      connection = new Socket(host, port);
      connection.setSoTimeout(READ_TIMEOUT_MILLIS);
      answer = new BufferedInputStream(connection.getInputStream());
      socket = connection;
      in = answer;
    }
    try {
      connection.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // Nobody reads on, which is no failure where the answer came before all was sent; if there is
      // none, reading tells.
    }
    return answer;
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    try {
      byte[] body = in.readNBytes(length);
      if (body.length < length) {
        throw new EOFException(body.length + " of " + length + " bytes");
      }
      return body;
    } catch (IOException e) {
      String node = headers.get("x-memecast-node");
      throw node == null ? e : new CutOffException(node, e);
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the connection ended after: " + line);
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** The next request opens a new connection. */
  @Override
  public void close() throws IOException {
    Socket connection = socket;
    socket = null;
    in = null;
    if (connection != null) {
      connection.close();
    }
  }
}
