package io.memecast.cluster;

import com.hazelcast.map.EntryLoader;
import io.memecast.error.CaptionException;
import io.memecast.template.TemplateFiles;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills the shared map from a member's folder, one template when it is first asked for. Called by Hazelcast on its own
 * threads.
 */
final class TemplateLoader implements EntryLoader<String, SharedTemplate> {
  /** What could not be read may be readable soon: a refusal is asked for again after this time. */
  private static final Duration REFUSAL_LIFE = Duration.ofSeconds(1);

  private final TemplateFiles files;

  TemplateLoader(TemplateFiles files) {
    this.files = files;
  }

  @Override
  public @Nullable MetadataAwareValue<SharedTemplate> load(String name) {
    try {
      return files
          .read(name)
          .map(file -> new MetadataAwareValue<>(SharedTemplate.of(file)))
          .orElse(null);
    } catch (CaptionException e) {
      return new MetadataAwareValue<>(
          SharedTemplate.refused(e.code(), e.getMessage()),
          System.currentTimeMillis() + REFUSAL_LIFE.toMillis());
    }
  }

  @Override
  public Map<String, MetadataAwareValue<SharedTemplate>> loadAll(Collection<String> names) {
    Map<String, MetadataAwareValue<SharedTemplate>> loaded = new HashMap<>();
    for (String name : names) {
      MetadataAwareValue<SharedTemplate> value = load(name);
      if (value != null) {
        loaded.put(name, value);
      }
    }
    return loaded;
  }

  /** None: a template is loaded when it is asked for. */
  @Override
  public @Nullable Iterable<String> loadAllKeys() {
    return null;
  }
}
