package io.memecast.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP face.
 *
 * @param address where to listen
 * @param maxRequestLineBytes longest request line, 1 KiB..1 MiB; beyond it 414
 * @param maxHeaderBytes largest header block, 1 KiB..1 MiB; beyond it 431
 * @param maxBodyBytes largest body, 1 KiB..16 MiB; beyond it 413
 * @param headerTimeout a request's head must have arrived in this time, 100 ms..10 min
 * @param idleTimeout a connection without traffic is closed after it, 1 s..1 h
 * @param requestTimeout a caption must be answered in it, else 504; zero = the hard maximum of {@link RenderConfig}
 * @param cacheMaxAge {@code max-age} of pictures, 0..1 year
 * @param maxConnections at a time, 1..1 000 000; beyond them 503
 * @param maxConnectionsPerAddress of one IPv4 address, or of one 64-bit network of IPv6; likewise
 * @param ops where {@code /stats} and {@code /cluster} are answered instead of at {@code address}; null = there, too
 */
public record HttpConfig(
    ListenAddress address,
    int maxRequestLineBytes,
    int maxHeaderBytes,
    int maxBodyBytes,
    Duration headerTimeout,
    Duration idleTimeout,
    Duration requestTimeout,
    Duration cacheMaxAge,
    int maxConnections,
    int maxConnectionsPerAddress,
    @Nullable ListenAddress ops) {
  public static final HttpConfig DEFAULTS = new HttpConfig(
      ListenAddress.DEFAULT,
      64 << 10,
      16 << 10,
      64 << 10,
      Duration.ofSeconds(10),
      Duration.ofSeconds(60),
      Duration.ofSeconds(10),
      Duration.ofMinutes(5),
      3000,
      2500,
      null);

  static HttpConfig from(ConfigReader reader) {
    ListenAddress address = reader.read(
        "http.address",
        DEFAULTS.address,
        "must be ADDRESS:PORT, :PORT or ADDRESS (IPv6 in brackets), port 0..65535",
        ListenAddress::parse);
    ListenAddress ops = reader.optionalAddress("http.ops", 0);
    if (ops != null && ops.port() > 0 && ops.equals(address)) {
      reader.problem("http.ops", "must be another address than http.address");
    }
    return new HttpConfig(
        address,
        (int) reader.size("http.max-request-line", DEFAULTS.maxRequestLineBytes, 1 << 10, 1 << 20),
        (int) reader.size("http.max-header-size", DEFAULTS.maxHeaderBytes, 1 << 10, 1 << 20),
        (int) reader.size("http.max-body-size", DEFAULTS.maxBodyBytes, 1 << 10, 16 << 20),
        reader.duration(
            "http.header-timeout",
            DEFAULTS.headerTimeout,
            Duration.ofMillis(100),
            Duration.ofMinutes(10)),
        reader.duration(
            "http.idle-timeout", DEFAULTS.idleTimeout, Duration.ofSeconds(1), Duration.ofHours(1)),
        reader.duration(
            "http.request-timeout", DEFAULTS.requestTimeout, Duration.ZERO, Duration.ofHours(1)),
        reader.duration(
            "http.cache-max-age", DEFAULTS.cacheMaxAge, Duration.ZERO, Duration.ofDays(365)),
        reader.integer("http.max-connections", DEFAULTS.maxConnections, 1, 1_000_000),
        reader.integer(
            "http.max-connections-per-address", DEFAULTS.maxConnectionsPerAddress, 1, 1_000_000),
        ops);
  }
}
