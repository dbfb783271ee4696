package io.memecast.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Members that the test loses at will. */
final class FakeMembers implements Members {
  private final Member self;
  private final List<Member> peers;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  FakeMembers(Member self, Member... peers) {
    this.self = self;
    this.peers = new CopyOnWriteArrayList<>(peers);
  }

  void lose(String node) {
    peers.removeIf(peer -> peer.node().equals(node));
    listeners.forEach(listener -> listener.accept(node));
  }

  @Override
  public Member self() {
    return self;
  }

  @Override
  public List<Member> peers() {
    return peers;
  }

  @Override
  public void onLost(Consumer<String> listener) {
    listeners.add(listener);
  }
}
