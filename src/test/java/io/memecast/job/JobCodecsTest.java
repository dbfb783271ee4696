package io.memecast.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.memecast.template.Rendered;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JobCodecsTest {
  private static final int OFFSET = 7;

  private final CaptionJobMessageCodec jobs = new CaptionJobMessageCodec();
  private final RenderedMessageCodec pictures = new RenderedMessageCodec();

  @Test
  void job_wire_comesBackEqual() {
    CaptionJob job =
        new CaptionJob("id/1", Macros.everything(), Duration.ofMillis(9876), "request-1");

    assertThat(jobs.decodeFromWire(OFFSET, encoded(jobs, job))).isEqualTo(job);
  }

  @Test
  void job_withoutAnythingOptional_comesBackEqual() {
    CaptionJob job = new CaptionJob("i", Macros.bare("x"), Duration.ZERO, "r");

    assertThat(jobs.decodeFromWire(OFFSET, encoded(jobs, job))).isEqualTo(job);
  }

  @Test
  void rendered_wire_comesBackTheSame() {
    Rendered rendered = Macros.rendered("tag");

    Rendered read = pictures.decodeFromWire(OFFSET, encoded(pictures, rendered));

    assertThat(read).usingRecursiveComparison().isEqualTo(rendered);
  }

  @Test
  void job_laterMinorFormWithMoreAtTheEnd_isReadAllTheSame() {
    CaptionJob job = new CaptionJob("id", Macros.bare("x"), Duration.ofSeconds(1), "r");
    Buffer wire = encoded(jobs, job);
    wire.setInt(OFFSET, wire.getInt(OFFSET) + 3).appendBytes(new byte[] {1, 2, 3});

    assertThat(jobs.decodeFromWire(OFFSET, wire)).isEqualTo(job);
  }

  @Test
  void job_otherMajorForm_isRefused() {
    Buffer wire = encoded(jobs, new CaptionJob("id", Macros.bare("x"), Duration.ZERO, "r"));
    wire.setUnsignedShort(OFFSET + 4, CaptionJob.FORMAT + 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> jobs.decodeFromWire(OFFSET, wire))
        .withMessageContaining("format 2");
  }

  @Test
  void job_cutAnywhere_isRefused() {
    Buffer wire = encoded(jobs, new CaptionJob("id", Macros.everything(), Duration.ZERO, "r"));
    for (int length = OFFSET + 6; length < wire.length(); length++) {
      Buffer cut = wire.getBuffer(0, length).setInt(OFFSET, length - OFFSET - 4);

      assertThatIllegalArgumentException().isThrownBy(() -> jobs.decodeFromWire(OFFSET, cut));
    }
  }

  @Test
  void transform_withinTheProcess_handsTheObjectItselfOver() {
    CaptionJob job = new CaptionJob("id", Macros.bare("x"), Duration.ZERO, "r");
    Rendered rendered = Macros.rendered("tag");

    assertThat(jobs.transform(job)).isSameAs(job);
    assertThat(pictures.transform(rendered)).isSameAs(rendered);
  }

  private static <T> Buffer encoded(MessageCodec<T, T> codec, T value) {
    Buffer buffer = Buffer.buffer(new byte[OFFSET]);
    codec.encodeToWire(buffer, value);
    return buffer;
  }
}
