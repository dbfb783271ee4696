package io.memecast.macro;

import io.memecast.error.CaptionException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One value of a request and where it stands, such as {@code captions[2].color}. The readers refuse what they cannot
 * take, with a text that names both.
 *
 * @param path key, with those of the objects and lists around it
 * @param value String, Number, Boolean, List, Map or null
 */
record Field(String path, @Nullable Object value) {
  /** The longest name of a template or font, in code points: far beyond any file's, far below a burden. */
  private static final int MAX_NAME_CODE_POINTS = 2048;

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,1000}");

  /** The error that this value is not what it must be. */
  CaptionException mustBe(String expected) {
    return InvalidRequest.because(
        path + " must be " + expected + ", was " + Excerpt.ofValue(value));
  }

  String string() {
    if (value instanceof String text) {
      return text;
    }
    throw mustBe("a string");
  }

  /** The value in small letters without surrounding space; empty where it is not a string. */
  String keyword() {
    return value instanceof String text ? text.strip().toLowerCase(Locale.ROOT) : "";
  }

  /** The name of a file to look up: not empty, and nothing that no file name can hold. */
  String name() {
    String name = string();
    if (name.isEmpty()) {
      throw mustBe("a non-empty string");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw mustBe("a name without control characters");
    }
    if (WellFormed.firstLoneSurrogate(name) >= 0) {
      throw mustBe("well-formed Unicode");
    }
    int length = name.codePointCount(0, name.length());
    if (length > MAX_NAME_CODE_POINTS) {
      throw InvalidRequest.because(
          path + " is too long: " + length + " > " + MAX_NAME_CODE_POINTS + " characters");
    }
    return name;
  }

  /** A whole number written in digits alone: {@code 1e2} and {@code 100.0} are not, as they are fractions in JSON. */
  BigInteger integer(String expected) {
    if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
      return new BigInteger(value.toString());
    }
    if (value instanceof String text && INTEGER.matcher(text.strip()).matches()) {
      return new BigInteger(text.strip());
    }
    throw mustBe(expected);
  }

  /** A whole number of that range. */
  int integer(int min, int max) {
    String expected = "a whole number from " + min + " to " + max;
    BigInteger number = integer(expected);
    if (number.compareTo(BigInteger.valueOf(min)) < 0
        || number.compareTo(BigInteger.valueOf(max)) > 0) {
      throw mustBe(expected);
    }
    return number.intValue();
  }

  /** A number, as such or in a string; infinite where it is beyond a double's range, NaN where it is none. */
  double number() {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof String text && DECIMAL.matcher(text.strip()).matches()) {
      return Double.parseDouble(text.strip());
    }
    return Double.NaN;
  }

  /** A number of that range, never minus zero, which would make equal macros differ. */
  double number(double min, double max) {
    double number = number();
    if (!(number >= min && number <= max)) {
      throw mustBe("a number from " + plain(min) + " to " + plain(max));
    }
    return number + 0.0;
  }

  /** One of an enum's constants by its name, ignoring case. */
  <E extends Enum<E>> E oneOf(Class<E> type) {
    String keyword = keyword();
    for (E constant : type.getEnumConstants()) {
      if (wordOf(constant).equals(keyword)) {
        return constant;
      }
    }
    throw mustBe(Arrays.stream(type.getEnumConstants())
        .map(Field::wordOf)
        .collect(Collectors.joining(", ", "one of ", "")));
  }

  private static String wordOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
