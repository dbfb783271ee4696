package io.memecast.template;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Orders the changes of one template, also those that were made in parts of a cluster that did not see each other: the
 * later one wins, everywhere. A hybrid of wall clock and counter (Kulkarni et al., "Logical Physical Clocks", 2014): it
 * follows the clock, but a change that knows of another is always later than that, however the clocks differ.
 *
 * @param millis wall clock, since 1970
 * @param counter orders changes of one millisecond, not negative
 * @param node of the member that made the change; decides where all else is equal
 */
public record Revision(long millis, int counter, String node) implements Comparable<Revision> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,15})-(\\d{1,9})-([0-9A-Za-z]{1,32})");
  private static final Comparator<Revision> ORDER = Comparator.comparingLong(Revision::millis)
      .thenComparingInt(Revision::counter)
      .thenComparing(Revision::node);

  /** Reads what {@link #toString} wrote; empty for anything else. */
  public static Optional<Revision> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new Revision(
            Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)), matcher.group(3)))
        : Optional.empty();
  }

  /** A revision of {@code node}'s that is later than this one, and not before {@code nowMillis}. */
  public Revision next(long nowMillis, String node) {
    return nowMillis > millis
        ? new Revision(nowMillis, 0, node)
        : new Revision(millis, counter + 1, node);
  }

  public boolean isAfter(Revision other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Revision other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return millis + "-" + counter + "-" + node;
  }
}
