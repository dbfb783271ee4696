package io.memecast.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The real {@code conf/haproxy.cfg} in a process of its own, on free ports of loopback. */
final class HaproxyProcess implements AutoCloseable {
  static final Path CONFIGURATION = Path.of("conf", "haproxy.cfg");

  private static final int STATUS_COLUMN = 17;
  private static final int WEIGHT_COLUMN = 18;

  /** What a member has some time after it was first seen up. */
  private static final String FULL_WEIGHT = "100";

  private final int port = FreePorts.any();
  private final int statsPort = FreePorts.any();
  private final Path log;
  private final Process process;

  /**
   * Starts it.
   *
   * @param dnsPort where the name server listens
   * @param memberPort where each member listens, whatever its address
   * @param environment variables that the configuration has defaults for
   */
  HaproxyProcess(int dnsPort, int memberPort, Map<String, String> environment, Path folder)
      throws IOException {
    log = folder.resolve("haproxy.log");
    Path changed = Files.writeString(
        folder.resolve("haproxy.cfg"),
        substituted(Map.of(
            "  bind :1337", "  bind 127.0.0.1:" + port,
            " memecast:1337", " memecast:" + memberPort,
            "  nameserver docker 127.0.0.11:53", "  nameserver docker 127.0.0.1:" + dnsPort,
            "  bind 127.0.0.1:8404", "  bind 127.0.0.1:" + statsPort)));
    ProcessBuilder builder = new ProcessBuilder("haproxy", "-db", "-f", changed.toString())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    process = builder.start();
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

  /** Waits until so many members are up and get their whole share, for pictures and for changes. */
  void awaitMembers(int number) throws IOException, InterruptedException {
    await(
        number,
        columns ->
            columns[STATUS_COLUMN].startsWith("UP") && columns[WEIGHT_COLUMN].equals(FULL_WEIGHT));
  }

  /** Waits until the name server's answers name so many members, be they up or down. */
  void awaitNamed(int number) throws IOException, InterruptedException {
    await(number, columns -> !columns[STATUS_COLUMN].startsWith("MAINT"));
  }

  private void await(int number, Predicate<String[]> condition)
      throws IOException, InterruptedException {
    while (count("pictures", condition) != number || count("changes", condition) != number) {
      assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** The members that the statistics tell so of; -1 while it does not listen. */
  private long count(String backend, Predicate<String[]> condition) throws IOException {
    URL statistics = URI.create("http://127.0.0.1:" + statsPort + "/;csv").toURL();
    try (InputStream in = statistics.openStream()) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> line.startsWith(backend + ",member"))
          .map(line -> line.split(",", -1))
          .filter(condition)
          .count();
    } catch (ConnectException e) {
      return -1;
    }
  }

  /** Waits until it listens, be there members or not. */
  void awaitListening() throws IOException, InterruptedException {
    awaitMembers(0);
  }

  /** Whether the tool is there; where it must be and is not, the test fails. */
  static boolean isInstalled() throws InterruptedException {
    boolean found;
    try {
      found = new ProcessBuilder("haproxy", "-v")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      found = false;
    }
    if (!found && "true".equals(System.getenv("MEMECAST_TEST_REQUIRE_TOOLS"))) {
      fail("haproxy is not installed (apt-get install haproxy)");
    }
    return found;
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
  }
}
