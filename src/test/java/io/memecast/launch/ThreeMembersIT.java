package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Three processes as one cluster, and clients of the first that retry nothing: whatever happens to the other two, every
 * request is answered, and with its own picture.
 */
@Timeout(120)
class ThreeMembersIT {
  private static final int CLIENTS = 6;

  private final Map<String, String> environment = new ConcurrentHashMap<>();
  private final List<PackagedServer> members = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Map<String, String> etags = new ConcurrentHashMap<>();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean asking = true;

  @BeforeEach
  void startMembers() throws Exception {
    environment.put("MEMECAST_CLUSTER_NAME", "test-" + UUID.randomUUID());
    environment.put("MEMECAST_CLUSTER_PORT", Integer.toString(freePort()));
    // One worker and nothing kept: the first member has to send work to the others.
    environment.put("MEMECAST_RENDER_THREADS", "1");
    environment.put("MEMECAST_RENDER_RESULT_CACHE", "0");
    for (int i = 0; i < 3; i++) {
      members.add(PackagedServer.start(environment));
    }
    for (int i = 0; i < CLIENTS; i++) {
      Thread client = new Thread(this::ask, "client-" + i);
      client.start();
      clients.add(client);
    }
  }

  @AfterEach
  void stopMembers() throws Exception {
    stopAsking();
    for (PackagedServer member : members) {
      member.close();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void ask() {
    while (asking) {
      String target = "/caption?template=chelsea&top_text=number%20" + asked.incrementAndGet();
      try {
        HttpResponse<byte[]> answer = members.get(0).get(target);
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
  private void awaitRequests(int number) throws InterruptedException {
    int enough = asked.get() + number;
    while (asked.get() < enough) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private void stopAsking() throws InterruptedException {
    asking = false;
    for (Thread client : clients) {
      client.join();
    }
  }

  private void assertThatMemberWorks(PackagedServer member) throws Exception {
    while (!new String(member.get("/stats").body(), StandardCharsets.UTF_8)
        .replaceAll("\\s", "")
        .matches(".*\"started\":[1-9].*")) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private void assertThatNothingWasLost() throws Exception {
    stopAsking();
    assertThat(failures).isEmpty();
    assertThat(etags).hasSizeGreaterThan(100);
    assertThat(etags.values()).doesNotHaveDuplicates().doesNotContain("none");
  }

  @Test
  void otherMemberIsKilled_everyRequestIsAnswered() throws Exception {
    assertThatMemberWorks(members.get(1));
    assertThatMemberWorks(members.get(2));

    members.get(1).process().destroyForcibly();

    awaitRequests(100);
    assertThatNothingWasLost();
    assertThat(members.get(0).output()).contains(" is gone, 2 in all");
  }

  @Test
  void otherMembersRestartOneAfterTheOther_everyRequestIsAnswered() throws Exception {
    for (int i = 1; i < 3; i++) {
      assertThatMemberWorks(members.get(i));
      members.get(i).process().destroy();
      assertThat(members.get(i).process().waitFor(40, TimeUnit.SECONDS)).isTrue();
      assertThat(members.get(i).process().exitValue()).isZero();
      members.set(i, PackagedServer.start(environment));
    }
    assertThatMemberWorks(members.get(2));

    assertThatNothingWasLost();
  }
}
