package io.memecast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.memecast.config.ClusterConfig;
import io.memecast.template.Revision;
import io.memecast.template.TemplateFile;
import io.memecast.template.Upload;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In a real Hazelcast, whose partitions are more than the templates. */
@Timeout(60)
class TemplateMemoryIT {
  private static final int TEMPLATES = 20;
  private static final int PICTURE_BYTES = 100_000;

  private final ClusterConfig cluster = TestClusters.fresh();
  private final HazelcastInstance hazelcast = Hazelcast.newHazelcastInstance(HazelcastSettings.of(
      cluster, "127.0.0.1", "node", new TemplateStorage(new FakeTemplateFiles(), null)));

  TemplateMemoryIT() throws IOException {}

  @AfterEach
  void leave() {
    hazelcast.shutdown();
  }

  @Test
  void trim_moreThanAllowed_keepsAsManyAsAllowed() {
    HazelcastTemplateMap map = new HazelcastTemplateMap(hazelcast);
    for (int i = 0; i < TEMPLATES; i++) {
      TemplateFile file = new TemplateFile(new byte[PICTURE_BYTES], null);
      map.share("template-" + i, SharedTemplate.of(new Upload(new Revision(i, 0, "a"), file)));
    }
    TemplateMemory memory = new TemplateMemory(hazelcast, 1 << 20);

    memory.trim();

    assertThat(memory.heapBytes()).isBetween((1L << 20) - 2 * PICTURE_BYTES, 1L << 20);
    assertThat(map.revisions()).hasSizeBetween(8, 10);
  }
}
