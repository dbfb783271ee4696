package io.memecast.launch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many members one of them sees, as its log tells. */
final class ClusterSize {
  private static final Pattern CHANGE = Pattern.compile(
      "is in cluster \\S+ at \\S+ (?:alone|with (.+))|(?:has joined|is gone), (\\d+) in all");

  private ClusterSize() {}

  /**
   * The number of members at the end of this log, itself included.
   *
   * @return 0 where it has not joined yet
   */
  static int of(String log) {
    int size = 0;
    Matcher change = CHANGE.matcher(log);
    while (change.find()) {
      if (change.group(2) != null) {
        size = Integer.parseInt(change.group(2));
      } else {
        size = 1 + (change.group(1) == null ? 0 : change.group(1).split(", ", -1).length);
      }
    }
    return size;
  }
}
