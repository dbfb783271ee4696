package io.memecast.job;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of requests, which go into logs and answers. */
public final class RequestId {
  /** Nothing that could break a log line, a header or a shell. */
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:@/+=-]{1,64}");

  private RequestId() {}

  /** The name that the caller gave, if it is a sane one, else a new one. */
  public static String orNew(@Nullable String given) {
    return given != null && SANE.matcher(given).matches() ? given : create();
  }

  /** A new one: 16 hexadecimal digits. */
  public static String create() {
    return String.format("%016x", UUID.randomUUID().getLeastSignificantBits());
  }
}
