package io.memecast.cluster;

import static java.util.Objects.requireNonNull;

import com.hazelcast.map.EntryProcessor;
import io.memecast.template.Revision;
import io.memecast.template.Upload;
import io.memecast.template.WriteCondition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of a template, made where the map keeps it, so that changes of one name come one after the other. The map's
 * store has it on the disk before it is in the map. Made twice, as after the loss of a member that had made it but not yet
 * said so, it is the same as made once.
 */
@SuppressWarnings("serial") // Serializable only by its interface: it is sent in Compact form.
final class TemplateChange implements EntryProcessor<String, SharedTemplate, String> {
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

  private final SharedTemplate value;
  private final WriteCondition condition;
  private final @Nullable String bundledDigest;
  private boolean made;

  /**
   * @param bundledDigest of the template of that name that comes with the program; null = there is none
   */
  TemplateChange(Upload upload, WriteCondition condition, @Nullable String bundledDigest) {
    this(SharedTemplate.of(upload), condition, bundledDigest);
  }

  TemplateChange(SharedTemplate value, WriteCondition condition, @Nullable String bundledDigest) {
    this.value = value;
    this.condition = condition;
    this.bundledDigest = bundledDigest;
  }

  @Override
  public String process(Map.Entry<String, SharedTemplate> entry) {
    SharedTemplate present = entry.getValue();
    Revision revision = requireNonNull(value.revision());
    Revision known = present == null ? null : present.revision();
    if (revision.equals(known)) {
      return REPLACED;
    }
    if (known != null && known.isAfter(revision)) {
      return known.toString();
    }
    String uploaded = present == null ? null : present.uploadedDigest();
    if (isDeletion() && uploaded == null) {
      return MISSING;
    }
    String visible = uploaded == null ? bundledDigest : uploaded;
    if (!condition.holds(visible)) {
      return REFUSED;
    }
    entry.setValue(value);
    made = true;
    return visible == null ? CREATED : REPLACED;
  }

  private boolean isDeletion() {
    return value.file() == null;
  }

  /** A copy may have lost what the condition was about, so it gets the value without one, and only a change that was made. */
  @Override
  public @Nullable EntryProcessor<String, SharedTemplate, String> getBackupProcessor() {
    return made ? new TemplateChange(value, WriteCondition.NONE, bundledDigest) : null;
  }

  SharedTemplate value() {
    return value;
  }

  WriteCondition condition() {
    return condition;
  }

  @Nullable
  String bundledDigest() {
    return bundledDigest;
  }
}
