package io.memecast.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.template.Template;
import io.memecast.template.TemplateFile;
import io.memecast.template.TemplateSource;
import io.memecast.template.TemplateStore;
import io.memecast.template.WriteCondition;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EngineTemplatesTest {
  private static final TemplateFile FILE = file("GIF89a one");

  private final Vertx vertx = Vertx.vertx();
  private final Fake fake = new Fake();

  @AfterEach
  void close() throws Exception {
    fake.go.countDown();
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test
  void get_template_isRead() throws Exception {
    fake.files.put("a", FILE);

    Template template = await(templates().get("a"));

    assertThat(template.picture()).isEqualTo(FILE.picture());
    assertThat(template.digest()).isEqualTo(FILE.digest());
  }

  @Test
  void get_again_sharesThePictureOfTheFirst() throws Exception {
    fake.files.put("a", FILE);
    EngineTemplates templates = templates();

    Template first = await(templates.get("a"));
    fake.files.put("a", file("GIF89a one"));
    assertThat(await(templates.get("a")).picture()).isSameAs(first.picture());

    fake.files.put("a", file("GIF89a two"));
    assertThat(await(templates.get("a")).picture()).isNotEqualTo(first.picture());
  }

  @Test
  void get_unknown_isNotFound() {
    assertFails(templates().get("a"), ErrorCode.TEMPLATE_NOT_FOUND);
  }

  @Test
  void put_file_isCheckedAndThenKept() throws Exception {
    TemplateFile kept = file("GIF89a kept");
    EngineTemplates templates = new EngineTemplates(
        vertx, fake, (name, file, deadline) -> kept, fake, Duration.ofSeconds(20));

    TemplateStore.Written written = await(templates.put("a", FILE, WriteCondition.NONE));

    assertThat(written).isEqualTo(new TemplateStore.Written(kept.digest(), true));
    assertThat(fake.files).containsExactly(Map.entry("a", kept));
  }

  @Test
  void put_fileThatIsRefused_isNotKept() {
    EngineTemplates templates = new EngineTemplates(
        vertx,
        fake,
        (name, file, deadline) -> {
          throw new CaptionException(ErrorCode.TEMPLATE_UNREADABLE, "broken");
        },
        fake,
        Duration.ofSeconds(20));

    assertFails(templates.put("a", FILE, WriteCondition.NONE), ErrorCode.TEMPLATE_UNREADABLE);
    assertThat(fake.files).isEmpty();
  }

  @Test
  void put_checkTakesTooLong_isTold() {
    EngineTemplates templates = new EngineTemplates(
        vertx,
        fake,
        (name, file, deadline) -> {
          deadline.check();
          return file;
        },
        fake,
        Duration.ZERO);

    assertFails(templates.put("a", FILE, WriteCondition.NONE), ErrorCode.RENDER_TIMEOUT);
  }

  @Test
  void put_storeFails_isAFaultOfOurs() {
    fake.broken = true;

    assertFails(templates().put("a", FILE, WriteCondition.NONE), ErrorCode.INTERNAL);
  }

  @Test
  void delete_conditionThatDoesNotHold_isTold() throws Exception {
    fake.files.put("a", FILE);

    assertFails(
        templates().delete("a", new WriteCondition(Set.of("x"), null)),
        ErrorCode.PRECONDITION_FAILED);
    await(templates().delete("a", WriteCondition.NONE));
    assertThat(fake.files).isEmpty();
  }

  @Test
  void writes_moreThanThereIsRoomFor_areRefusedAtOnceAndReadsGoOn() throws Exception {
    fake.files.put("b", FILE);
    EngineTemplates templates =
        new EngineTemplates(vertx, fake, this::checkWhenTold, fake, Duration.ofSeconds(20));
    List<Future<TemplateStore.Written>> writes = new ArrayList<>();
    for (int i = 0; i < 128; i++) {
      writes.add(templates.put("a" + i, FILE, WriteCondition.NONE));
    }

    assertFails(templates.put("late", FILE, WriteCondition.NONE), ErrorCode.QUEUE_FULL);
    assertFails(templates.delete("b", WriteCondition.NONE), ErrorCode.QUEUE_FULL);
    assertThat(await(templates.get("b")).digest()).isEqualTo(FILE.digest());

    fake.go.countDown();
    for (Future<TemplateStore.Written> write : writes) {
      assertThat(await(write).created()).isTrue();
    }
    assertThat(await(templates.put("late", FILE, WriteCondition.NONE)).created())
        .isTrue();
  }

  private TemplateFile checkWhenTold(String name, TemplateFile file, Deadline deadline) {
    try {
      fake.go.await();
      return file;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private EngineTemplates templates() {
    return new EngineTemplates(
        vertx, fake, (name, file, deadline) -> file, fake, Duration.ofSeconds(20));
  }

  private static TemplateFile file(String picture) {
    return new TemplateFile(picture.getBytes(StandardCharsets.US_ASCII), null);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.await(20, TimeUnit.SECONDS);
  }

  private static void assertFails(Future<?> future, ErrorCode code) {
    assertThatThrownBy(() -> await(future))
        .isInstanceOfSatisfying(
            CaptionException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  /** Files in memory that are source and store. */
  private static final class Fake implements TemplateSource, TemplateStore {
    private final Map<String, TemplateFile> files = new ConcurrentHashMap<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private volatile boolean broken;

    @Override
    public List<String> names() {
      return files.keySet().stream().sorted().toList();
    }

    @Override
    public Optional<Template> load(String name) {
      return Optional.ofNullable(files.get(name)).map(file -> file.open(name));
    }

    @Override
    public Written put(String name, TemplateFile file, WriteCondition condition) {
      if (broken) {
        throw new IllegalStateException("disk");
      }
      return new Written(file.digest(), files.put(name, file) == null);
    }

    @Override
    public void delete(String name, WriteCondition condition) {
      TemplateFile file = files.get(name);
      if (!condition.holds(file == null ? null : file.digest())) {
        throw new CaptionException(ErrorCode.PRECONDITION_FAILED, "another one");
      }
      files.remove(name);
    }
  }
}
