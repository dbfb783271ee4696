package io.memecast.bench;

import io.memecast.launch.PackagedServer;
import io.memecast.launch.PlainClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Clients in a closed loop, each on one connection that it keeps: every second picture is one of 32 that the member has
 * stored, unless it has lost it in the flood of the others, which have a text that nobody has asked for. Nothing that
 * fails is asked again.
 */
final class PictureLoad {
  /** JPEGs of different sizes and one PNG. */
  private static final List<String> TEMPLATES =
      List.of("raccoon", "koala", "coffee", "duck", "moose", "lemur", "chelsea", "owl");

  private static final int STORED = 4 * TEMPLATES.size();
  private static final AtomicLong NEXT_TEXT = new AtomicLong();

  private PictureLoad() {}

  /**
   * What the clients saw.
   *
   * @param stored of the requests for stored pictures
   * @param fresh of those with new texts
   * @param failures answers other than 200, and none
   * @param seconds from the first request to the last answer
   */
  record Seen(Latency stored, Latency fresh, int failures, double seconds) {
    int requests() {
      return stored.answers() + fresh.answers() + failures;
    }
  }

  /** From a request to the last byte of its picture. */
  record Latency(int answers, double p50Millis, double p99Millis) {
    private static Latency of(LongStream micros) {
      long[] sorted = micros.sorted().toArray();
      return new Latency(sorted.length, percentile(sorted, 50), percentile(sorted, 99));
    }

    private static double percentile(long[] sortedMicros, int percent) {
      return sortedMicros.length == 0
          ? Double.NaN
          : sortedMicros[sortedMicros.length * percent / 100] / 1000.0;
    }
  }

  /** Has every member make and store what it will be asked for again. */
  static void store(List<PackagedServer> members) throws IOException {
    for (PackagedServer member : members) {
      try (PlainClient client = new PlainClient(member.host(), member.port())) {
        for (int i = 0; i < STORED; i++) {
          if (client.get(storedPicture(i)).status() != 200) {
            throw new IOException(storedPicture(i) + " was not answered");
          }
        }
      }
    }
  }

  /** Asks the members over so many connections, which go to each of them in turn. */
  static Seen run(List<PackagedServer> asked, int connections, Duration duration)
      throws InterruptedException {
    long begin = System.nanoTime();
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      clients.add(new Client(i, asked.get(i % asked.size()), begin + duration.toNanos()));
    }
    clients.forEach(Thread::start);
    for (Client client : clients) {
      client.join();
    }
    return new Seen(
        Latency.of(clients.stream().flatMapToLong(client -> client.stored.build())),
        Latency.of(clients.stream().flatMapToLong(client -> client.fresh.build())),
        clients.stream().mapToInt(client -> client.failures).sum(),
        (System.nanoTime() - begin) / 1e9);
  }

  private static String storedPicture(int number) {
    return picture(number, "once%20and%20again%20" + number % STORED / TEMPLATES.size());
  }

  private static String newPicture() {
    long number = NEXT_TEXT.getAndIncrement();
    return picture((int) (number % TEMPLATES.size()), "never%20before%20" + number);
  }

  private static String picture(int template, String text) {
    return "/caption?template=" + TEMPLATES.get(template % TEMPLATES.size()) + "&top_text=" + text
        + "&bottom_text=and%20a%20second%20line";
  }

  private static final class Client extends Thread {
    private final int index;
    private final PackagedServer member;
    private final long endNanos;
    private final LongStream.Builder stored = LongStream.builder();
    private final LongStream.Builder fresh = LongStream.builder();
    private int failures;

    Client(int index, PackagedServer member, long endNanos) {
      this.index = index;
      this.member = member;
      this.endNanos = endNanos;
    }

    @Override
    public void run() {
      try (PlainClient client = new PlainClient(member.host(), member.port())) {
        for (int i = index; System.nanoTime() < endNanos; i++) {
          if (i % 2 == 0) {
            ask(client, storedPicture(i / 2), stored);
          } else {
            ask(client, newPicture(), fresh);
          }
        }
      } catch (IOException e) {
        failures++;
      }
    }

    private void ask(PlainClient client, String target, LongStream.Builder micros) {
      long begin = System.nanoTime();
      try {
        if (client.get(target).status() == 200) {
          micros.add((System.nanoTime() - begin) / 1000);
        } else {
          failures++;
        }
      } catch (IOException e) {
        failures++;
      }
    }
  }
}
