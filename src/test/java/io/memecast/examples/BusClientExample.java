package io.memecast.examples;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Another service that asks Memecast for a picture over the event bus. It needs none of Memecast's classes: vertx-core,
 * vertx-hazelcast and hazelcast of the versions that Memecast uses are all.
 *
 * <p>It joins as a guest: a lite member of Hazelcast's, which holds no data and is given no jobs. Hazelcast would like
 * {@code --add-opens} and {@code --add-exports} on the command line and says which; it works without.
 */
public final class BusClientExample {
  /** A member that dies does not answer, and nothing else tells. */
  private static final Duration SEND_TIMEOUT = Duration.ofSeconds(5);

  private final Vertx vertx;

  private BusClientExample(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Takes the cluster's name, a member's address and port, this process's own address, a file and a macro. */
  public static void main(String[] args) throws IOException, TimeoutException {
    if (args.length != 5) {
      System.err.println("usage: CLUSTER MEMBER:PORT OWN-ADDRESS FILE MACRO, such as memecast"
          + " 127.0.0.1:15701 127.0.0.1 out.jpg '{\"template\": \"owl\", \"top_text\": \"hoo\"}'");
      System.exit(64);
    }
    HazelcastInstance hazelcast = Hazelcast.newHazelcastInstance(guest(args[0], args[1], args[2]));
    boolean done;
    try {
      done = hazelcast.getCluster().getMembers().stream().allMatch(Member::isLiteMember)
          ? tell("no member of cluster " + args[0] + " is at " + args[1])
          : ask(hazelcast, args[2], Path.of(args[3]), new JsonObject(args[4]));
    } finally {
      hazelcast.shutdown();
    }
    System.exit(done ? 0 : 1);
  }

  static Config guest(String cluster, String member, String ownAddress) {
    Config config = new Config().setClusterName(cluster).setLiteMember(true);
    config
        .getMemberAttributeConfig()
        // Vert.x knows a process by it.
        .setAttribute("__vertx.nodeId", UUID.randomUUID().toString());
    // Any port: members take the first ones and look for each other there.
    config.getNetworkConfig().setPort(0);
    JoinConfig join = config.getNetworkConfig().getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).addMember(member);
    return config
        .setProperty("hazelcast.local.localAddress", ownAddress)
        .setProperty("hazelcast.socket.bind.any", "false")
        .setProperty("hazelcast.phone.home.enabled", "false")
        // The members miss whoever is silent for 12 seconds.
        .setProperty("hazelcast.heartbeat.interval.seconds", "2");
  }

  static Vertx start(HazelcastInstance hazelcast, String ownAddress) throws TimeoutException {
    // The host must be said: left to itself, Vert.x tells the members the first interface it finds.
    EventBusOptions bus = new EventBusOptions().setHost(ownAddress).setConnectTimeout(1000);
    return Vertx.builder()
        .with(new VertxOptions().setEventBusOptions(bus))
        .withClusterManager(new HazelcastClusterManager(hazelcast))
        .buildClustered()
        .await(30, TimeUnit.SECONDS);
  }

  private static boolean ask(
      HazelcastInstance hazelcast, String ownAddress, Path file, JsonObject macro)
      throws IOException, TimeoutException {
    Vertx vertx = start(hazelcast, ownAddress);
    try {
      return new BusClientExample(vertx).ask(file, macro);
    } finally {
      vertx.close().await(10, TimeUnit.SECONDS);
    }
  }

  private boolean ask(Path file, JsonObject macro) throws IOException, TimeoutException {
    try {
      JsonArray templates = this.<JsonArray>send("memecast.templates", null)
          .await(20, TimeUnit.SECONDS)
          .body();
      System.out.println("templates: " + templates.size());
      Message<Buffer> picture =
          this.<Buffer>send("memecast.caption", macro).await(20, TimeUnit.SECONDS);
      Files.write(file, picture.body().getBytes());
      for (String header : List.of("content-type", "width", "height", "etag", "member")) {
        System.out.println(header + ": " + picture.headers().get(header));
      }
      return true;
    } catch (ReplyException e) {
      return tell(e.failureCode() + " " + e.getMessage());
    }
  }

  /** Once more where no answer came: the member that was asked may have died, and the other knows nothing of it. */
  private <T> Future<Message<T>> send(String address, Object body) {
    DeliveryOptions options = new DeliveryOptions().setSendTimeout(SEND_TIMEOUT.toMillis());
    return vertx.eventBus().<T>request(address, body, options).recover(failure -> {
      if (failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT) {
        System.out.println("asking once more");
        return vertx.eventBus().request(address, body, options);
      }
      return Future.failedFuture(failure);
    });
  }

  private static boolean tell(String problem) {
    System.err.println(problem);
    return false;
  }
}
