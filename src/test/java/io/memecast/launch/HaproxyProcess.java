package io.memecast.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real {@code conf/haproxy.cfg} in a process of its own, on free ports of loopback. */
final class HaproxyProcess implements AutoCloseable {
  static final Path CONFIGURATION = Path.of("conf", "haproxy.cfg");

  private static final int STATUS_COLUMN = 17;

  private final int port = FreePorts.any();
  private final int statsPort = FreePorts.any();
  private final Path log;
  private final Process process;

  /**
   * Starts it.
   *
   * @param dnsPort where the name server listens
   * @param memberPort where each member listens, whatever its address
   */
  HaproxyProcess(int dnsPort, int memberPort, Path folder) throws IOException {
    log = folder.resolve("haproxy.log");
    Path changed = Files.writeString(
        folder.resolve("haproxy.cfg"),
        substituted(Map.of(
            "  bind :1337", "  bind 127.0.0.1:" + port,
            " memecast:1337", " memecast:" + memberPort,
            "  nameserver docker 127.0.0.11:53", "  nameserver docker 127.0.0.1:" + dnsPort,
            "  bind 127.0.0.1:8404", "  bind 127.0.0.1:" + statsPort)));
    process = new ProcessBuilder("haproxy", "-db", "-f", changed.toString())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** Nothing else is changed, and everything that is to be changed is there. */
  private static String substituted(Map<String, String> addresses) throws IOException {
    String text = Files.readString(CONFIGURATION);
    for (Map.Entry<String, String> address : addresses.entrySet()) {
      assertThat(text).contains(address.getKey() + "\n");
      text = text.replace(address.getKey() + "\n", address.getValue() + "\n");
    }
    return text;
  }

  /** The tool's own verdict on a file, warnings being errors; empty when it has none. */
  static String check(Path configuration) throws IOException, InterruptedException {
    Process check = new ProcessBuilder("haproxy", "-dW", "-q", "-c", "-f", configuration.toString())
        .redirectErrorStream(true)
        .start();
    String verdict = new String(check.getInputStream().readAllBytes(), UTF_8);
    return check.waitFor() == 0 ? verdict : "exit code " + check.exitValue() + ": " + verdict;
  }

  /** Waits until so many members are up, for pictures and for changes. */
  void awaitMembers(int number) throws IOException, InterruptedException {
    while (!up("pictures", number) || !up("changes", number)) {
      assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean up(String backend, int number) throws IOException {
    URL statistics = URI.create("http://127.0.0.1:" + statsPort + "/;csv").toURL();
    try (InputStream in = statistics.openStream()) {
      return number
          == new String(in.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> line.startsWith(backend + ",member"))
              .filter(line -> line.split(",", -1)[STATUS_COLUMN].startsWith("UP"))
              .count();
    } catch (ConnectException e) {
      return false; // not listening yet
    }
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
  }
}
