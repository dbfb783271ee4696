package io.memecast.http;

import io.memecast.config.HttpConfig;
import io.memecast.config.ListenAddress;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP face on one event loop; several of them share a port. Only HTTP/1.x in clear text: what stands before us in
 * the open does TLS and HTTP/2.
 */
public final class HttpVerticle extends VerticleBase {
  /**
   * What the system buffers of an answer. Its own choice grows to megabytes, of which a slow reader takes a third in so
   * long a time that its connection looks idle.
   */
  private static final int SEND_BUFFER_BYTES = 128 << 10;

  private final Face face;
  private final HttpConfig config;
  private final Duration shutdownTimeout;
  private final Exchanges exchanges;
  private final Routes routes;
  private final ConnectionLimit connections;
  private @Nullable HttpServer server;

  /**
   * Not yet open; deploy it.
   *
   * @param face {@code OPERATORS} only where the settings have an address for it
   * @param captionLimit a caption must be answered in it, above zero
   * @param shutdownTimeout what is under way may take this long after undeploy was called, above zero
   */
  public HttpVerticle(
      Face face,
      HttpConfig config,
      Duration captionLimit,
      Duration shutdownTimeout,
      Backend backend) {
    this.face = face;
    this.config = config;
    this.shutdownTimeout = shutdownTimeout;
    exchanges =
        new Exchanges(backend.node(), backend.health(), backend.admission().answers());
    connections = backend.admission().connections(face);
    routes = new Routes(face, exchanges, config, captionLimit, backend);
  }

  @Override
  public Future<?> start() {
    server = vertx
        .createHttpServer(options())
        .connectionHandler(this::guard)
        .invalidRequestHandler(new MalformedRequestHandler(
            exchanges, config.maxRequestLineBytes(), config.maxHeaderBytes()))
        .requestHandler(routes.router(vertx));
    return server.listen(address());
  }

  /** With port 0 any free one, but the same for all instances of a face. */
  private SocketAddress address() {
    ListenAddress address =
        face == Face.OPERATORS ? Objects.requireNonNull(config.ops()) : config.address();
    return address.port() == 0
        ? SocketAddress.sharedRandomPort(face == Face.OPERATORS ? 2 : 1, address.host())
        : SocketAddress.inetSocketAddress(address.port(), address.host());
  }

  /** No new connections; what is under way is finished. */
  @Override
  public Future<?> stop() {
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(shutdownTimeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The port that this listens on, once it is deployed. */
  public int port() {
    if (server == null) {
      throw new IllegalStateException("not deployed");
    }
    return server.actualPort();
  }

  private HttpServerOptions options() {
    return new HttpServerOptions()
        .setMaxInitialLineLength(config.maxRequestLineBytes())
        .setMaxHeaderSize(config.maxHeaderBytes())
        .setIdleTimeout((int) config.idleTimeout().toMillis())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setSendBufferSize(SEND_BUFFER_BYTES)
        .setHttp2ClearTextEnabled(false)
        .setHandle100ContinueAutomatically(false);
  }

  @SuppressWarnings(
      "FutureReturnValueIgnored") // Closing ends with the connection, however it ends.
  private void guard(HttpConnection connection) {
    // The one place that needs Netty's channel, which no interface of Vert.x shows.
    Channel channel = ((ConnectionBase) connection).channel();
    if (!(channel.remoteAddress() instanceof InetSocketAddress address)) {
      // The client has gone already.
      channel.close();
      return;
    }
    InetAddress client = address.getAddress();
    ConnectionLimit.Verdict verdict = connections.enter(client);
    channel.closeFuture().addListener((ChannelFutureListener)
        closed -> connections.leave(client, verdict));
    channel
        .pipeline()
        .replace(
            HttpRequestDecoder.class,
            "memecast-decoder",
            new StrictRequestDecoder(config.maxRequestLineBytes(), config.maxHeaderBytes()));
    ConnectionGuard guard = new ConnectionGuard(config.headerTimeout(), exchanges::headTimeUp);
    channel
        .pipeline()
        .addBefore("handler", "memecast-guard", guard)
        .addBefore("memecast-guard", "memecast-readers", new ReaderGuard(ReaderGuard.WINDOW));
    switch (verdict) {
      case ADMITTED -> {}
      case REFUSED ->
        guard.refuse(channel.pipeline().context(guard), exchanges.tooManyConnections());
      case DROPPED -> channel.close();
    }
  }
}
