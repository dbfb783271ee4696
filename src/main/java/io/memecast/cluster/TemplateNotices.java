package io.memecast.cluster;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import io.memecast.job.Addresses;
import io.memecast.job.Failures;
import io.memecast.template.Revision;
import io.memecast.template.TemplateCatalog;
import io.memecast.template.TemplateFile;
import io.memecast.template.TemplateLayout;
import io.memecast.template.Upload;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Members tell each other of a change before it is answered, so that whoever has its answer sees the change through every
 * member that can be reached. Of the map's own events nobody knows when they arrive. Safe for any thread.
 */
final class TemplateNotices {
  private static final Logger LOG = LoggerFactory.getLogger(TemplateNotices.class);

  /** A member that does not answer in it cannot be reached. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private static final String NAME = "name";
  private static final String REVISION = "revision";
  private static final String DIGEST = "digest";

  private final EventBus bus;
  private final Cluster cluster;
  private final String self;
  private final TemplateTable table;

  /** @param self this member's name */
  TemplateNotices(EventBus bus, Cluster cluster, String self, TemplateTable table) {
    this.bus = bus;
    this.cluster = cluster;
    this.self = self;
    this.table = table;
  }

  /** From now on this member can be told. */
  Future<Void> listen() {
    return bus.<Buffer>consumer(Addresses.templateChanged(self), this::hear).completion();
  }

  private void hear(Message<Buffer> message) {
    try {
      String name = message.headers().get(NAME);
      Revision revision = Revision.parse(message.headers().get(REVISION)).orElseThrow();
      String digest = message.headers().get(DIGEST);
      if (digest == null) {
        table.putDeleted(revision, name);
      } else {
        TemplateLayout layout = TemplateLayout.parse(message.body().getBytes());
        table.put(revision, name, new TemplateCatalog.Entry(digest, layout.style()));
      }
      message.reply(null);
    } catch (RuntimeException failure) {
      // The boundary of the bus: what leaves a consumer is only logged, and the teller would wait.
      LOG.error("cannot read what has changed", failure);
      Failures.reply(message, Failures.of(failure));
    }
  }

  /** Tells every other member; returns when they have answered, or after a second. */
  void tell(String name, Upload upload) {
    List<Future<?>> answers = new ArrayList<>();
    for (Member member : cluster.getMembers()) {
      String node = member.getAttribute(HazelcastSettings.NODE_ID);
      if (isMember(member) && node != null && !node.equals(self)) {
        answers.add(
            bus.request(Addresses.templateChanged(node), body(upload), options(name, upload)));
      }
    }
    try {
      Future.join(answers)
          .toCompletionStage()
          .toCompletableFuture()
          .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Whoever has not answered reads it from the map as soon as it can.
      LOG.info("Not every member has answered that template {} has changed", name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Guests only ask for pictures. */
  private static boolean isMember(Member member) {
    return member.getAttribute(HazelcastSettings.JOB_FORMAT) != null;
  }

  private static Buffer body(Upload upload) {
    TemplateFile file = upload.file();
    byte[] layout = file == null ? null : file.layout();
    return layout == null ? Buffer.buffer() : Buffer.buffer(layout);
  }

  private static DeliveryOptions options(String name, Upload upload) {
    DeliveryOptions options = new DeliveryOptions()
        .setSendTimeout(LIMIT.toMillis())
        .addHeader(NAME, name)
        .addHeader(REVISION, upload.revision().toString());
    TemplateFile file = upload.file();
    return file == null ? options : options.addHeader(DIGEST, file.digest());
  }
}
