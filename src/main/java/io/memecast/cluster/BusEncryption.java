package io.memecast.cluster;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import io.memecast.config.TlsFiles;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS of the event bus. Of two members each shows the other a certificate that one of the cluster's authorities has signed,
 * whichever of them connects.
 *
 * <p>Names in certificates are not compared with addresses: Vert.x's bus does not do so, and members' addresses come and go.
 * So every certificate of such an authority makes a member, and the authority should sign for nothing else.
 */
final class BusEncryption {
  private static final Logger LOG = LoggerFactory.getLogger(BusEncryption.class);
  private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");
  private static final String KEYS =
      "cluster.bus-certificate, cluster.bus-key, cluster.bus-authorities";
  private static final long HANDSHAKE_SECONDS = 10;

  private BusEncryption() {}

  /**
   * Switches it on for both sides of every connection.
   *
   * @throws JoinException when a file cannot be read, or two members with these files could not talk to each other; the
   *     text names the setting
   */
  static void switchOn(EventBusOptions bus, TlsFiles files) throws JoinException {
    bus.setSsl(true)
        .setKeyCertOptions(new PemKeyCertOptions()
            .setCertValue(read("cluster.bus-certificate", files.certificate()))
            .setKeyValue(read("cluster.bus-key", files.key())))
        .setTrustOptions(new PemTrustOptions()
            .addCertValue(read("cluster.bus-authorities", files.authorities())))
        // The bus's own default is to trust whoever answers.
        .setTrustAll(false)
        .setClientAuth(ClientAuth.REQUIRED)
        .setEnabledSecureTransportProtocols(PROTOCOLS);
    rehearse(bus);
    LOG.info("The event bus is encrypted, with the certificate {}", files.certificate());
  }

  private static Buffer read(String setting, Path file) throws JoinException {
    try {
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new JoinException(setting + ": cannot read " + file + " (" + e + ")", e);
    }
  }

  /**
   * Lets a member shake hands with itself. Files that are no PEM, a key of another certificate, a certificate that has run
   * out or comes from another authority would else only show in jobs that never arrive. The bus's own Vert.x comes after
   * the cluster was joined, so a throw-away one does it.
   */
  private static void rehearse(EventBusOptions bus) throws JoinException {
    Vertx vertx = Vertx.vertx(new VertxOptions()
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(1)
        .setFileSystemOptions(new FileSystemOptions()
            .setFileCachingEnabled(false)
            .setClassPathResolvingEnabled(false)));
    try {
      handshake(vertx, bus)
          .toCompletionStage()
          .toCompletableFuture()
          .get(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new JoinException(
          "members with these files cannot talk to each other (" + KEYS + "): "
              + cause.getMessage(),
          cause);
    } catch (TimeoutException e) {
      throw new JoinException("no TLS handshake in " + HANDSHAKE_SECONDS + " s (" + KEYS + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JoinException("stopped while joining the cluster", e);
    } finally {
      vertx.close();
    }
  }

  private static Future<Void> handshake(Vertx vertx, EventBusOptions bus) {
    // As Vert.x makes the two sides of its bus from these options.
    NetServer server = vertx.createNetServer(new NetServerOptions(bus.toJson()).setPort(0));
    NetClient client = vertx.createNetClient(
        new NetClientOptions(bus.toJson()).setHostnameVerificationAlgorithm(""));
    Promise<Void> accepted = Promise.promise();
    server.connectHandler(socket -> accepted.tryComplete());
    server.exceptionHandler(accepted::tryFail);
    return server
        .listen()
        .compose(listening -> client.connect(listening.actualPort(), bus.getHost()))
        .compose(connected -> accepted.future());
  }

  /**
   * Compares this member with the others, which would not hear each other.
   *
   * @throws JoinException when one of them encrypts the bus and the other does not
   */
  static void checkOthers(Cluster cluster) throws JoinException {
    String own = cluster.getLocalMember().getAttribute(HazelcastSettings.BUS);
    for (Member member : cluster.getMembers()) {
      String other = member.getAttribute(HazelcastSettings.BUS);
      if (other != null && !other.equals(own)) {
        throw new JoinException(
            "cannot join the cluster: the event bus of the member at " + member.getAddress()
                + " is " + other + ", this one's is " + own + " (" + KEYS + ")",
            null);
      }
    }
  }

  /** What {@link #checkOthers} compares. */
  static String form(boolean encrypted) {
    return encrypted ? "encrypted" : "not encrypted";
  }
}
