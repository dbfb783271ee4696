package io.memecast.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.template.Revision;
import io.memecast.template.TemplateFile;
import io.memecast.template.Upload;
import io.memecast.template.UploadFolder;
import io.memecast.template.WriteCondition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap.SimpleEntry;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateChangeTest {
  private static final Revision FIRST = new Revision(1000, 0, "a");
  private static final Revision SECOND = new Revision(2000, 0, "b");
  private static final TemplateFile OLD = FakeTemplateFiles.picture(1);
  private static final TemplateFile NEW = FakeTemplateFiles.picture(2);

  private final TemplateStorage none = new TemplateStorage(new FakeTemplateFiles(), null);

  private static TemplateChange put(Revision revision, WriteCondition condition) {
    return new TemplateChange(new Upload(revision, NEW), condition, null);
  }

  private static TemplateChange delete(Revision revision) {
    return new TemplateChange(new Upload(revision, null), WriteCondition.NONE, null);
  }

  private static Map.Entry<String, @Nullable SharedTemplate> entry(@Nullable SharedTemplate value) {
    return new SimpleEntry<>("owl", value);
  }

  private static Map.Entry<String, @Nullable SharedTemplate> uploaded(
      Revision revision, @Nullable TemplateFile file) {
    return entry(SharedTemplate.of(new Upload(revision, file)));
  }

  @Test
  void process_nothingThere_creates() {
    var entry = entry(null);

    assertThat(put(FIRST, WriteCondition.NONE).process(entry, none))
        .isEqualTo(TemplateChange.CREATED);
    assertThat(requireNonNull(entry.getValue().file()).digest()).isEqualTo(NEW.digest());
  }

  @Test
  void process_overABundledOne_replaces() {
    var entry = entry(SharedTemplate.of(OLD));
    TemplateChange change =
        new TemplateChange(new Upload(FIRST, NEW), WriteCondition.NONE, OLD.digest());

    assertThat(change.process(entry, none)).isEqualTo(TemplateChange.REPLACED);
  }

  @Test
  void process_earlierThanWhatIsThere_tellsThatRevision() {
    var entry = uploaded(SECOND, OLD);

    assertThat(put(FIRST, WriteCondition.NONE).process(entry, none)).isEqualTo(SECOND.toString());
    assertThat(requireNonNull(entry.getValue().file()).digest()).isEqualTo(OLD.digest());
  }

  @Test
  void process_madeTwice_isTheSameAsOnce() {
    WriteCondition absent = new WriteCondition(null, Set.of(WriteCondition.ANY));
    var entry = entry(null);
    put(FIRST, absent).process(entry, none);

    assertThat(put(FIRST, absent).process(entry, none)).isEqualTo(TemplateChange.REPLACED);
  }

  @Test
  void process_conditionDoesNotHold_changesNothingAndTellsNoCopy() {
    var entry = uploaded(FIRST, OLD);
    TemplateChange change = put(SECOND, new WriteCondition(Set.of(NEW.digest()), null));

    assertThat(change.process(entry, none)).isEqualTo(TemplateChange.REFUSED);
    assertThat(entry.getValue().revision()).isEqualTo(FIRST);
    assertThat(change.getBackupProcessor()).isNull();
  }

  @Test
  void process_conditionIsAboutTheBundledOneThatADeletionShows() {
    var entry = uploaded(FIRST, null);
    TemplateChange change = new TemplateChange(
        new Upload(SECOND, NEW), new WriteCondition(Set.of(OLD.digest()), null), OLD.digest());

    assertThat(change.process(entry, none)).isEqualTo(TemplateChange.REPLACED);
  }

  @Test
  void process_deletionOfWhatNobodyPutIn_isMissing() {
    assertThat(delete(SECOND).process(entry(null), none)).isEqualTo(TemplateChange.MISSING);
    assertThat(delete(SECOND).process(entry(SharedTemplate.of(OLD)), none))
        .isEqualTo(TemplateChange.MISSING);
    assertThat(delete(SECOND).process(uploaded(FIRST, null), none))
        .isEqualTo(TemplateChange.MISSING);
  }

  @Test
  void process_deletion_leavesAMark() {
    var entry = uploaded(FIRST, OLD);
    TemplateChange change = delete(SECOND);

    assertThat(change.process(entry, none)).isEqualTo(TemplateChange.REPLACED);
    assertThat(entry.getValue().upload()).isEqualTo(new Upload(SECOND, null));
    assertThat(change.getBackupProcessor()).isNotNull();
  }

  @Test
  void process_mapHasGivenTheNameUp_asksTheDisk(@TempDir Path folder) throws IOException {
    TemplateStorage storage =
        new TemplateStorage(new FakeTemplateFiles(), UploadFolder.open(folder, 1000));
    put(SECOND, WriteCondition.NONE).process(entry(null), storage);

    assertThat(put(FIRST, WriteCondition.NONE).process(entry(null), storage))
        .isEqualTo(SECOND.toString());
  }

  @Test
  void process_diskTakesNothing_changesNothing(@TempDir Path folder) throws IOException {
    TemplateStorage storage =
        new TemplateStorage(new FakeTemplateFiles(), UploadFolder.open(folder, 1000));
    // A later attempt to give the file this name fails, as it would on a full disk.
    Files.createDirectories(folder.resolve("owl@2000-0-b.yaml").resolve("in the way"));
    var entry = uploaded(FIRST, OLD);
    TemplateFile styled = new TemplateFile(NEW.picture(), new byte[] {'#'});
    TemplateChange change =
        new TemplateChange(new Upload(SECOND, styled), WriteCondition.NONE, null);

    assertThatThrownBy(() -> change.process(entry, storage))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(entry.getValue().revision()).isEqualTo(FIRST);
    assertThat(change.getBackupProcessor()).isNull();
  }

  @Test
  void backup_ofAChangeWithACondition_followsWithoutIt() {
    TemplateChange change = put(SECOND, new WriteCondition(Set.of(OLD.digest()), null));
    change.process(uploaded(FIRST, OLD), none);
    var copyThatWasEvicted = entry(null);

    var unused = requireNonNull(change.getBackupProcessor()).process(copyThatWasEvicted);

    assertThat(copyThatWasEvicted.getValue().revision()).isEqualTo(SECOND);
  }
}
