package io.memecast.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import io.memecast.template.TemplateFile;
import io.memecast.template.Upload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Members tell each other of a change before it is answered, so that whoever has its answer sees the change through every
 * member that can be reached. Of the map's own events nobody knows when they arrive; and before its first message to an
 * address the event bus asks a third member for the way, which may hang. Safe for any thread.
 */
final class TemplateNotices {
  private static final Logger LOG = LoggerFactory.getLogger(TemplateNotices.class);

  /** A member that does not answer in it cannot be reached. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final HazelcastInstance hazelcast;
  private final IExecutorService executor;

  TemplateNotices(HazelcastInstance hazelcast) {
    this.hazelcast = hazelcast;
    this.executor = hazelcast.getExecutorService(HazelcastSettings.NOTICES);
  }

  /** Tells every other member; returns when they have answered, or after a second. */
  void tell(String name, Upload upload) {
    TemplateFile file = upload.file();
    TemplateNotice notice = new TemplateNotice(
        name,
        upload.revision(),
        file == null ? null : file.digest(),
        file == null ? null : file.layout(),
        file == null ? 0 : file.size());
    List<Future<Boolean>> answers = new ArrayList<>();
    for (Member member : hazelcast.getCluster().getMembers()) {
      if (!member.localMember() && !member.isLiteMember()) {
        answers.add(executor.submitToMember(notice, member));
      }
    }
    await(name, answers);
  }

  private static void await(String name, List<Future<Boolean>> answers) {
    long end = System.nanoTime() + LIMIT.toNanos();
    for (Future<Boolean> answer : answers) {
      try {
        answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (ExecutionException | TimeoutException e) {
        // It reads the change from the map as soon as it can.
        LOG.info("A member has not answered that template {} has changed: {}", name, e.toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
