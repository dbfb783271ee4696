package io.memecast.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.launch.PackagedServer;
import io.memecast.launch.PlainClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A member with little heap that ends when that is exhausted, as in its container, and an honest client beside whoever
 * attacks it.
 */
final class AttackedServer implements AutoCloseable {
  private static final List<String> JVM =
      List.of("-Xmx256m", "-XX:MaxDirectMemorySize=128m", "-XX:+ExitOnOutOfMemoryError");

  /** In which an honest request is answered once the attack is over. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** What may have come into the caches: with 192 MiB to share, their shares of pictures and of text. */
  private static final long CACHED_KIB = 96 << 10;

  private final PackagedServer server;
  private final long heapBefore;
  private int honest;

  private AttackedServer(PackagedServer server) throws IOException, InterruptedException {
    this.server = server;
    for (int i = 0; i < 20; i++) {
      askHonestly();
    }
    heapBefore = server.usedHeapKiB();
  }

  static AttackedServer start() throws IOException, InterruptedException {
    return start(Map.of());
  }

  static AttackedServer start(Map<String, String> settings, String... flags)
      throws IOException, InterruptedException {
    return new AttackedServer(PackagedServer.startInJvm(JVM, settings, flags));
  }

  RawClient connect() throws IOException {
    return new RawClient(server.port());
  }

  PlainClient client() {
    return new PlainClient(server.host(), server.port());
  }

  /**
   * Asks for a picture that nobody has asked for before, and again where there was no room in that moment; returns how long
   * it took until it was there.
   */
  Duration askHonestly() throws IOException {
    long begin = System.nanoTime();
    String target = "/caption?template=raccoon&width=300&top_text=honest" + honest++;
    int status;
    do {
      try (PlainClient client = client()) {
        status = client.get(target).status();
      }
    } while (status == 503 && System.nanoTime() - begin < PATIENCE.toNanos());
    assertThat(status).as(target).isEqualTo(200);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** The attack is over: the process lives, serves others as before, and what the attack took is free again. */
  void assertUnharmed() throws IOException, InterruptedException {
    assertThat(askHonestly()).as("an honest request").isLessThan(PATIENCE);
    assertThat(server.process().isAlive()).isTrue();
    assertThat(server.usedHeapKiB()).as("KiB of heap").isLessThan(heapBefore + CACHED_KIB);
    assertThat(server.output()).doesNotContain("OutOfMemoryError");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
