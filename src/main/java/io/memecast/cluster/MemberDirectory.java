package io.memecast.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryRemovedListener;
import io.memecast.job.Members;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which members take jobs and how many they can hold, as a map that all share: a member writes its own entry once its
 * consumers are there and removes it before it stops. Safe for any thread; what {@link Members} asks for never blocks.
 *
 * <p>Events tell of changes at once, but a member that was cut off or slept misses some, and a merge of two halves
 * restores no entry. So each second every member compares the map with the members that are there, says again that it is
 * there, and takes out who is gone.
 */
public final class MemberDirectory implements Members, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MemberDirectory.class);
  private static final String MAP = "memecast.members";
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final HazelcastInstance hazelcast;
  private final Member self;
  private final IMap<String, Member> entries;
  private final Map<String, Member> peers = new ConcurrentHashMap<>();
  private final List<Consumer<String>> lostListeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "member-directory");
        thread.setDaemon(true);
        return thread;
      });
  private boolean withdrawn;

  MemberDirectory(HazelcastInstance hazelcast, Member self) {
    this.hazelcast = hazelcast;
    this.self = self;
    this.entries = hazelcast.getMap(MAP);
  }

  /** From now on the others send jobs here, and this member knows of them. */
  public void announce() {
    hazelcast.getCluster().addMembershipListener(new Departures());
    entries.addEntryListener(new Changes(), true);
    reconcile();
    long millis = INTERVAL.toMillis();
    var unused = schedule.scheduleWithFixedDelay(
        this::reconcileAgain, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** From now on no other member chooses this one; what it has been given already, it finishes. */
  public synchronized void withdraw() {
    withdrawn = true;
    entries.delete(self.node());
  }

  @Override
  public Member self() {
    return self;
  }

  @Override
  public List<Member> peers() {
    return peers.values().stream().sorted(Comparator.comparing(Member::node)).toList();
  }

  @Override
  public void onLost(Consumer<String> listener) {
    lostListeners.add(listener);
  }

  private void reconcileAgain() {
    try {
      reconcile();
    } catch (RuntimeException e) {
      // Boundary: thrown on, it would end the schedule, and what fails now may work in a second.
      LOG.warn("The directory of members could not be compared: {}", e.toString());
    }
  }

  private void reconcile() {
    sayThatWeAreHere();
    Set<String> alive = hazelcast.getCluster().getMembers().stream()
        .map(MemberDirectory::node)
        .collect(Collectors.toSet());
    Set<String> listed = new HashSet<>();
    for (Map.Entry<String, Member> entry : entries.entrySet()) {
      if (alive.contains(entry.getKey())) {
        listed.add(entry.getKey());
        add(entry.getValue());
      } else {
        entries.delete(entry.getKey());
      }
    }
    peers.keySet().retainAll(listed);
  }

  private synchronized void sayThatWeAreHere() {
    if (!withdrawn && !self.equals(entries.get(self.node()))) {
      entries.set(self.node(), self);
    }
  }

  private void add(Member member) {
    if (!member.node().equals(self.node())) {
      peers.put(member.node(), member);
    }
  }

  private static String node(com.hazelcast.cluster.Member member) {
    return String.valueOf(member.getAttribute(HazelcastSettings.NODE_ID));
  }

  @Override
  public void close() {
    schedule.shutdownNow();
  }

  /** Members that are gone: what they were asked for is asked elsewhere at once. */
  private final class Departures implements MembershipListener {
    @Override
    public void memberAdded(MembershipEvent event) {
      // It takes jobs when it says so in the map.
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
      String lost = node(event.getMember());
      peers.remove(lost);
      lostListeners.forEach(listener -> listener.accept(lost));
    }
  }

  /** Members that say that they take jobs, or no longer. */
  private final class Changes
      implements EntryAddedListener<String, Member>, EntryRemovedListener<String, Member> {
    @Override
    public void entryAdded(EntryEvent<String, Member> event) {
      add(event.getValue());
    }

    @Override
    public void entryRemoved(EntryEvent<String, Member> event) {
      peers.remove(event.getKey());
    }
  }
}
