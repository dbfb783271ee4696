package io.memecast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.engine.codec.Limits;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.error.HeapBudget;
import io.memecast.template.Template;
import io.memecast.template.TemplateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heap is borrowed before any picture is decoded, whatever its format, and given back. */
class PictureCodecsTest {
  private static final Path TEMPLATES = Path.of("assets/templates");

  @ParameterizedTest
  @ValueSource(strings = {"chelsea.jpg", "thinker.png", "dance.gif"})
  void prepare_moreThanIsEverLent_isTooLarge(String name) throws IOException {
    assertRefused(name, HeapBudget.of(100_000), ErrorCode.TEMPLATE_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"chelsea.jpg", "thinker.png", "dance.gif"})
  void prepare_moreThanIsLeft_isRefusedForNow(String name) throws IOException {
    HeapBudget heap = HeapBudget.of(100L << 20);
    HeapBudget.Loan other = heap.borrow((100L << 20) - 100_000, "something else");

    assertRefused(name, heap, ErrorCode.QUEUE_FULL);

    other.close();
    assertThat(heap.lentBytes()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"chelsea.jpg", "thinker.png", "dance.gif"})
  void prepare_done_hasGivenAllBack(String name) throws IOException {
    HeapBudget heap = HeapBudget.of(100L << 20);
    codecs(heap).prepare(template(name), 50, null, Deadline.never());
    codecs(heap).prepare(template(name), null, null, Deadline.never());
    assertThat(heap.lentBytes()).isZero();
  }

  private static void assertRefused(String name, HeapBudget heap, ErrorCode code)
      throws IOException {
    Template template = template(name);
    assertThatThrownBy(() -> codecs(heap).prepare(template, null, null, Deadline.never()))
        .isInstanceOfSatisfying(
            CaptionException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static PictureCodecs codecs(HeapBudget heap) {
    return new PictureCodecs(Limits.DEFAULTS.withHeap(heap), null, null);
  }

  private static Template template(String name) throws IOException {
    return new TemplateFile(Files.readAllBytes(TEMPLATES.resolve(name)), null).open("a");
  }
}
