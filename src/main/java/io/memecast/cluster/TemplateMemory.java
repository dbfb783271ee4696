package io.memecast.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.LocalMapStats;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the shared templates of this member, copies of the others' included, within their share of the heap. Hazelcast
 * makes room in the partition of the key that is written, and there are more partitions than templates: each would keep
 * its last one, however large. Used on one event loop; the work is done on a worker.
 */
final class TemplateMemory {
  private static final Logger LOG = LoggerFactory.getLogger(TemplateMemory.class);
  private static final long INTERVAL_MILLIS = 500;

  private final IMap<String, SharedTemplate> map;
  private final long maxBytes;
  private boolean underWay;

  /** @param maxBytes heap for what this member owns and has copies of */
  TemplateMemory(HazelcastInstance hazelcast, long maxBytes) {
    map = hazelcast.getMap(HazelcastSettings.TEMPLATES);
    this.maxBytes = maxBytes;
  }

  /** From now on until {@code vertx} is closed. */
  void keepWithin(Vertx vertx) {
    vertx.setPeriodic(INTERVAL_MILLIS, tick -> {
      if (!underWay) {
        underWay = true;
        vertx
            .<Void>executeBlocking(() -> {
              trim();
              return null;
            })
            .onFailure(failure ->
                LOG.warn("Shared templates may take too much heap: {}", failure.toString()))
            .onComplete(done -> underWay = false);
      }
    });
  }

  /** Lets go of templates that this member owns until all that it holds are within the limit. Blocks. */
  void trim() {
    if (heapBytes() <= maxBytes) {
      return;
    }
    for (String name : map.localKeySet()) {
      map.evict(name);
      if (heapBytes() <= maxBytes) {
        return;
      }
    }
  }

  /** What Hazelcast counts for this member. */
  long heapBytes() {
    LocalMapStats statistics = map.getLocalMapStats();
    return statistics.getOwnedEntryMemoryCost() + statistics.getBackupEntryMemoryCost();
  }
}
