package io.memecast.macro;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A colour as CSS Color Module Level 4 writes it: a name, {@code #rgb}, {@code #rrggbb}, {@code rgb(…)} and
 * {@code hsl(…)}, each with and without alpha; beside them {@code 0xrrggbb} and {@code $rrggbb}. Channels out of
 * their range are clamped, as CSS demands.
 *
 * @param alpha 0 transparent .. 1 opaque
 */
record CssColor(Rgb rgb, double alpha) {
  /** Far longer than any colour, so that the patterns never see a novel. */
  private static final int MAX_LENGTH = 128;

  private static final Pattern HEX = Pattern.compile("#(?<short>[0-9a-f]{3,4})"
      + "|#(?<long>[0-9a-f]{6}|[0-9a-f]{8})"
      + "|(?:0x|\\$)(?<code>[0-9a-f]{6})");
  private static final Pattern FUNCTION =
      Pattern.compile("(?<name>rgb|hsl)a?\\(\\s*(?<arguments>[^()]*)\\)");
  private static final Pattern LEGACY = arguments("\\s*,\\s*", "\\s*,\\s*");
  private static final Pattern MODERN = arguments("\\s+", "\\s*/\\s*");

  /** The colour that {@code text} means, ignoring case; empty where it means none. */
  static Optional<CssColor> parse(String text) {
    String color = text.strip().toLowerCase(Locale.ROOT);
    if (color.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    if (color.equals("transparent")) {
      return Optional.of(new CssColor(Rgb.BLACK, 0));
    }
    Matcher hex = HEX.matcher(color);
    if (hex.matches()) {
      return Optional.of(ofHex(hex));
    }
    Matcher function = FUNCTION.matcher(color);
    if (function.matches()) {
      return ofFunction(function.group("name"), function.group("arguments").strip());
    }
    return CssColorNames.find(color).map(rgb -> new CssColor(rgb, 1));
  }

  private static Pattern arguments(String separator, String beforeAlpha) {
    String argument = "([^\\s,/]+)";
    return Pattern.compile(argument + separator + argument + separator + argument + "(?:"
        + beforeAlpha + argument + ")?");
  }

  boolean isOpaque() {
    return alpha >= 1;
  }

  private static CssColor ofHex(Matcher hex) {
    String digits = hex.group("long");
    if (digits == null) {
      digits = hex.group("code");
    }
    if (digits == null) {
      digits = hex.group("short").replaceAll("[0-9a-f]", "$0$0");
    }
    Rgb rgb = Rgb.of(Integer.parseInt(digits.substring(0, 6), 16));
    double alpha = digits.length() == 8 ? Integer.parseInt(digits.substring(6), 16) / 255.0 : 1;
    return new CssColor(rgb, alpha);
  }

  private static Optional<CssColor> ofFunction(String name, String arguments) {
    boolean legacy = arguments.indexOf(',') >= 0;
    Matcher parts = (legacy ? LEGACY : MODERN).matcher(arguments);
    if (!parts.matches()) {
      return Optional.empty();
    }
    List<Optional<CssNumber>> numbers =
        Stream.of(1, 2, 3).map(parts::group).map(CssNumber::parse).toList();
    Optional<Double> alpha = parts.group(4) == null ? Optional.of(1.0) : alpha(parts.group(4));
    if (alpha.isEmpty() || numbers.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<CssNumber> channels = numbers.stream().map(Optional::orElseThrow).toList();
    Optional<Rgb> rgb = name.equals("rgb") ? rgb(channels, legacy) : hsl(channels, legacy);
    return rgb.map(color -> new CssColor(color, alpha.orElseThrow()));
  }

  private static Optional<Rgb> rgb(List<CssNumber> channels, boolean legacy) {
    boolean sameUnits = channels.stream().map(CssNumber::unit).distinct().count() == 1;
    if (channels.stream().anyMatch(CssNumber::isAngle) || (legacy && !sameUnits)) {
      return Optional.empty();
    }
    int[] rgb = channels.stream().mapToInt(c -> toByte(c.fractionOf(255))).toArray();
    return Optional.of(new Rgb(rgb[0], rgb[1], rgb[2]));
  }

  private static Optional<Rgb> hsl(List<CssNumber> channels, boolean legacy) {
    CssNumber hue = channels.get(0);
    CssNumber saturation = channels.get(1);
    CssNumber lightness = channels.get(2);
    boolean percentages = saturation.isPercentage() && lightness.isPercentage();
    if (hue.isPercentage()
        || saturation.isAngle()
        || lightness.isAngle()
        || (legacy && !percentages)) {
      return Optional.empty();
    }
    return Optional.of(ofHsl(hue.degrees(), saturation.fractionOf(100), lightness.fractionOf(100)));
  }

  /** CSS Color Module Level 4, section 7.1; hue in degrees, 0..360. */
  private static Rgb ofHsl(double hue, double saturation, double lightness) {
    double chroma = saturation * Math.min(lightness, 1 - lightness);
    double[] steps = {0, 8, 4};
    int[] rgb = new int[3];
    for (int i = 0; i < 3; i++) {
      double k = (steps[i] + hue / 30) % 12;
      rgb[i] = toByte(lightness - chroma * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1)));
    }
    return new Rgb(rgb[0], rgb[1], rgb[2]);
  }

  private static Optional<Double> alpha(String text) {
    return CssNumber.parse(text)
        .filter(alpha -> !alpha.isAngle())
        .map(alpha -> alpha.fractionOf(1));
  }

  private static int toByte(double fraction) {
    return (int) Math.round(fraction * 255);
  }
}
