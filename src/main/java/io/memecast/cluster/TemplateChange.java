package io.memecast.cluster;

import static java.util.Objects.requireNonNull;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.core.Offloadable;
import com.hazelcast.map.EntryProcessor;
import io.memecast.template.Revision;
import io.memecast.template.TemplateFile;
import io.memecast.template.Upload;
import io.memecast.template.WriteCondition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of a template, made at the member that owns its name, so that changes of one name come one after the other. It
 * is on the disk before it is in the map. Made twice, as after the loss of a member that had made it but not yet said so,
 * it is the same as made once. As it waits for the disk, it runs beside the owner's partition threads.
 */
@SuppressWarnings("serial") // Serializable only by its interface: it is sent in Compact form.
final class TemplateChange
    implements EntryProcessor<String, SharedTemplate, String>, Offloadable, HazelcastInstanceAware {
  private static final long serialVersionUID = 1L;

  /** Nothing had the name; now it is there. */
  static final String CREATED = "created";

  /** It is there in the place of another, or gone. */
  static final String REPLACED = "replaced";

  /** The condition does not hold. */
  static final String REFUSED = "refused";

  /** There is nothing to delete. */
  static final String MISSING = "missing";

  // Every other answer is the revision that is there and is later than this change's, see
  // Revision.

  private final Upload upload;
  private final WriteCondition condition;
  private final @Nullable String bundledDigest;
  private @Nullable TemplateStorage storage;
  private boolean made;

  /**
   * @param bundledDigest of the template of that name that comes with the program; null = there is none
   */
  TemplateChange(Upload upload, WriteCondition condition, @Nullable String bundledDigest) {
    this.upload = upload;
    this.condition = condition;
    this.bundledDigest = bundledDigest;
  }

  @Override
  public void setHazelcastInstance(HazelcastInstance owner) {
    storage = HazelcastSettings.storage(owner);
  }

  @Override
  public String getExecutorName() {
    return OFFLOADABLE_EXECUTOR;
  }

  @Override
  public String process(Map.Entry<String, SharedTemplate> entry) {
    return process(entry, requireNonNull(storage));
  }

  String process(Map.Entry<String, SharedTemplate> entry, TemplateStorage owner) {
    Upload present = present(entry, owner);
    Revision known = present == null ? null : present.revision();
    if (known != null && known.isAfter(upload.revision())) {
      return known.toString();
    }
    if (upload.revision().equals(known)) {
      put(entry);
      return REPLACED;
    }
    TemplateFile uploaded = present == null ? null : present.file();
    if (upload.file() == null && uploaded == null) {
      return MISSING;
    }
    String visible = uploaded == null ? bundledDigest : uploaded.digest();
    if (!condition.holds(visible)) {
      return REFUSED;
    }
    owner.store(entry.getKey(), upload);
    put(entry);
    return visible == null ? CREATED : REPLACED;
  }

  /** The map may have given the name up for want of room, and a member without a folder knows only the map. */
  private static @Nullable Upload present(
      Map.Entry<String, SharedTemplate> entry, TemplateStorage owner) {
    SharedTemplate there = entry.getValue();
    Upload mapped = there == null ? null : there.upload();
    return owner
        .upload(entry.getKey())
        .filter(kept -> mapped == null || kept.revision().isAfter(mapped.revision()))
        .orElse(mapped);
  }

  private void put(Map.Entry<String, SharedTemplate> entry) {
    entry.setValue(SharedTemplate.of(upload));
    made = true;
  }

  /** Only a change that was made goes to the copies. */
  @Override
  public @Nullable EntryProcessor<String, SharedTemplate, String> getBackupProcessor() {
    return made ? new TemplateCopy(upload) : null;
  }

  Upload upload() {
    return upload;
  }

  WriteCondition condition() {
    return condition;
  }

  @Nullable
  String bundledDigest() {
    return bundledDigest;
  }
}
