package io.memecast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.TemplateCatalog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TemplateWatchTest {
  private final FakeTemplateFiles folder = new FakeTemplateFiles();
  private final TemplateTable table = new TemplateTable();
  private final TemplateWatch watch = new TemplateWatch(folder, table);
  private final List<String> forgotten = new ArrayList<>();

  @AfterEach
  void close() {
    watch.close();
  }

  private String digest(String name) {
    return table.find(name).map(TemplateCatalog.Entry::digest).orElse("none");
  }

  @Test
  void compare_firstTime_fillsTheTableAndForgetsNothing() {
    folder.put("owl", FakeTemplateFiles.picture(1));
    folder.put("cat", FakeTemplateFiles.picture(2));
    watch.join(forgotten::add);

    watch.compare();
    watch.compare();

    assertThat(table.names()).containsExactly("cat", "owl");
    assertThat(digest("owl")).isEqualTo(FakeTemplateFiles.picture(1).digest());
    assertThat(digest("dog")).isEqualTo("none");
    assertThat(forgotten).isEmpty();
  }

  @Test
  void compare_changedFile_isForgottenTwice() {
    folder.put("owl", FakeTemplateFiles.picture(1));
    watch.compare();
    watch.join(forgotten::add);

    folder.put("owl", FakeTemplateFiles.picture(7));
    watch.compare();
    assertThat(digest("owl")).isEqualTo(FakeTemplateFiles.picture(7).digest());
    assertThat(forgotten).containsExactly("owl");

    watch.compare();
    watch.compare();
    assertThat(forgotten).containsExactly("owl", "owl");
  }

  @Test
  void compare_newFile_isListedAndForgotten() {
    watch.compare();
    watch.join(forgotten::add);

    folder.put("owl", FakeTemplateFiles.picture(1));
    watch.compare();

    assertThat(table.names()).containsExactly("owl");
    assertThat(forgotten).containsExactly("owl");
  }

  @Test
  void compare_removedFile_leavesTheTable() {
    folder.put("owl", FakeTemplateFiles.picture(1));
    watch.compare();
    watch.join(forgotten::add);

    folder.remove("owl");
    watch.compare();

    assertThat(table.names()).isEmpty();
    assertThat(digest("owl")).isEqualTo("none");
    assertThat(forgotten).containsExactly("owl");
  }

  @Test
  void compare_unchangedFiles_areNotReadAgain() {
    folder.put("owl", FakeTemplateFiles.picture(1));

    watch.compare();
    watch.compare();

    assertThat(folder.reads()).containsExactly("owl");
  }

  @Test
  void compare_unreadableFile_isListedWithoutDigest() {
    folder.put("owl", FakeTemplateFiles.picture(1));
    watch.compare();

    folder.breakIt("owl", new CaptionException(ErrorCode.TEMPLATE_AMBIGUOUS, "two of them"));
    watch.compare();

    assertThat(table.names()).containsExactly("owl");
    assertThat(table.find("owl")).isEmpty();
  }
}
