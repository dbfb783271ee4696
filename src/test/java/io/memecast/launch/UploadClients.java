package io.memecast.launch;

import io.memecast.launch.PlainClient.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that put in, delete and look at templates through members that they choose by chance, retry nothing, and write
 * down what they did and saw.
 */
final class UploadClients {
  private final int perClient;
  private final int names;
  private final List<PackagedServer> members;
  private final NumberedTemplates templates;
  private final UploadHistory history = new UploadHistory();
  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger nextPicture = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();

  /** They begin at once. */
  UploadClients(
      int number,
      int perClient,
      int names,
      List<PackagedServer> members,
      NumberedTemplates templates) {
    this.perClient = perClient;
    this.names = names;
    this.members = members;
    this.templates = templates;
    for (int i = 0; i < number; i++) {
      Random random = new Random(i);
      Thread thread = new Thread(() -> work(random), "upload-client-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  private void work(Random random) {
    for (int i = 0; i < perClient; i++) {
      PackagedServer member = members.get(random.nextInt(members.size()));
      String name = "storm-" + random.nextInt(names);
      int kind = random.nextInt(5);
      if (kind < 2) {
        put(member, name);
      } else if (kind == 2) {
        delete(member, name);
      } else {
        look(member, name);
      }
      done.incrementAndGet();
    }
  }

  private void put(PackagedServer member, String name) {
    int picture = nextPicture.getAndIncrement();
    long start = System.nanoTime();
    try (PlainClient client = client(member)) {
      Answer answer = client.put(target(name), MemberProcesses.KEY, templates.get(picture));
      if (answer.status() == 201 || answer.status() == 204) {
        history.changed(name, picture, start, System.nanoTime());
        return;
      }
      refusals.add("PUT " + name + ": " + answer.status() + " " + answer.body());
    } catch (IOException e) {
      refuse(member, "PUT " + name, e);
    }
    history.perhapsChanged(name, picture, start);
  }

  private void delete(PackagedServer member, String name) {
    long start = System.nanoTime();
    try (PlainClient client = client(member)) {
      Answer answer = client.delete(target(name), MemberProcesses.KEY);
      if (answer.status() == 204) {
        history.changed(name, UploadHistory.ABSENT, start, System.nanoTime());
        return;
      }
      if (answer.status() == 404) {
        history.saw(name, UploadHistory.ABSENT, start, System.nanoTime());
        return;
      }
      refusals.add("DELETE " + name + ": " + answer.status() + " " + answer.body());
    } catch (IOException e) {
      refuse(member, "DELETE " + name, e);
    }
    history.perhapsChanged(name, UploadHistory.ABSENT, start);
  }

  /** Looks once and writes down what is there. */
  void look(PackagedServer member, String name) {
    long start = System.nanoTime();
    try (PlainClient client = client(member)) {
      Answer answer = client.get(target(name));
      if (answer.status() == 404) {
        history.saw(name, UploadHistory.ABSENT, start, System.nanoTime());
      } else if (answer.status() == 200) {
        history.saw(name, templates.number(answer.body()), start, System.nanoTime());
      } else {
        refusals.add("GET " + name + ": " + answer.status() + " " + answer.body());
      }
    } catch (IOException e) {
      refuse(member, "GET " + name, e);
    }
  }

  /** A member that was killed owes nobody an answer; its connections may end before the process has. */
  private void refuse(PackagedServer member, String what, IOException e) {
    try {
      if (!member.process().waitFor(5, TimeUnit.SECONDS)) {
        refusals.add(what + ": " + e);
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }

  private static PlainClient client(PackagedServer member) {
    return new PlainClient(member.host(), member.port());
  }

  private static String target(String name) {
    return "/templates/" + name;
  }

  /** Waits until they have done so much in all. */
  void awaitDone(int number) throws InterruptedException {
    while (done.get() < number) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** Waits until they have done all. */
  void await() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Looks at every template through this member. */
  void lookAtAll(PackagedServer member) {
    for (int i = 0; i < names; i++) {
      look(member, "storm-" + i);
    }
  }

  UploadHistory history() {
    return history;
  }

  /** Answers that are none of those that a client expects. */
  List<String> refusals() {
    return List.copyOf(refusals);
  }
}
