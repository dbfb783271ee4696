package io.memecast.engine.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Coverage;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Broken files: refused, or captioned into a file that reads again. */
class GifFuzzTest {
  private static final Limits LIMITS = new Limits(1 << 20, 1_000_000, 100, 4_000_000);
  private static final Set<ErrorCode> REFUSALS =
      Set.of(ErrorCode.TEMPLATE_UNREADABLE, ErrorCode.TEMPLATE_TOO_LARGE);

  @Test
  void prepare_mutatedFiles_refusesOrCaptions() {
    assertThat(mutate(1, 400)).isGreaterThan(15);
  }

  @Test
  void prepare_truncatedFiles_refuses() {
    truncate(2, 200);
  }

  @Test
  @Tag("slow")
  void prepare_manyMutatedFiles_refusesOrCaptions() {
    assertThat(mutate(3, 20_000)).isGreaterThan(1_000);
  }

  @Test
  @Tag("slow")
  void prepare_manyTruncatedFiles_refuses() {
    truncate(4, 2_000);
  }

  /** Returns how many files were captioned all the same. */
  private static int mutate(long seed, int files) {
    Random random = new Random(seed);
    int captioned = 0;
    for (int i = 0; i < files; i++) {
      byte[] file = RandomGif.of(random.nextInt(2_000));
      int changes = 1 + random.nextInt(6);
      for (int c = 0; c < changes; c++) {
        int at = random.nextInt(random.nextBoolean() ? file.length : Math.min(60, file.length));
        switch (random.nextInt(3)) {
          case 0 -> file[at] = (byte) random.nextInt(256);
          case 1 -> file[at] ^= (byte) (1 << random.nextInt(8));
          default -> file[at] = (byte) (random.nextBoolean() ? 0 : 255);
        }
      }
      if (captions(file, random)) {
        captioned++;
      }
    }
    return captioned;
  }

  private static void truncate(long seed, int files) {
    Random random = new Random(seed);
    for (int i = 0; i < files; i++) {
      byte[] whole = RandomGif.of(random.nextInt(2_000));
      byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
      // Where a block ends, nothing but the trailer may be missing.
      String missing = "GIF without a trailer: it ends at byte " + cut.length;
      if (captions(cut, random) && !GifCodec.notes(cut, LIMITS).contains(missing)) {
        fail("a file cut at byte " + cut.length + " was not refused");
      }
    }
  }

  private static boolean captions(byte[] file, Random random) {
    try {
      GifCodec.isAnimated(file, LIMITS);
      boolean resize = random.nextInt(10) == 0;
      Variant variant = resize ? new Variant(40, 40, 50) : Variant.ORIGINAL;
      PreparedTemplate prepared = new GifCodec().prepare(file, variant, LIMITS, Deadline.never());
      Coverage ink = RandomGifsTest.randomInk(random, prepared.width(), prepared.height());
      byte[] captioned = prepared.caption(ink, Deadline.never());
      assertThat(GifOracle.play(captioned).shown).isNotEmpty();
      return true;
    } catch (CaptionException e) {
      assertThat(e.code()).isIn(REFUSALS);
      return false;
    }
  }
}
