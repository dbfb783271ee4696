package io.memecast.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed settings from their text and gathers every problem on the way, so that all can be told at once. A value
 * with a problem reads as its default. One thread.
 */
final class ConfigReader {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,12})(ms|s|m|h|)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,15})(KiB|MiB|GiB|B|)");

  private static final int MAX_SECRET_BYTES = 4096;

  private final Map<String, String> values;
  private final Set<String> known = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  ConfigReader(Map<String, String> values) {
    this.values = values;
  }

  /** What has gone wrong so far; a key that nobody has read is a problem too. */
  List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    new TreeSet<>(values.keySet())
        .stream()
            .filter(key -> !known.contains(key))
            .forEach(key -> all.add(key + ": no such setting" + suggestion(key)));
    return all;
  }

  private String suggestion(String key) {
    return Spelling.nearest(key, known)
        .map(name -> ", did you mean " + name + "?")
        .orElse("");
  }

  /** Every key that has been read. */
  Set<String> known() {
    return known;
  }

  void problem(String key, String mustBe) {
    problems.add(key + ": " + mustBe + ", was " + shown(values.get(key)));
  }

  String text(String key, String fallback) {
    return optionalText(key).orElse(fallback);
  }

  Optional<String> optionalText(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /**
   * A text that no message and no log shows; null where the key is absent.
   *
   * @param form regular expression of the whole text
   */
  @Nullable
  String secret(String key, String form, String mustBe) {
    String value = optionalText(key).orElse(null);
    if (value != null && !value.matches(form)) {
      problems.add(key + ": " + mustBe);
    }
    return value;
  }

  /**
   * As above, from the file that the setting names, without the line's end after it.
   *
   * @param mustBe what the setting must be, told without anything of the file
   */
  @Nullable
  String secretFile(String key, String form, String mustBe) {
    String file = optionalText(key).orElse(null);
    if (file == null) {
      return null;
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      String text =
          new String(in.readNBytes(MAX_SECRET_BYTES), StandardCharsets.UTF_8).stripTrailing();
      if (text.matches(form)) {
        return text;
      }
    } catch (IOException | InvalidPathException e) {
      // Reported below, as for a file that can be read and has no such text.
    }
    problem(key, mustBe);
    return null;
  }

  int integer(String key, int fallback, int min, int max) {
    return read(key, fallback, "must be a whole number between " + min + " and " + max, value -> {
      int number = Integer.parseInt(value);
      return number < min || number > max ? null : number;
    });
  }

  @Nullable
  Integer optionalInteger(String key, int min, int max) {
    return optionalText(key).isEmpty() ? null : (Integer) integer(key, min, min, max);
  }

  boolean flag(String key, boolean fallback) {
    return read(key, fallback, "must be true or false", value -> switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    });
  }

  Duration duration(String key, Duration fallback, Duration min, Duration max) {
    String mustBe =
        "must be a duration such as 500ms, 10s or 2m, between " + shown(min) + " and " + shown(max);
    return read(key, fallback, mustBe, value -> {
      Duration duration = parseDuration(value);
      return duration == null || duration.compareTo(min) < 0 || duration.compareTo(max) > 0
          ? null
          : duration;
    });
  }

  private static @Nullable Duration parseDuration(String value) {
    Matcher matcher = DURATION.matcher(value);
    if (!matcher.matches()) {
      return null;
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofSeconds(amount);
    };
  }

  /** Bytes. */
  long size(String key, long fallback, long min, long max) {
    String mustBe =
        "must be a size such as 64KiB or 32MiB, between " + min + " and " + max + " bytes";
    return read(key, fallback, mustBe, value -> {
      Matcher matcher = SIZE.matcher(value);
      if (!matcher.matches()) {
        return null;
      }
      long unit =
          switch (matcher.group(2)) {
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            case "GiB" -> 1L << 30;
            default -> 1;
          };
      long bytes = Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
      return bytes < min || bytes > max ? null : bytes;
    });
  }

  <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
    List<String> names = Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .toList();
    return read(key, fallback, "must be one of " + String.join(", ", names), value -> {
      int index = names.indexOf(value.toLowerCase(Locale.ROOT));
      return index < 0 ? null : type.getEnumConstants()[index];
    });
  }

  /**
   * {@code ADDRESS:PORT}, with both parts; null where the key is absent.
   *
   * @param minPort 0 where any free port will do
   */
  @Nullable
  ListenAddress optionalAddress(String key, int minPort) {
    if (optionalText(key).isEmpty()) {
      return null;
    }
    return read(
        key,
        ListenAddress.DEFAULT,
        "must be ADDRESS:PORT (IPv6 in brackets), port " + minPort + "..65535",
        value -> {
          ListenAddress address = ListenAddress.parse(value);
          return value.equals(address.toString()) && address.port() >= minPort ? address : null;
        });
  }

  /** Separated by commas; empty parts are left out. */
  List<String> list(String key) {
    return optionalText(key).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /**
   * Reads with {@code parse}, which returns null or throws an {@link IllegalArgumentException} or
   * {@link ArithmeticException} for what it does not accept.
   */
  <T> T read(String key, T fallback, String mustBe, Function<String, @Nullable T> parse) {
    Optional<String> value = optionalText(key);
    if (value.isEmpty()) {
      return fallback;
    }
    try {
      T parsed = parse.apply(value.get());
      if (parsed != null) {
        return parsed;
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      // Reported below, as for a value that parses and is out of range.
    }
    problem(key, mustBe);
    return fallback;
  }

  private static String shown(@Nullable String value) {
    return value == null ? "absent" : value.matches("-?\\d+") ? value : '"' + value + '"';
  }

  private static String shown(Duration duration) {
    if (duration.toMillis() % 1000 != 0) {
      return duration.toMillis() + "ms";
    }
    return duration.toSeconds() % 60 != 0 || duration.isZero()
        ? duration.toSeconds() + "s"
        : duration.toMinutes() + "m";
  }
}
