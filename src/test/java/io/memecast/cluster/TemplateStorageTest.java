package io.memecast.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.Revision;
import io.memecast.template.Upload;
import io.memecast.template.UploadFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateStorageTest {
  private final FakeTemplateFiles bundled = new FakeTemplateFiles();

  @Test
  void load_bundledTemplate_hasNoRevision() {
    bundled.put("owl", FakeTemplateFiles.picture(1));
    TemplateStorage storage = new TemplateStorage(bundled, null);

    SharedTemplate loaded = requireNonNull(storage.load("owl"));

    assertThat(loaded.upload()).isNull();
    assertThat(requireNonNull(loaded.file()).digest())
        .isEqualTo(FakeTemplateFiles.picture(1).digest());
    assertThat(storage.load("cat")).isNull();
  }

  @Test
  void load_brokenTemplate_isRefused() {
    bundled.breakIt("owl", new CaptionException(ErrorCode.TEMPLATE_TOO_LARGE, "too large"));
    TemplateStorage storage = new TemplateStorage(bundled, null);

    assertThatThrownBy(() -> storage.load("owl"))
        .isInstanceOf(CaptionException.class)
        .hasMessage("too large");
  }

  @Test
  void load_whatAClientDid_comesFirst(@TempDir Path folder) throws IOException {
    bundled.put("owl", FakeTemplateFiles.picture(1));
    TemplateStorage storage = new TemplateStorage(bundled, UploadFolder.open(folder, 1000));
    Upload upload = new Upload(new Revision(1000, 0, "a"), FakeTemplateFiles.picture(2));
    Upload deletion = new Upload(new Revision(2000, 0, "a"), null);

    storage.store("owl", upload);
    assertThat(requireNonNull(requireNonNull(storage.load("owl")).file()).digest())
        .isEqualTo(FakeTemplateFiles.picture(2).digest());

    storage.store("owl", deletion);
    assertThat(requireNonNull(storage.load("owl")).upload()).isEqualTo(deletion);
  }

  @Test
  void store_withoutAFolder_keepsNothing() {
    TemplateStorage storage = new TemplateStorage(bundled, null);

    storage.store("owl", new Upload(new Revision(1000, 0, "a"), FakeTemplateFiles.picture(2)));

    assertThat(storage.load("owl")).isNull();
  }
}
