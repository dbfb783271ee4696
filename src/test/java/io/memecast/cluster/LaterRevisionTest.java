package io.memecast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.spi.merge.MergingEntry;
import io.memecast.template.Revision;
import io.memecast.template.Upload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LaterRevisionTest {
  private static final SharedTemplate BUNDLED = SharedTemplate.of(FakeTemplateFiles.picture(1));
  private static final SharedTemplate FIRST =
      SharedTemplate.of(new Upload(new Revision(1000, 0, "a"), FakeTemplateFiles.picture(2)));
  private static final SharedTemplate SECOND =
      SharedTemplate.of(new Upload(new Revision(2000, 0, "b"), null));

  private final LaterRevision policy = new LaterRevision();

  /** An entry in the form in which the map keeps it, here the value itself. */
  private record Entry(SharedTemplate value) implements MergingEntry<String, SharedTemplate> {
    @Override
    public String getKey() {
      return "owl";
    }

    @Override
    public Object getRawKey() {
      return "owl";
    }

    @Override
    public SharedTemplate getDeserializedValue() {
      return value;
    }

    @Override
    public Object getRawValue() {
      return value;
    }
  }

  private @Nullable Object merge(SharedTemplate merging, @Nullable SharedTemplate existing) {
    return policy.merge(new Entry(merging), existing == null ? null : new Entry(existing));
  }

  @Test
  void merge_twoChanges_isTheLater_whicheverSideItIsOn() {
    assertThat(merge(SECOND, FIRST)).isSameAs(SECOND);
    assertThat(merge(FIRST, SECOND)).isSameAs(SECOND);
  }

  @Test
  void merge_changeAndWhatComesWithTheProgram_isTheChange() {
    assertThat(merge(FIRST, BUNDLED)).isSameAs(FIRST);
    assertThat(merge(BUNDLED, FIRST)).isSameAs(FIRST);
  }

  @Test
  void merge_nothingOnTheOtherSide_isTheChangeAlone() {
    assertThat(merge(FIRST, null)).isSameAs(FIRST);
    assertThat(merge(BUNDLED, null)).isNull();
  }
}
