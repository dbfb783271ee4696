package io.memecast.cluster;

import com.hazelcast.map.EntryStore;
import io.memecast.error.CaptionException;
import io.memecast.template.TemplateFiles;
import io.memecast.template.Upload;
import io.memecast.template.UploadFolder;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is behind the shared map: it is filled from a member's folders, one template when it is first asked for, and what
 * clients put in is on the disk before it is in the map. Called by Hazelcast on its own threads, at the member that owns
 * the name.
 */
final class TemplateMapStore implements EntryStore<String, SharedTemplate> {
  /** What could not be read may be readable soon: a refusal is asked for again after this time. */
  private static final Duration REFUSAL_LIFE = Duration.ofSeconds(1);

  private final TemplateFiles bundled;
  private final @Nullable UploadFolder uploads;

  /**
   * @param bundled templates that come with the program
   * @param uploads those that clients put in; null = this member keeps none on its disk
   */
  TemplateMapStore(TemplateFiles bundled, @Nullable UploadFolder uploads) {
    this.bundled = bundled;
    this.uploads = uploads;
  }

  @Override
  public @Nullable MetadataAwareValue<SharedTemplate> load(String name) {
    try {
      Upload upload = uploads == null ? null : uploads.read(name).orElse(null);
      return upload != null
          ? new MetadataAwareValue<>(SharedTemplate.of(upload))
          : loadBundled(name).orElse(null);
    } catch (CaptionException e) {
      return new MetadataAwareValue<>(
          SharedTemplate.refused(e.code(), e.getMessage()),
          System.currentTimeMillis() + REFUSAL_LIFE.toMillis());
    }
  }

  private Optional<MetadataAwareValue<SharedTemplate>> loadBundled(String name) {
    return bundled.read(name).map(file -> new MetadataAwareValue<>(SharedTemplate.of(file)));
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

  /** What comes with the program is stored nowhere else; it is put into the map only when two parts of a cluster merge. */
  @Override
  public void store(String name, MetadataAwareValue<SharedTemplate> value) {
    Upload upload = value.getValue().upload();
    if (uploads != null && upload != null) {
      uploads.store(name, upload);
    }
  }

  @Override
  public void storeAll(Map<String, MetadataAwareValue<SharedTemplate>> values) {
    values.forEach(this::store);
  }

  /** Nothing: what is deleted leaves a mark, which is stored like any other value. */
  @Override
  public void delete(String name) {}

  @Override
  public void deleteAll(Collection<String> names) {}
}
