package io.memecast.template;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a template when it is changed, so that two who change it at the same time do not undo each other's
 * work unseen (RFC 9110, sections 13.1.1 and 13.1.2). Digests are {@link Template#digest()}; {@link #ANY} stands for
 * whatever is there.
 *
 * @param match one of these must be there; null = no condition
 * @param noneMatch none of these may be there; null = no condition
 */
public record WriteCondition(@Nullable Set<String> match, @Nullable Set<String> noneMatch) {
  public static final String ANY = "*";

  /** Holds always. */
  public static final WriteCondition NONE = new WriteCondition(null, null);

  public WriteCondition {
    match = match == null ? null : Set.copyOf(match);
    noneMatch = noneMatch == null ? null : Set.copyOf(noneMatch);
  }

  /** Whether the change may be made; {@code digest} is of what is there, null = nothing. */
  public boolean holds(@Nullable String digest) {
    return (match == null || contains(match, digest))
        && (noneMatch == null || !contains(noneMatch, digest));
  }

  private static boolean contains(Set<String> digests, @Nullable String digest) {
    return digest != null && (digests.contains(ANY) || digests.contains(digest));
  }
}
