package io.memecast.cluster;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.EntryView;
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

/** {@link SharedTemplateMap} in Hazelcast. */
final class HazelcastTemplateMap implements SharedTemplateMap {
  private static final Projection<Map.Entry<String, SharedTemplate>, Object[]> REVISIONS =
      Projections.multiAttribute("__key", SharedTemplateSerializer.REVISION);

  private final IMap<String, SharedTemplate> map;

  HazelcastTemplateMap(HazelcastInstance hazelcast) {
    map = hazelcast.getMap(HazelcastSettings.TEMPLATES);
  }

  @Override
  public @Nullable SharedTemplate get(String name) {
    return map.get(name);
  }

  @Override
  public @Nullable SharedTemplate getFromOwner(String name) {
    EntryView<String, SharedTemplate> view = map.getEntryView(name);
    return view == null ? null : view.getValue();
  }

  @Override
  public void share(String name, SharedTemplate template) {
    map.putIfAbsent(name, template);
  }

  @Override
  public void evict(String name) {
    map.evict(name);
  }

  @Override
  public CompletionStage<String> change(String name, TemplateChange change) {
    return map.submitToKey(name, change);
  }

  @Override
  public Map<String, Revision> revisions() {
    Map<String, Revision> revisions = new HashMap<>();
    for (Object[] entry : map.project(REVISIONS)) {
      if (entry[1] instanceof String revision) {
        revisions.put((String) entry[0], Revision.parse(revision).orElseThrow());
      }
    }
    return revisions;
  }

  @Override
  public void onChange(Consumer<String> listener) {
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
