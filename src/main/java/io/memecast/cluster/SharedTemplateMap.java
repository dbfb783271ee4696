package io.memecast.cluster;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryMergedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import com.hazelcast.projection.Projection;
import com.hazelcast.projection.Projections;
import io.memecast.template.Revision;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The map name → template that all members share. Safe for any thread. Where it says so it blocks, for as long as it takes
 * Hazelcast to find out that the owner of a name hangs.
 */
final class SharedTemplateMap {
  private static final Projection<Map.Entry<String, SharedTemplate>, Object[]> REVISIONS =
      Projections.multiAttribute("__key", SharedTemplateSerializer.REVISION);

  private final IMap<String, SharedTemplate> map;

  SharedTemplateMap(HazelcastInstance hazelcast) {
    map = hazelcast.getMap(HazelcastSettings.TEMPLATES);
  }

  /** What the map has, or its owner's folders; null = nothing. Blocks. */
  @Nullable
  SharedTemplate get(String name) {
    return map.get(name);
  }

  /** Has it loaded anew when it is asked for next. Blocks. */
  void evict(String name) {
    map.evict(name);
  }

  /** Makes the change where the name is kept; the answer is one of {@link TemplateChange}'s. */
  CompletionStage<String> change(String name, TemplateChange change) {
    return map.submitToKey(name, change);
  }

  /** What clients did, as far as it is in the map now, without the pictures. Blocks. */
  Map<String, Revision> revisions() {
    Map<String, Revision> revisions = new HashMap<>();
    for (Object[] entry : map.project(REVISIONS)) {
      if (entry[1] instanceof String revision) {
        revisions.put((String) entry[0], Revision.parse(revision).orElseThrow());
      }
    }
    return revisions;
  }

  /** Calls {@code listener} with each name that changes, through whichever member, on Hazelcast's threads. */
  void onChange(Consumer<String> listener) {
    map.addEntryListener(new Changes(listener), false);
  }

  private record Changes(Consumer<String> listener)
      implements EntryAddedListener<String, SharedTemplate>,
          EntryUpdatedListener<String, SharedTemplate>,
          EntryMergedListener<String, SharedTemplate> {
    @Override
    public void entryAdded(EntryEvent<String, SharedTemplate> event) {
      listener.accept(event.getKey());
    }

    @Override
    public void entryUpdated(EntryEvent<String, SharedTemplate> event) {
      listener.accept(event.getKey());
    }

    @Override
    public void entryMerged(EntryEvent<String, SharedTemplate> event) {
      listener.accept(event.getKey());
    }
  }
}
