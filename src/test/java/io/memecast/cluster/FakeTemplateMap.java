package io.memecast.cluster;

import io.memecast.template.Revision;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A shared map in memory, which a test may let hang or fail. Changes are not made but answered as the test says. */
final class FakeTemplateMap implements SharedTemplateMap {
  final Map<String, SharedTemplate> entries = new ConcurrentHashMap<>();

  /** What the owners have, where that is something else. */
  final Map<String, SharedTemplate> owners = new ConcurrentHashMap<>();

  /** What was asked for. */
  final List<TemplateChange> changes = new CopyOnWriteArrayList<>();

  /** What the next changes are answered with. */
  final Queue<CompletableFuture<String>> answers = new ArrayDeque<>();

  private final CountDownLatch released = new CountDownLatch(1);
  private volatile boolean hanging;
  private volatile boolean failing;

  void hang() {
    hanging = true;
  }

  void fail() {
    failing = true;
  }

  /** Whoever hangs goes on. */
  void release() {
    released.countDown();
  }

  @Override
  public @Nullable SharedTemplate get(String name) {
    if (hanging) {
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (failing) {
      throw new IllegalStateException("not active");
    }
    return entries.get(name);
  }

  @Override
  public @Nullable SharedTemplate getFromOwner(String name) {
    SharedTemplate owned = owners.get(name);
    return owned == null ? get(name) : owned;
  }

  @Override
  public void share(String name, SharedTemplate template) {
    entries.putIfAbsent(name, template);
  }

  @Override
  public void evict(String name) {
    entries.remove(name);
  }

  @Override
  public CompletionStage<String> change(String name, TemplateChange change) {
    changes.add(change);
    return answers.remove();
  }

  @Override
  public Map<String, Revision> revisions() {
    return Map.of();
  }

  @Override
  public void onChange(Consumer<String> listener) {
    // Nobody else changes it.
  }
}
