package io.memecast.job;

import java.util.List;
import java.util.function.Consumer;

/** Who can render. Never blocks; safe for any thread. */
public interface Members {
  /**
   * A member that takes jobs.
   *
   * @param node its name, part of its {@linkplain Addresses#caption address}
   * @param workers jobs it renders at the same time, at least 1
   * @param capacity jobs it can hold, those at work and those that wait
   */
  record Member(String node, int workers, int capacity) {}

  /** This member. */
  Member self();

  /** The others that take jobs now. */
  List<Member> peers();

  /** Calls {@code listener} with the node of every member that is gone from now on. */
  void onLost(Consumer<String> listener);

  /** A cluster of one. */
  static Members alone(Member self) {
    return new Members() {
      @Override
      public Member self() {
        return self;
      }

      @Override
      public List<Member> peers() {
        return List.of();
      }

      @Override
      public void onLost(Consumer<String> listener) {
        // There is nobody to lose.
      }
    };
  }
}
