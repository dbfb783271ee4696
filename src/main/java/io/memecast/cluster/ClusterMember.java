package io.memecast.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import io.memecast.config.ClusterConfig;
import io.memecast.config.ListenAddress;
import io.memecast.job.Members;
import io.memecast.template.TemplateFiles;
import io.memecast.template.TemplateStore;
import io.memecast.template.UploadFolder;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process as a member of its cluster: Hazelcast, and a Vert.x whose event bus reaches every member. Safe for any
 * thread; starting and closing block.
 */
public final class ClusterMember {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterMember.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final String node;
  private final HazelcastInstance hazelcast;
  private final Vertx vertx;
  private final long templateMemoryBytes;

  private ClusterMember(
      String node, HazelcastInstance hazelcast, Vertx vertx, long templateMemoryBytes) {
    this.node = node;
    this.hazelcast = hazelcast;
    this.vertx = vertx;
    this.templateMemoryBytes = templateMemoryBytes;
  }

  /**
   * Joins the cluster, or founds it when nobody is there.
   *
   * @param bundled templates that come with the program, which are shared
   * @param uploads those that clients put in, likewise; null = this member keeps none on its disk
   * @throws JoinException when an address is wrong or taken
   */
  public static ClusterMember join(
      ClusterConfig cluster, TemplateFiles bundled, @Nullable UploadFolder uploads)
      throws JoinException {
    String node = UUID.randomUUID().toString().substring(0, 8);
    String host = address(cluster.host());
    EventBusOptions bus = busOptions(cluster, host);
    Supplier<Config> configs =
        () -> HazelcastSettings.of(cluster, host, node, new TemplateStorage(bundled, uploads));
    HazelcastInstance hazelcast;
    try {
      hazelcast = cluster.join() == ClusterConfig.Join.LOCAL && cluster.publicAddress() == null
          ? new LocalJoin(host, cluster.port(), configs).start()
          : Hazelcast.newHazelcastInstance(configs.get());
    } catch (HazelcastException | IllegalStateException e) {
      throw new JoinException(
          "cannot join the cluster at " + host + ":" + cluster.port()
              + " (cluster.host, cluster.port): " + e.getMessage(),
          e);
    }
    try {
      JobFormat.check(hazelcast.getCluster());
      BusEncryption.checkOthers(hazelcast.getCluster());
      ClusterMember member = new ClusterMember(
          node, hazelcast, startVertx(bus, hazelcast), cluster.templateMemoryBytes());
      MembershipLog.follow(hazelcast, node);
      return member;
    } catch (JoinException e) {
      hazelcast.shutdown();
      throw e;
    }
  }

  private static Vertx startVertx(EventBusOptions bus, HazelcastInstance hazelcast)
      throws JoinException {
    // Nothing is read from the class path through Vert.x, so it needs no folder for copies on the
    // disk.
    FileSystemOptions files =
        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    VertxOptions options = new VertxOptions()
        .setEventBusOptions(bus)
        .setInternalBlockingPoolSize(8)
        .setFileSystemOptions(files);
    try {
      return Vertx.builder()
          .with(options)
          .withClusterManager(new HazelcastClusterManager(hazelcast))
          .buildClustered()
          .toCompletionStage()
          .toCompletableFuture()
          .get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new JoinException(
          "the event bus does not start at " + bus.getHost() + ":" + bus.getPort()
              + " (cluster.host, cluster.bus-port): " + e.getMessage(),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JoinException("stopped while joining the cluster", e);
    }
  }

  private static EventBusOptions busOptions(ClusterConfig cluster, String host)
      throws JoinException {
    // The host must be said: left to itself, Vert.x advertises the first interface that it finds.
    EventBusOptions bus = new EventBusOptions()
        .setHost(host)
        .setPort(cluster.busPort())
        .setConnectTimeout(1000)
        .setClusterPingInterval(5000)
        .setClusterPingReplyInterval(5000);
    ListenAddress busPublic = cluster.busPublicAddress();
    if (busPublic != null) {
      bus.setClusterPublicHost(busPublic.host()).setClusterPublicPort(busPublic.port());
    }
    if (cluster.busTls() != null) {
      BusEncryption.switchOn(bus, cluster.busTls());
    }
    return bus;
  }

  /** {@code auto} is what the machine's own name stands for: a container's address, for one. */
  private static String address(String host) throws JoinException {
    try {
      InetAddress address =
          host.equals("auto") ? InetAddress.getLocalHost() : InetAddress.getByName(host);
      if (!isPrivate(address)) {
        LOG.warn(
            "cluster.host {} is a public address: whoever reaches the ports of Hazelcast and of the"
                + " event bus is a member",
            address.getHostAddress());
      }
      return address.getHostAddress();
    } catch (UnknownHostException e) {
      throw new JoinException("cluster.host: no address is known for \"" + host + '"', e);
    }
  }

  /** Loopback, RFC 1918, link-local, or unique local (RFC 4193: fc00::/7). */
  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || uniqueLocal;
  }

  /** This member's name: short, made anew at each start. */
  public String node() {
    return node;
  }

  public Vertx vertx() {
    return vertx;
  }

  /** From now on the templates come by way of the map that all members share. */
  public void share(SharedTemplates templates, TemplateWatch watch) {
    SharedTemplateMap shared = new HazelcastTemplateMap(hazelcast);
    templates.join(shared);
    watch.join(shared::evict);
    new TemplateMemory(hazelcast, templateMemoryBytes).keepWithin(vertx);
  }

  /**
   * From now on clients may change templates through any member.
   *
   * @param table where other members put the changes that they tell of
   * @param maxTemplates names that are kept
   * @param maxBytes of their pictures and layouts
   */
  public TemplateStore store(
      TemplateTable table, UploadWatch watch, int maxTemplates, long maxBytes) {
    SharedTemplateMap shared = new HazelcastTemplateMap(hazelcast);
    HazelcastSettings.setTable(hazelcast, table);
    watch.join(shared);
    return new SharedTemplateStore(
        shared, table, watch, new TemplateNotices(hazelcast)::tell, node, maxTemplates, maxBytes);
  }

  /**
   * The directory of members that take jobs. Nobody is in it yet: see {@link MemberDirectory#announce()}.
   *
   * @param workers jobs that this member renders at the same time
   * @param capacity jobs that it can hold, with those that wait
   */
  public MemberDirectory directory(int workers, int capacity) {
    return new MemberDirectory(hazelcast, new Members.Member(node, workers, capacity));
  }

  /**
   * Leaves: the event bus first, Hazelcast last. Never throws.
   *
   * @param limit for each of the two
   */
  public void leave(Duration limit) {
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("The event bus did not close: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    leaveHazelcast(limit);
  }

  private void leaveHazelcast(Duration limit) {
    Thread shutdown = new Thread(hazelcast::shutdown, "cluster-leave");
    shutdown.setDaemon(true);
    shutdown.start();
    try {
      shutdown.join(limit.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (shutdown.isAlive()) {
      LOG.warn("Hazelcast did not shut down in {}", limit);
      hazelcast.getLifecycleService().terminate();
    }
  }
}
