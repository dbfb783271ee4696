package io.memecast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.engine.PreparedTemplates.Prepared;
import io.memecast.engine.codec.Limits;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.macro.ImageMacro;
import io.memecast.template.PictureFormat;
import io.memecast.template.Template;
import io.memecast.template.TemplateLayout;
import io.memecast.template.TemplateSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PreparedTemplatesTest {
  private final FakeSource source = new FakeSource();
  private PreparedTemplates templates;

  @BeforeEach
  void makeCache() {
    templates = cache(4);
  }

  private PreparedTemplates cache(int capacity) {
    return new PreparedTemplates(
        source,
        new PictureCodecs(Limits.DEFAULTS, null, null),
        capacity,
        64 << 20,
        Duration.ofMinutes(1));
  }

  private static ImageMacro macro(String template) {
    return new ImageMacro(template, null, null, List.of());
  }

  @Test
  void get_again_isTheSameEntryAndAHit() {
    Prepared first = templates.get(macro("a"), Deadline.never());
    assertThat(templates.get(macro("a"), Deadline.never())).isSameAs(first);
    assertThat(templates.statistics().hits()).isEqualTo(1);
    assertThat(source.loads).hasValue(1);
  }

  @Test
  void get_anotherSize_isAnotherEntry() {
    Prepared small = templates.get(new ImageMacro("a", 8, null, List.of()), Deadline.never());
    assertThat(small.picture().width()).isEqualTo(8);
    assertThat(small.picture().height()).isEqualTo(4);
    assertThat(templates.get(macro("a"), Deadline.never()).picture().width()).isEqualTo(20);
  }

  @Test
  void get_changedDigest_isPreparedAnew() {
    Prepared before = templates.get(macro("a"), Deadline.never());
    source.version = "2";
    assertThat(templates.get(macro("a"), Deadline.never())).isNotSameAs(before);
  }

  @Test
  void get_unknownName_saysWhichTemplate() {
    assertThatThrownBy(() -> templates.get(macro("missing"), Deadline.never()))
        .isInstanceOfSatisfying(CaptionException.class, e -> assertThat(e.code())
            .isEqualTo(ErrorCode.TEMPLATE_NOT_FOUND))
        .hasMessage("cannot load template `missing`: no such template");
  }

  @Test
  void get_manyAtOnce_prepareOnce() throws Exception {
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch go = new CountDownLatch(1);
      List<Future<Prepared>> results = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        results.add(pool.submit(() -> {
          go.await();
          return templates.get(macro("a"), Deadline.never());
        }));
      }
      go.countDown();
      for (Future<Prepared> result : results) {
        assertThat(result.get()).isSameAs(results.get(0).get());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void get_moreThanTheCapacity_staysWithinIt() {
    for (int i = 0; i < 50; i++) {
      templates.get(new ImageMacro("a", 1 + i, null, List.of()), Deadline.never());
    }
    assertThat(templates.statistics().fillRate()).isLessThanOrEqualTo(1);
    assertThat(templates.statistics().capacity()).isEqualTo(4);
  }

  @Test
  void get_capacityZero_keepsNothing() {
    PreparedTemplates none = cache(0);
    Prepared first = none.get(macro("a"), Deadline.never());
    assertThat(none.get(macro("a"), Deadline.never())).isNotSameAs(first);
  }

  @Test
  void get_brokenTemplate_failsEachTimeAndIsNotKept() {
    source.picture = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> templates.get(macro("a"), Deadline.never()))
          .isInstanceOfSatisfying(CaptionException.class, e -> assertThat(e.code())
              .isEqualTo(ErrorCode.TEMPLATE_UNREADABLE));
    }
  }

  @Test
  void get_nobodyWaitsAnyMore_endsThePreparation() throws Exception {
    source.picture = largePng();
    Deadline first = Deadline.never();
    Deadline second = Deadline.never();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<Prepared> one = pool.submit(() -> templates.get(macro("a"), first));
      Future<Prepared> two = pool.submit(() -> templates.get(macro("a"), second));
      awaitPreparing(true);

      first.cancel();
      assertThatThrownBy(one::get).hasRootCauseInstanceOf(CaptionException.class);
      assertThat(isPreparing()).as("another still waits").isTrue();

      second.cancel();
      assertThatThrownBy(two::get).hasRootCauseInstanceOf(CaptionException.class);
      awaitPreparing(false);
      assertThat(templates.statistics().fillRate())
          .as("it ended before it was done")
          .isZero();
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void get_afterEverybodyLeft_isBegunAnew() {
    Deadline up = Deadline.never();
    up.cancel();
    assertThatThrownBy(() -> templates.get(macro("a"), up)).isInstanceOf(CaptionException.class);

    assertThat(templates.get(macro("a"), Deadline.never()).picture().width()).isEqualTo(20);
  }

  @Test
  void get_manySizes_doNotPushOutTheTemplates() {
    Prepared own = templates.get(macro("a"), Deadline.never());
    for (int round = 0; round < 5; round++) {
      for (int width = 1; width < 50; width++) {
        templates.get(new ImageMacro("a", width, null, List.of()), Deadline.never());
      }
    }
    assertThat(templates.get(macro("a"), Deadline.never())).isSameAs(own);
  }

  @Test
  void mustPrepareSize_sizeThatIsNotKept_isSo() {
    ImageMacro small = new ImageMacro("a", 8, null, List.of());
    assertThat(templates.mustPrepareSize(macro("a"))).isFalse();
    assertThat(templates.mustPrepareSize(small)).isTrue();
    templates.get(small, Deadline.never());
    assertThat(templates.mustPrepareSize(small)).isFalse();
    assertThat(templates.mustPrepareSize(new ImageMacro("missing", 8, null, List.of())))
        .isFalse();
  }

  private static void awaitPreparing(boolean expected) {
    while (isPreparing() != expected) {
      Thread.onSpinWait();
    }
  }

  private static boolean isPreparing() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().startsWith("template-prepare-"))
        .flatMap(thread -> Arrays.stream(thread.getValue()))
        .anyMatch(frame -> frame.getClassName().equals(PictureCodecs.class.getName()));
  }

  /** Seconds of work. */
  private static byte[] largePng() throws IOException {
    BufferedImage noise = new BufferedImage(2000, 2000, BufferedImage.TYPE_INT_RGB);
    noise.setRGB(0, 0, 2000, 2000, new Random(1).ints(4_000_000).toArray(), 0, 2000);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(noise, "png", bytes);
    return bytes.toByteArray();
  }

  private static final class FakeSource implements TemplateSource {
    private final AtomicInteger loads = new AtomicInteger();
    private volatile String version = "1";
    private volatile byte[] picture = png();

    private static byte[] png() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", bytes);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }

    @Override
    public List<String> names() {
      return List.of("a");
    }

    @Override
    public Optional<Template> load(String name) {
      loads.incrementAndGet();
      return names().contains(name)
          ? Optional.of(
              new Template(name, picture, PictureFormat.PNG, TemplateLayout.NONE, name + version))
          : Optional.empty();
    }

    @Override
    public Optional<String> digest(String name) {
      return names().contains(name) ? Optional.of(name + version) : Optional.empty();
    }
  }
}
