package io.memecast.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.Template;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedTemplatesTest {
  private final FakeTemplateFiles folder = new FakeTemplateFiles();
  private final TemplateTable table = new TemplateTable();
  private final SharedTemplates templates =
      new SharedTemplates(folder, null, table, Duration.ofMillis(50));
  private final CountDownLatch hanging = new CountDownLatch(1);

  @AfterEach
  void release() {
    hanging.countDown();
    templates.close();
  }

  private @Nullable SharedTemplate hang(String name) {
    try {
      hanging.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  @Test
  void digest_ofWhatTheTableKnows_asksNobody() {
    templates.join(this::hang);
    Template known = FakeTemplateFiles.picture(1).open("owl");
    table.put(known);

    assertThat(templates.digest("owl")).contains(known.digest());
    assertThat(templates.digest("cat")).isEmpty();
    assertThat(folder.reads()).isEmpty();
  }

  @Test
  void load_beforeJoining_comesFromTheFolder() {
    folder.put("owl", FakeTemplateFiles.picture(1));

    assertThat(templates.load("owl").orElseThrow().digest())
        .isEqualTo(FakeTemplateFiles.picture(1).digest());
    assertThat(templates.load("cat")).isEmpty();
  }

  @Test
  void load_mapAnswers_folderIsNotRead() {
    folder.put("owl", FakeTemplateFiles.picture(1));
    templates.join(name -> SharedTemplate.of(FakeTemplateFiles.picture(2)));

    Template template = templates.load("owl").orElseThrow();

    assertThat(template.name()).isEqualTo("owl");
    assertThat(template.digest()).isEqualTo(FakeTemplateFiles.picture(2).digest());
    assertThat(folder.reads()).isEmpty();
  }

  @Test
  void load_mapHasNothing_isEmpty() {
    folder.put("owl", FakeTemplateFiles.picture(1));
    templates.join(name -> null);

    assertThat(templates.load("owl")).isEmpty();
  }

  @Test
  void load_refusalInTheMap_isThrownAsItWas() {
    templates.join(name -> SharedTemplate.refused(ErrorCode.TEMPLATE_AMBIGUOUS, "two of them"));

    assertThatThrownBy(() -> templates.load("owl"))
        .isInstanceOf(CaptionException.class)
        .hasMessage("two of them")
        .extracting("code")
        .isEqualTo(ErrorCode.TEMPLATE_AMBIGUOUS);
  }

  @Test
  void load_mapHangs_comesFromTheFolder() {
    folder.put("owl", FakeTemplateFiles.picture(1));
    templates.join(this::hang);

    for (int i = 0; i < 20; i++) {
      assertThat(templates.load("owl")).isPresent();
    }
  }

  @Test
  void load_mapFails_comesFromTheFolder() {
    folder.put("owl", FakeTemplateFiles.picture(1));
    templates.join(name -> {
      throw new IllegalStateException("not active");
    });

    assertThat(templates.load("owl")).isPresent();
  }

  @Test
  void load_longName_asksNobody() {
    templates.join(name -> SharedTemplate.of(FakeTemplateFiles.picture(2)));

    assertThat(templates.load("x".repeat(256))).isEmpty();
    assertThat(templates.load("x".repeat(255))).isPresent();
  }
}
