package io.memecast.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.Revision;
import io.memecast.template.Template;
import io.memecast.template.Upload;
import io.memecast.template.UploadFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedTemplatesTest {
  private final FakeTemplateFiles folder = new FakeTemplateFiles();
  private final FakeTemplateMap map = new FakeTemplateMap();
  private final TemplateTable table = new TemplateTable();
  private final SharedTemplates templates =
      new SharedTemplates(folder, null, table, Duration.ofMillis(50));

  @AfterEach
  void release() {
    map.release();
    templates.close();
  }

  @Test
  void digest_ofWhatTheTableKnows_asksNobody() {
    map.hang();
    templates.join(map);
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
    map.entries.put("owl", SharedTemplate.of(FakeTemplateFiles.picture(2)));
    templates.join(map);

    Template template = templates.load("owl").orElseThrow();

    assertThat(template.name()).isEqualTo("owl");
    assertThat(template.digest()).isEqualTo(FakeTemplateFiles.picture(2).digest());
    assertThat(folder.reads()).isEmpty();
  }

  @Test
  void load_mapHasNothing_comesFromTheFolderAndIsShared() throws InterruptedException {
    folder.put("owl", FakeTemplateFiles.picture(1));
    templates.join(map);

    assertThat(templates.load("owl")).isPresent();
    while (map.entries.get("owl") == null) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(templates.load("cat")).isEmpty();
  }

  @Test
  void load_folderRefuses_isThrownAsItWas() {
    folder.breakIt("owl", new CaptionException(ErrorCode.TEMPLATE_AMBIGUOUS, "two of them"));
    templates.join(map);

    assertThatThrownBy(() -> templates.load("owl"))
        .isInstanceOf(CaptionException.class)
        .hasMessage("two of them")
        .extracting("code")
        .isEqualTo(ErrorCode.TEMPLATE_AMBIGUOUS);
  }

  @Test
  void load_mapIsBehindWhatThisMemberKnows_comesFromTheFolder(@TempDir Path uploads)
      throws IOException {
    Upload old = new Upload(new Revision(1000, 0, "a"), FakeTemplateFiles.picture(1));
    Upload recent = new Upload(new Revision(2000, 0, "a"), FakeTemplateFiles.picture(2));
    UploadFolder kept = UploadFolder.open(uploads, 1000);
    kept.store("owl", recent);
    table.put(recent.revision(), FakeTemplateFiles.picture(2).open("owl"), 1);
    map.entries.put("owl", SharedTemplate.of(old));
    try (SharedTemplates uploading =
        new SharedTemplates(folder, kept, table, Duration.ofSeconds(20))) {
      uploading.join(map);

      assertThat(uploading.load("owl").orElseThrow().digest())
          .isEqualTo(FakeTemplateFiles.picture(2).digest());
    }
  }

  @Test
  void load_copyLagsBehind_comesFromTheOwner() {
    Upload old = new Upload(new Revision(1000, 0, "a"), FakeTemplateFiles.picture(1));
    Upload recent = new Upload(new Revision(2000, 0, "a"), FakeTemplateFiles.picture(2));
    table.put(recent.revision(), FakeTemplateFiles.picture(2).open("owl"), 1);
    map.entries.put("owl", SharedTemplate.of(old));
    map.owners.put("owl", SharedTemplate.of(recent));
    templates.join(map);

    assertThat(templates.load("owl").orElseThrow().digest())
        .isEqualTo(FakeTemplateFiles.picture(2).digest());
  }

  @Test
  void load_deletedUpload_isTheBundledOne() {
    folder.put("owl", FakeTemplateFiles.picture(1));
    map.entries.put("owl", SharedTemplate.of(new Upload(new Revision(1000, 0, "a"), null)));
    map.entries.put("cat", SharedTemplate.of(new Upload(new Revision(1000, 0, "a"), null)));
    templates.join(map);

    assertThat(templates.load("owl").orElseThrow().digest())
        .isEqualTo(FakeTemplateFiles.picture(1).digest());
    assertThat(templates.load("cat")).isEmpty();
  }

  @Test
  void load_mapHangs_comesFromTheFolder() {
    folder.put("owl", FakeTemplateFiles.picture(1));
    map.hang();
    templates.join(map);

    for (int i = 0; i < 20; i++) {
      assertThat(templates.load("owl")).isPresent();
    }
  }

  @Test
  void load_mapFails_comesFromTheFolder() {
    folder.put("owl", FakeTemplateFiles.picture(1));
    map.fail();
    templates.join(map);

    assertThat(templates.load("owl")).isPresent();
  }

  @Test
  void load_longName_asksNobody() {
    for (int length : new int[] {255, 256}) {
      map.entries.put("x".repeat(length), SharedTemplate.of(FakeTemplateFiles.picture(2)));
    }
    templates.join(map);

    assertThat(templates.load("x".repeat(256))).isEmpty();
    assertThat(templates.load("x".repeat(255))).isPresent();
  }
}
