package io.memecast.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.config.ClusterConfig;
import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.Template;
import io.memecast.template.TemplateFile;
import io.memecast.template.TemplateStore;
import io.memecast.template.TemplateStore.Written;
import io.memecast.template.UploadFolder;
import io.memecast.template.WriteCondition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three members in one process that keep uploads: two share a folder, the third has one of its own. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadsIT {
  @TempDir
  private static Path temporary = Path.of("");

  private final ClusterConfig cluster = TestClusters.fresh();
  private final List<UploadingMember> members = new ArrayList<>();

  UploadsIT() throws IOException {}

  @BeforeAll
  void join() throws Exception {
    for (String folder : List.of("shared", "shared", "own")) {
      members.add(UploadingMember.join(cluster, temporary.resolve(folder)));
    }
    // Nothing is in the map yet, and no partition has an owner before something is.
    members.get(0).load("nothing");
    TestClusters.awaitBalance(cluster);
  }

  @AfterAll
  void leave() {
    members.forEach(UploadingMember::close);
  }

  private UploadingMember member(int index) {
    return members.get(index % members.size());
  }

  @Test
  void put_throughAny_isThereThroughAllWhenItHasReturned() {
    for (int i = 0; i < 30; i++) {
      String name = "put-" + i;
      TemplateFile file = FakeTemplateFiles.picture(i);

      Written written = member(i).store().put(name, file, WriteCondition.NONE);

      assertThat(written).isEqualTo(new Written(file.digest(), true));
      assertThat(members).allSatisfy(member -> {
        assertThat(member.digest(name)).contains(file.digest());
        assertThat(member.load(name).map(Template::digest)).contains(file.digest());
        assertThat(member.table().names()).contains(name);
      });
    }
  }

  @Test
  void put_oneOverTheOtherThroughAll_isAlwaysTheLast() {
    for (int i = 0; i < 60; i++) {
      TemplateFile file = FakeTemplateFiles.picture(i);

      Written written = member(i).store().put("often", file, WriteCondition.NONE);

      assertThat(written.created()).isEqualTo(i == 0);
      assertThat(members)
          .allSatisfy(member ->
              assertThat(member.load("often").map(Template::digest)).contains(file.digest()));
    }
  }

  @Test
  void put_overABundledOne_coversItUntilItIsDeleted() {
    TemplateFile bundled = FakeTemplateFiles.picture(100);
    members.forEach(member -> member.bundled("raccoon", bundled));
    TemplateFile cover = FakeTemplateFiles.picture(101);

    assertThat(member(0).store().put("raccoon", cover, WriteCondition.NONE).created())
        .isFalse();
    assertThat(members)
        .allSatisfy(member ->
            assertThat(member.load("raccoon").map(Template::digest)).contains(cover.digest()));

    member(1).store().delete("raccoon", WriteCondition.NONE);

    assertThat(members).allSatisfy(member -> {
      assertThat(member.digest("raccoon")).contains(bundled.digest());
      assertThat(member.load("raccoon").map(Template::digest)).contains(bundled.digest());
    });
  }

  @Test
  void delete_isGoneThroughAll_andGoneOnlyOnce() {
    member(0).store().put("gone", FakeTemplateFiles.picture(1), WriteCondition.NONE);

    member(1).store().delete("gone", WriteCondition.NONE);

    assertThat(members).allSatisfy(member -> {
      assertThat(member.digest("gone")).isEmpty();
      assertThat(member.load("gone")).isEmpty();
      assertThat(member.table().names()).doesNotContain("gone");
    });
    assertThatThrownBy(() -> member(2).store().delete("gone", WriteCondition.NONE))
        .isInstanceOf(CaptionException.class)
        .extracting("code")
        .isEqualTo(ErrorCode.TEMPLATE_NOT_FOUND);
  }

  @Test
  void put_conditionThatDoesNotHold_changesNothingAnywhere() {
    TemplateFile there = FakeTemplateFiles.picture(1);
    WriteCondition absent = new WriteCondition(null, Set.of(WriteCondition.ANY));
    WriteCondition other = new WriteCondition(Set.of("0123"), null);
    member(0).store().put("guarded", there, absent);

    for (WriteCondition condition : List.of(absent, other)) {
      assertThatThrownBy(
              () -> member(1).store().put("guarded", FakeTemplateFiles.picture(2), condition))
          .isInstanceOf(CaptionException.class)
          .extracting("code")
          .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    }
    assertThat(members)
        .allSatisfy(member ->
            assertThat(member.load("guarded").map(Template::digest)).contains(there.digest()));
  }

  @Test
  void put_layout_isKnownToAllWithoutReadingThePicture() {
    TemplateFile file = new TemplateFile(
        FakeTemplateFiles.picture(1).picture(), "outline: none".getBytes(StandardCharsets.UTF_8));

    member(2).store().put("styled", file, WriteCondition.NONE);

    assertThat(members).allSatisfy(member -> assertThat(
            member.table().find("styled").orElseThrow().style().outline())
        .isNotNull());
  }

  @Test
  void put_isKeptInEveryFolder() throws InterruptedException, IOException {
    for (int i = 0; i < 6; i++) {
      member(i).store().put("kept-" + i, FakeTemplateFiles.picture(i), WriteCondition.NONE);
    }

    for (String name : List.of("shared", "own")) {
      UploadFolder folder = UploadFolder.open(temporary.resolve(name), 1 << 20);
      eventually(() -> folder
          .revisions()
          .keySet()
          .containsAll(List.of("kept-0", "kept-1", "kept-2", "kept-3", "kept-4", "kept-5")));
    }
  }

  @Test
  void put_intoAFolderThatIsCopiedIn_comesToTheOthers() throws Exception {
    member(0).store().put("older", FakeTemplateFiles.picture(1), WriteCondition.NONE);
    UploadFolder own = UploadFolder.open(temporary.resolve("own"), 1 << 20);
    eventually(() -> own.revisions().containsKey("older"));
    String name = "older@"
        + requireNonNull(own.revisions().get("older")).next(System.currentTimeMillis(), "z")
        + ".png";

    Files.write(
        temporary.resolve("own").resolve(name), FakeTemplateFiles.picture(9).picture());

    eventually(() -> members.stream().allMatch(member -> member
        .load("older")
        .map(Template::digest)
        .equals(Optional.of(FakeTemplateFiles.picture(9).digest()))));
  }

  @Test
  void put_diskTakesNothing_saysSoAndChangesNothing() throws Exception {
    TemplateFile there = FakeTemplateFiles.picture(1);
    for (int i = 0; i < 8; i++) {
      member(0).store().put("full-" + i, there, WriteCondition.NONE);
    }
    // A folder in which no file can be made, as on a full disk; afterwards all is as it was.
    for (String folder : List.of("shared", "own")) {
      Files.move(temporary.resolve(folder), temporary.resolve(folder + "-away"));
      Files.createSymbolicLink(temporary.resolve(folder), Path.of("/proc/self/fdinfo"));
    }
    try {
      for (int i = 0; i < 8; i++) {
        String name = "full-" + i;
        assertThatThrownBy(() ->
                member(1).store().put(name, FakeTemplateFiles.picture(2), WriteCondition.NONE))
            .isInstanceOf(CaptionException.class)
            .hasMessageStartingWith("cannot store template `" + name + "`: ")
            .hasMessageNotContaining(temporary.toString())
            .extracting("code")
            .isEqualTo(ErrorCode.STORAGE_FULL);
        assertThat(members)
            .allSatisfy(member -> assertThat(member.digest(name)).contains(there.digest()));
      }
    } finally {
      for (String folder : List.of("shared", "own")) {
        Files.delete(temporary.resolve(folder));
        Files.move(temporary.resolve(folder + "-away"), temporary.resolve(folder));
      }
    }
    assertThat(member(2).load("full-3").map(Template::digest)).contains(there.digest());
  }

  @Test
  void put_moreNamesThanAreKept_isRefused() throws Exception {
    TemplateStore full = member(0).store(1);
    member(0).store().put("first", FakeTemplateFiles.picture(1), WriteCondition.NONE);

    assertThatThrownBy(
            () -> full.put("one-too-many", FakeTemplateFiles.picture(1), WriteCondition.NONE))
        .isInstanceOf(CaptionException.class)
        .hasMessageContaining("uploads.max-templates")
        .extracting("code")
        .isEqualTo(ErrorCode.STORAGE_FULL);
    assertThat(
            full.put("first", FakeTemplateFiles.picture(2), WriteCondition.NONE).created())
        .isFalse();
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
