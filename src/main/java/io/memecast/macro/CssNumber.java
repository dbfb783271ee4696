package io.memecast.macro;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number in the arguments of a CSS colour function.
 *
 * @param value finite
 * @param unit {@code %}, {@code deg}, {@code grad}, {@code rad}, {@code turn}, or empty for a plain number
 */
record CssNumber(double value, String unit) {
  private static final Pattern SYNTAX =
      Pattern.compile("(?<value>[+-]?(?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)(?:e[+-]?[0-9]+)?)"
          + "(?<unit>%|deg|grad|rad|turn|)");

  static Optional<CssNumber> parse(String text) {
    Matcher number = SYNTAX.matcher(text);
    if (!number.matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(number.group("value"));
    return Double.isFinite(value)
        ? Optional.of(new CssNumber(value, number.group("unit")))
        : Optional.empty();
  }

  boolean isPercentage() {
    return unit.equals("%");
  }

  boolean isAngle() {
    return !unit.isEmpty() && !isPercentage();
  }

  /** This number as a fraction of {@code whole}, or this percentage as a fraction, clamped to 0..1. */
  double fractionOf(double whole) {
    double fraction = value / (isPercentage() ? 100 : whole);
    return Math.max(0, Math.min(fraction, 1));
  }

  /** This angle, a plain number being degrees, in 0..360. */
  double degrees() {
    double degrees =
        switch (unit) {
          case "grad" -> value * 0.9;
          case "rad" -> Math.toDegrees(value);
          case "turn" -> value * 360;
          default -> value;
        };
    double turned = degrees % 360;
    return turned < 0 ? turned + 360 : turned;
  }
}
