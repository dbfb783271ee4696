package io.memecast.cluster;

import io.memecast.template.Revision;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The map name → template that all members share. Safe for any thread. Where it says so it blocks, for as long as it takes
 * to find out that the owner of a name hangs.
 */
interface SharedTemplateMap {
  /**
   * What the map has; null = nothing. It may come from a copy, which for a moment lags behind the owner of the name. Blocks.
   */
  @Nullable
  SharedTemplate get(String name);

  /** What the owner of the name has now; null = nothing. Blocks. */
  @Nullable
  SharedTemplate getFromOwner(String name);

  /** Shares a template that this member has read, unless another has been quicker. Blocks. */
  void share(String name, SharedTemplate template);

  /** Has it read anew when it is asked for next. Blocks. */
  void evict(String name);

  /** Makes the change where the name is owned; the answer is one of {@link TemplateChange}'s. */
  CompletionStage<String> change(String name, TemplateChange change);

  /** What clients did, as far as it is in the map now, without the pictures. Blocks. */
  Map<String, Revision> revisions();

  /** Calls {@code listener} with each name that changes, through whichever member, on Hazelcast's threads. */
  void onChange(Consumer<String> listener);
}
