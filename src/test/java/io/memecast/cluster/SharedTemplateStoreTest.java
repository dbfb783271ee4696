package io.memecast.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastInstanceNotActiveException;
import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.Revision;
import io.memecast.template.TemplateFile;
import io.memecast.template.TemplateStore.Written;
import io.memecast.template.Upload;
import io.memecast.template.WriteCondition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SharedTemplateStoreTest {
  private static final TemplateFile FILE = FakeTemplateFiles.picture(1);

  private final FakeTemplateMap map = new FakeTemplateMap();
  private final TemplateTable table = new TemplateTable();
  private final UploadWatch watch = new UploadWatch(null, table);
  private final List<String> told = new ArrayList<>();
  private final SharedTemplateStore store = new SharedTemplateStore(
      map,
      table,
      watch,
      (name, upload) -> told.add(name + " " + upload.revision()),
      "a",
      10,
      3 * FILE.size());

  @AfterEach
  void close() {
    watch.close();
  }

  private Written put() {
    return store.put("owl", FILE, WriteCondition.NONE);
  }

  @Test
  void put_made_isInTheTableAndTheOthersAreTold() {
    map.answers.add(CompletableFuture.completedFuture(TemplateChange.CREATED));

    assertThat(put()).isEqualTo(new Written(FILE.digest(), true));

    Upload upload = map.changes.get(0).upload();
    assertThat(table.revision("owl")).isEqualTo(upload.revision());
    assertThat(told).containsExactly("owl " + upload.revision());
  }

  @Test
  void put_ownClockIsBehindAnothers_isMadeAnewAndLater() {
    Revision ahead = new Revision(System.currentTimeMillis() + 3_600_000, 7, "b");
    map.answers.add(CompletableFuture.completedFuture(ahead.toString()));
    map.answers.add(CompletableFuture.completedFuture(TemplateChange.REPLACED));
    map.answers.add(CompletableFuture.completedFuture(TemplateChange.REPLACED));

    assertThat(put().created()).isFalse();
    put();

    List<Revision> made =
        map.changes.stream().map(change -> change.upload().revision()).toList();
    assertThat(made).hasSize(3);
    assertThat(made.get(1).isAfter(ahead)).isTrue();
    assertThat(made.get(2).isAfter(made.get(1))).isTrue();
  }

  @Test
  void put_lastPlaceIsBeingTaken_isRefused() throws Exception {
    for (int i = 0; i < 9; i++) {
      table.putDeleted(new Revision(i, 0, "b"), "gone-" + i);
    }
    CompletableFuture<String> arriving = new CompletableFuture<>();
    map.answers.add(arriving);
    CompletableFuture<Written> last = CompletableFuture.supplyAsync(this::put);
    while (map.changes.isEmpty()) {
      Thread.onSpinWait();
    }

    assertThatThrownBy(() -> store.put("cat", FILE, WriteCondition.NONE))
        .isInstanceOf(CaptionException.class)
        .extracting("code")
        .isEqualTo(ErrorCode.STORAGE_FULL);
    arriving.complete(TemplateChange.CREATED);
    assertThat(last.get().created()).isTrue();
  }

  @Test
  void put_moreBytesThanAreKept_isRefusedUntilAnotherIsDeleted() {
    table.put(new Revision(1, 0, "b"), FILE.open("cat"), 2 * FILE.size() + 1);

    assertThatThrownBy(this::put)
        .isInstanceOf(CaptionException.class)
        .hasMessageContaining("uploads.max-bytes")
        .extracting("code")
        .isEqualTo(ErrorCode.STORAGE_FULL);
    assertThat(map.changes).isEmpty();

    table.putDeleted(new Revision(2, 0, "b"), "cat");
    map.answers.add(CompletableFuture.completedFuture(TemplateChange.CREATED));
    assertThat(put().created()).isTrue();
    assertThat(table.uploadedBytes()).isEqualTo(FILE.size());
  }

  @Test
  void put_inThePlaceOfALargerOne_countsOnlyWhatItAdds() {
    table.put(new Revision(1, 0, "b"), FILE.open("owl"), 3 * FILE.size());
    map.answers.add(CompletableFuture.completedFuture(TemplateChange.REPLACED));

    assertThat(put().created()).isFalse();
    assertThat(table.uploadedBytes()).isEqualTo(FILE.size());
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            CompletableFuture.completedFuture(TemplateChange.REFUSED),
            ErrorCode.PRECONDITION_FAILED),
        Arguments.of(
            CompletableFuture.completedFuture(TemplateChange.MISSING),
            ErrorCode.TEMPLATE_NOT_FOUND),
        Arguments.of(
            failed(new UncheckedIOException(new IOException("/x: No space left"))),
            ErrorCode.STORAGE_FULL),
        Arguments.of(failed(new HazelcastInstanceNotActiveException()), ErrorCode.NO_WORKER),
        Arguments.of(
            failed(new CaptionException(ErrorCode.SOURCE_UNREACHABLE, "gone")),
            ErrorCode.SOURCE_UNREACHABLE),
        Arguments.of(failed(new ArithmeticException()), ErrorCode.INTERNAL));
  }

  private static CompletableFuture<String> failed(Exception failure) {
    return CompletableFuture.failedFuture(failure);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void put_notMade_saysWhyAndTellsNobody(CompletableFuture<String> answer, ErrorCode code) {
    map.answers.add(answer);

    assertThatThrownBy(this::put)
        .isInstanceOf(CaptionException.class)
        .extracting("code")
        .isEqualTo(code);
    assertThat(told).isEmpty();
    assertThat(table.revision("owl")).isNull();
  }

  @Test
  void put_diskIsFull_saysSoWithoutThePath() {
    map.answers.add(failed(new UncheckedIOException(new IOException("/x: No space left"))));

    assertThatThrownBy(this::put).hasMessage("cannot store template `owl`: No space left");
  }
}
