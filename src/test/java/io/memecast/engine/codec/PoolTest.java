package io.memecast.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolTest {
  private final List<byte[]> discarded = new ArrayList<>();
  private final Pool<byte[]> pool =
      new Pool<>(() -> new byte[1], array -> array.length, 10, discarded::add);

  @Test
  void take_afterGive_isTheSame() {
    byte[] first = pool.take();
    pool.give(first);

    assertThat(pool.take()).isSameAs(first);
    assertThat(pool.take()).isNotSameAs(first);
  }

  @Test
  void give_tooLarge_isDiscarded() {
    byte[] large = new byte[11];
    pool.give(large);

    assertThat(discarded).containsExactly(large);
    assertThat(pool.take()).isNotSameAs(large);
  }

  @Test
  void give_moreThanThreadsCanUse_areDiscarded() {
    int some = Runtime.getRuntime().availableProcessors() + 2;
    for (int i = 0; i < some + 3; i++) {
      pool.give(new byte[1]);
    }

    assertThat(discarded).hasSize(3);
  }
}
