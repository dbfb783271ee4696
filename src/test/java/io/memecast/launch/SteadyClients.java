package io.memecast.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that ask for one new picture after the other and retry nothing. */
final class SteadyClients implements AutoCloseable {
  private final HttpClient http = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(5))
      .build();
  private final String baseUrl;
  private final AtomicInteger asked = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Map<String, String> etags = new ConcurrentHashMap<>();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean asking = true;

  /** @param baseUrl whom they ask, such as {@code http://127.0.0.1:1337} */
  SteadyClients(int number, String baseUrl) {
    this.baseUrl = baseUrl;
    for (int i = 0; i < number; i++) {
      Thread client = new Thread(this::ask, "client-" + i);
      client.start();
      clients.add(client);
    }
  }

  private void ask() {
    while (asking) {
      String target = "/caption?template=chelsea&top_text=number%20" + asked.incrementAndGet();
      HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + target))
          .timeout(Duration.ofSeconds(60))
          .build();
      try {
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 200) {
          etags.put(target, answer.headers().firstValue("etag").orElse("none"));
        } else {
          failures.add(target + " " + answer.statusCode());
        }
      } catch (IOException e) {
        failures.add(target + " " + e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Waits until a number of further requests have been asked. */
  void awaitRequests(int number) throws InterruptedException {
    int enough = asked.get() + number;
    while (asked.get() < enough) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Requests that were not answered with 200. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** The entity tag of each answer, by what was asked for: no two of them may be the same. */
  Map<String, String> etags() {
    return Map.copyOf(etags);
  }

  /** Returns when the last answer is there. */
  void stop() throws InterruptedException {
    asking = false;
    for (Thread client : clients) {
      client.join();
    }
  }

  @Override
  public void close() {
    asking = false;
    clients.forEach(Thread::interrupt);
  }
}
