package io.memecast.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to listen.
 *
 * @param host an IPv4 or IPv6 address (without brackets) or a host name
 * @param port 0..65535; 0 = any free one
 */
public record ListenAddress(String host, int port) {
  /** All IPv4 addresses of the machine, port 1337. */
  public static final ListenAddress DEFAULT = new ListenAddress("0.0.0.0", 1337);

  private static final Pattern FORM =
      Pattern.compile("(?<host>\\[[0-9a-fA-F:.]+]|[^:\\[\\]/\\s]+)?(?::(?<port>\\d{1,5}))?");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern HOST_NAME =
      Pattern.compile("(?=.*[a-zA-Z])[a-zA-Z0-9]([a-zA-Z0-9.-]{0,251}[a-zA-Z0-9])?");

  /**
   * Reads {@code HOST}, {@code HOST:PORT} or {@code :PORT}; an IPv6 host stands in brackets. What is left out comes from
   * {@link #DEFAULT}.
   *
   * @throws IllegalArgumentException for anything else, such as a bare number or half an address
   */
  public static ListenAddress parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      throw new IllegalArgumentException("not an address: " + text);
    }
    String host = matcher.group("host");
    String port = matcher.group("port");
    int number = port == null ? DEFAULT.port : Integer.parseInt(port);
    if (number > 65535) {
      throw new IllegalArgumentException("port is too large: " + port);
    }
    return new ListenAddress(host == null ? DEFAULT.host : checkedHost(host), number);
  }

  private static String checkedHost(String host) {
    if (host.startsWith("[")) {
      return checkedIpv6(host);
    }
    if (!IPV4.matcher(host).matches() && !HOST_NAME.matcher(host).matches()) {
      throw new IllegalArgumentException("not an address: " + host);
    }
    return host;
  }

  private static String checkedIpv6(String bracketed) {
    try {
      InetAddress.getByName(bracketed); // in brackets, so it is never looked up
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an IPv6 address: " + bracketed, e);
    }
    return bracketed.substring(1, bracketed.length() - 1);
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
