package io.memecast.launch;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that ask for pictures all the time, in turn with GET and with POST, retry nothing, and compare each answer with
 * the picture that belongs to its request.
 */
final class PictureClients implements AutoCloseable {
  private final Map<Integer, Buffer> pictures;
  private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
  private final Set<String> nodes = ConcurrentHashMap.newKeySet();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean asking = true;

  /**
   * A request without its picture.
   *
   * @param isGet may be asked twice, so the load balancer does
   * @param cutOff the member whose answer broke off; empty where there was no answer of a member
   * @param startNanos when it began, as {@link System#nanoTime()}
   * @param endNanos when it failed
   */
  record Failure(boolean isGet, String reason, String cutOff, long startNanos, long endNanos) {}

  /** @param pictures by number */
  PictureClients(int number, int port, Map<Integer, Buffer> pictures) {
    this.pictures = pictures;
    for (int i = 0; i < number; i++) {
      Thread thread = new Thread(() -> askOn(port), "client-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  static String target(int picture) {
    return "/caption?template=chelsea&top_text=number%20" + picture;
  }

  private static String json(int picture) {
    return "{\"template\":\"chelsea\",\"top_text\":\"number " + picture + "\"}";
  }

  private void askOn(int port) {
    try (PlainClient client = new PlainClient(port)) {
      while (asking) {
        int request = asked.getAndIncrement();
        ask(client, request / 2 % pictures.size(), request % 2 == 0);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void ask(PlainClient client, int picture, boolean isGet) {
    long start = System.nanoTime();
    String cutOff = "";
    String reason;
    try {
      PlainClient.Answer answer =
          isGet ? client.get(target(picture)) : client.post("/caption", json(picture));
      if (answer.status() == 200 && answer.body().equals(pictures.get(picture))) {
        nodes.add(String.valueOf(answer.node()));
        answered.incrementAndGet();
        return;
      }
      reason = answer.status() == 200
          ? "another picture than number " + picture
          : answer.status() + " from " + answer.node();
    } catch (PlainClient.CutOffException e) {
      reason = e.toString();
      cutOff = e.node();
    } catch (IOException e) {
      reason = e.toString();
    }
    failures.add(new Failure(isGet, reason, cutOff, start, System.nanoTime()));
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
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    asking = false;
  }
}
