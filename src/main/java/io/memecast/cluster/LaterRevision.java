package io.memecast.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.spi.merge.MergingEntry;
import com.hazelcast.spi.merge.SplitBrainMergePolicy;
import io.memecast.template.Revision;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How two parts of a cluster that did not see each other agree on a template: the later change wins, be it a new picture
 * or a deletion. Each conflict is logged, by the member that keeps the name. Hazelcast makes instances by name.
 */
public final class LaterRevision
    implements SplitBrainMergePolicy<SharedTemplate, MergingEntry<String, SharedTemplate>, Object> {
  private static final Logger LOG = LoggerFactory.getLogger(LaterRevision.class);

  @Override
  public @Nullable Object merge(
      MergingEntry<String, SharedTemplate> merging,
      @Nullable MergingEntry<String, SharedTemplate> existing) {
    Revision theirs = revision(merging);
    Revision ours = existing == null ? null : revision(existing);
    if (theirs == null) {
      // It comes with the program: every member has it in its own folder.
      return existing == null ? null : existing.getRawValue();
    }
    if (existing == null || ours == null) {
      return merging.getRawValue();
    }
    boolean theirsIsLater = theirs.isAfter(ours);
    if (!theirs.equals(ours)) {
      tell(merging.getKey(), theirsIsLater ? theirs : ours, theirsIsLater ? ours : theirs);
    }
    return theirsIsLater ? merging.getRawValue() : existing.getRawValue();
  }

  /** Logs a conflict. */
  static void tell(String name, Revision winner, Revision loser) {
    LOG.warn(
        "Template {} is another in each part of the cluster: {} wins over {}", name, winner, loser);
  }

  private static @Nullable Revision revision(MergingEntry<String, SharedTemplate> entry) {
    SharedTemplate value = entry.getDeserializedValue();
    return value == null ? null : value.revision();
  }

  @Override
  public void writeData(ObjectDataOutput out) {
    // It has no state.
  }

  @Override
  public void readData(ObjectDataInput in) {
    // It has no state.
  }
}
