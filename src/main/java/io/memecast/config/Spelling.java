package io.memecast.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that a misspelt one was meant to be. */
public final class Spelling {
  /** One mistake for so many characters, so that short names are not taken for one another. */
  private static final int LENGTH_FOR_EACH_MISTAKE = 5;

  private static final int MAX_MISTAKES = 3;

  /** Nobody types a longer name by hand, and the comparison takes the square of the length. */
  private static final int MAX_LENGTH = 100;

  private Spelling() {}

  /**
   * The nearest of the known names; empty where none is near enough.
   *
   * @param word as it was written
   * @param known the names that exist
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int limit = Math.min(MAX_MISTAKES, word.length() / LENGTH_FOR_EACH_MISTAKE);
    return known.stream()
        .filter(name -> mistakes(word, name) <= limit)
        .min(Comparator.comparingInt((String name) -> mistakes(word, name))
            .thenComparing(Comparator.naturalOrder()));
  }

  /** Characters to insert, to remove or to replace (V. I. Levenshtein's distance). */
  private static int mistakes(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], row[j]));
      }
    }
    return row[to.length()];
  }
}
