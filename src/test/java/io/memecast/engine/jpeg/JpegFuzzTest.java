package io.memecast.engine.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Coverage;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Broken files: refused with a code of ours, or captioned to a file that parses. */
class JpegFuzzTest {
  private static final Limits LIMITS = new Limits(1 << 20, 250_000, 1, 250_000);

  /** Far more than any file here may take; a guard against hanging, not a measurement. */
  private static final Duration GUARD = Duration.ofSeconds(20);

  private final JpegCodec codec = new JpegCodec();
  private final List<byte[]> samples = JpegSamples.samples()
      .map(Path::toFile)
      .map(f -> JpegSamples.read(f.toPath()))
      .toList();
  private int refused;
  private int captioned;

  @Test
  void prepare_mutatedFiles_refusedOrCaptioned() {
    mutate(400, 1);
  }

  @Test
  void prepare_truncatedFiles_refused() {
    truncate(200, 2);
  }

  @Test
  @Tag("slow")
  void prepare_manyMutatedFiles_refusedOrCaptioned() {
    mutate(20_000, 3);
  }

  @Test
  @Tag("slow")
  void prepare_manyTruncatedFiles_refused() {
    truncate(2_000, 4);
  }

  private void mutate(int rounds, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < rounds; i++) {
      byte[] file = samples.get(random.nextInt(samples.size())).clone();
      int changes = 1 + random.nextInt(4);
      for (int change = 0; change < changes; change++) {
        mutateOnce(file, random);
      }
      tryFile(file, "seed " + seed + " round " + i);
    }
    assertThat(refused).isGreaterThan(rounds / 20);
    assertThat(captioned).isGreaterThan(rounds / 20);
  }

  private static void mutateOnce(byte[] file, Random random) {
    int at = random.nextInt(file.length);
    switch (random.nextInt(4)) {
      case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> file[at] = (byte) random.nextInt(256);
      case 2 -> file[at] = (byte) 0xff;
      default -> {
        int length = Math.min(random.nextInt(16), file.length - at);
        System.arraycopy(file, random.nextInt(file.length - length + 1), file, at, length);
      }
    }
  }

  private void truncate(int rounds, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < rounds; i++) {
      byte[] file = samples.get(random.nextInt(samples.size()));
      byte[] cut = Arrays.copyOf(file, random.nextInt(file.length));
      tryFile(cut, "seed " + seed + " round " + i);
    }
    assertThat(refused).isEqualTo(rounds);
  }

  private static Variant variant(int number) {
    return switch (number % 4) {
      case 0 -> new Variant(20, null, null);
      case 1 -> new Variant(null, null, 50);
      default -> Variant.ORIGINAL;
    };
  }

  private void tryFile(byte[] file, String description) {
    try {
      PreparedTemplate template =
          codec.prepare(file, variant(file.length), LIMITS, Deadline.in(GUARD));
      Coverage coverage = new Coverage(template.width(), template.height());
      new RandomInk(file.length).text(coverage);
      JpegParser.parse(
          template.caption(coverage, Deadline.in(GUARD)), Limits.DEFAULTS, Deadline.never());
      captioned++;
    } catch (CaptionException e) {
      assertThat(e.code())
          .as(description + ": " + e.getMessage())
          .isIn(ErrorCode.TEMPLATE_UNREADABLE, ErrorCode.TEMPLATE_TOO_LARGE);
      refused++;
    } catch (UnsupportedCodingException | RuntimeException e) {
      throw new AssertionError(description, e);
    }
  }
}
