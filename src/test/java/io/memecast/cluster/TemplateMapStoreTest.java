package io.memecast.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.map.EntryLoader.MetadataAwareValue;
import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateMapStoreTest {
  private final FakeTemplateFiles folder = new FakeTemplateFiles();
  private final TemplateMapStore store = new TemplateMapStore(folder, null);

  @Test
  void load_template_staysForGood() {
    folder.put("owl", FakeTemplateFiles.picture(1));

    MetadataAwareValue<SharedTemplate> loaded = requireNonNull(store.load("owl"));

    assertThat(requireNonNull(loaded.getValue().file()).digest())
        .isEqualTo(FakeTemplateFiles.picture(1).digest());
    assertThat(loaded.getExpirationTime()).isEqualTo(MetadataAwareValue.NO_TIME_SET);
  }

  @Test
  void load_nothing_isNotStored() {
    assertThat(store.load("owl")).isNull();
  }

  @Test
  void load_refusal_isStoredForAMoment() {
    folder.breakIt("owl", new CaptionException(ErrorCode.TEMPLATE_TOO_LARGE, "too large"));

    MetadataAwareValue<SharedTemplate> loaded = requireNonNull(store.load("owl"));

    assertThat(requireNonNull(loaded.getValue().refusal()).code())
        .isEqualTo(ErrorCode.TEMPLATE_TOO_LARGE);
    assertThat(loaded.getExpirationTime()).isLessThan(System.currentTimeMillis() + 60_000);
  }

  @Test
  void loadAll_leavesOutWhatIsNotThere() {
    folder.put("owl", FakeTemplateFiles.picture(1));

    assertThat(store.loadAll(List.of("owl", "cat"))).containsOnlyKeys("owl");
  }

  @Test
  void loadAllKeys_isNone_soThatNothingIsLoadedBeforeItIsAskedFor() {
    assertThat(store.loadAllKeys()).isNull();
  }
}
