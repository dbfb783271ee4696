package io.memecast.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that ask for one picture after the other, in turn with GET and with POST, over connections that they keep for a
 * while, follow no redirects, retry nothing, and compare each answer with the picture that belongs to its request.
 */
final class PictureClients implements AutoCloseable {
  /** Pictures asked for over one connection before the next is opened. */
  private static final int PER_CONNECTION = 8;

  private final NumberedPictures pictures;
  private final Duration pause;
  private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
  private final Set<String> nodes = ConcurrentHashMap.newKeySet();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean asking = true;

  /**
   * A request without its picture.
   *
   * @param isGet may be asked twice, so a load balancer does
   * @param answered whether there was a whole answer, which was another than the picture
   * @param cutOff the member whose answer broke off; empty where there was no answer of a member
   * @param startNanos when it began, as {@link System#nanoTime()}
   * @param endNanos when it failed
   */
  record Failure(
      boolean isGet,
      String reason,
      boolean answered,
      String cutOff,
      long startNanos,
      long endNanos) {}

  /** They begin at once, and each asks as soon as it has been answered. */
  PictureClients(int number, String host, int port, NumberedPictures pictures) {
    this(number, host, port, pictures, Duration.ZERO);
  }

  /**
   * They begin at once.
   *
   * @param pause of each client after an answer
   */
  PictureClients(int number, String host, int port, NumberedPictures pictures, Duration pause) {
    this.pictures = pictures;
    this.pause = pause;
    for (int i = 0; i < number; i++) {
      Thread thread = new Thread(() -> askAt(host, port), "client-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  /** The clients of one member. */
  static PictureClients of(PackagedServer member, int number, NumberedPictures pictures) {
    return new PictureClients(number, member.host(), member.port(), pictures);
  }

  private void askAt(String host, int port) {
    while (asking) {
      try (PlainClient client = new PlainClient(host, port)) {
        for (int i = 0; i < PER_CONNECTION && asking; i++) {
          int request = asked.getAndIncrement();
          ask(client, request / 2 % pictures.size(), request % 2 == 0);
          TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void ask(PlainClient client, int picture, boolean isGet) {
    long start = System.nanoTime();
    String cutOff = "";
    String reason;
    boolean whole = false;
    try {
      PlainClient.Answer answer = isGet
          ? client.get(NumberedPictures.target(picture))
          : client.post("/caption", NumberedPictures.json(picture));
      if (answer.status() == 200 && pictures.matches(picture, answer.body())) {
        nodes.add(String.valueOf(answer.node()));
        answered.incrementAndGet();
        return;
      }
      whole = true;
      reason = answer.status() == 200
          ? "another picture than number " + picture + " from " + answer.node()
          : answer.status() + " from " + answer.node() + ": " + answer.body();
    } catch (PlainClient.CutOffException e) {
      reason = e.toString();
      cutOff = e.node();
    } catch (IOException e) {
      reason = e.toString();
    }
    failures.add(new Failure(isGet, reason, whole, cutOff, start, System.nanoTime()));
  }

  /** Waits for so many further pictures. */
  void awaitPictures(int number) throws InterruptedException {
    int enough = answered.get() + number;
    while (answered.get() < enough) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Waits until this member has answered. */
  void awaitAnswerOf(String node) throws InterruptedException {
    while (!nodes.contains(node)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Requests so far that were not answered with their picture. */
  List<Failure> failures() {
    return List.copyOf(failures);
  }

  /**
   * Lets every client have its last answer.
   *
   * @return every request that was not answered with its picture
   */
  List<Failure> stop() throws InterruptedException {
    asking = false;
    for (Thread thread : threads) {
      thread.join();
    }
    return failures();
  }

  @Override
  public void close() {
    asking = false;
  }
}
