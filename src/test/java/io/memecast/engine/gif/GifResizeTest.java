package io.memecast.engine.gif;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.Lanczos;
import io.memecast.engine.raster.Pixels;
import io.memecast.engine.raster.Size;
import io.memecast.engine.raster.TextInk;
import io.memecast.error.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GifResizeTest {
  @ParameterizedTest
  @ValueSource(strings = {"dance.gif", "dealdog.gif", "dramatic.gif"})
  void prepare_smaller_looksLikeTheResizedFrames(String name) throws IOException {
    byte[] file = Files.readAllBytes(Path.of("assets/templates", name));
    PreparedTemplate prepared = prepare(file, new Variant(120, null, null));
    assertThat(prepared.width()).isEqualTo(120);
    assertThat(meanError(file, bare(prepared))).isLessThan(5);
  }

  @Test
  void prepare_largerTransparentAnimation_looksLikeTheResizedFrames() {
    for (int seed = 0; seed < 40; seed++) {
      byte[] file = RandomGif.of(seed);
      PreparedTemplate prepared = prepare(file, new Variant(100, 100, null));
      assertThat(meanError(file, bare(prepared))).as("seed %d", seed).isLessThan(25);
    }
  }

  @Test
  void caption_ofAResizedTemplate_keepsEveryPixelOutside() throws IOException {
    byte[] file = Files.readAllBytes(Path.of("assets/templates/dealdog.gif"));
    PreparedTemplate prepared = prepare(file, new Variant(200, 200, null));
    Coverage ink = TextInk.topAndBottom(200, 200, "SMALLER", "BUT EXACT", 0xffff00, 0x203040);
    byte[] captioned = prepared.caption(ink, Deadline.never());
    CaptionCheck check = CaptionCheck.check(bare(prepared), captioned, ink);
    check.assertExact();
    assertThat(check.worstInk()).isLessThan(60);
  }

  @Test
  void prepare_lowerQuality_hasFewerBytes() throws IOException {
    byte[] file = Files.readAllBytes(Path.of("assets/templates/dramatic.gif"));
    byte[] best = bare(prepare(file, new Variant(100, null, null)));
    byte[] worse = bare(prepare(file, new Variant(100, null, 10)));
    assertThat(worse.length).isLessThan(best.length);
  }

  private static PreparedTemplate prepare(byte[] file, Variant variant) {
    return new GifCodec().prepare(file, variant, Limits.DEFAULTS, Deadline.never());
  }

  private static byte[] bare(PreparedTemplate prepared) {
    return prepared.caption(new Coverage(prepared.width(), prepared.height()), Deadline.never());
  }

  /** Mean distance of channels to the resized frames, and 255 for each pixel that is wrongly transparent or opaque. */
  private static double meanError(byte[] file, byte[] resized) {
    GifOracle source = GifOracle.play(file);
    GifOracle result = GifOracle.play(resized);
    assertThat(result.delays).isEqualTo(source.delays);
    assertThat(result.loopCount).isEqualTo(source.loopCount);
    double sum = 0;
    long count = 0;
    for (int frame = 0; frame < source.shown.size(); frame++) {
      Pixels pixels = new Pixels(source.width, source.height, source.shown.get(frame), false);
      int[] ideal = Lanczos.resize(pixels, new Size(result.width, result.height), Deadline.never())
          .argb();
      int[] is = result.shown.get(frame);
      for (int i = 0; i < is.length; i++) {
        boolean seen = ideal[i] >>> 24 >= 128;
        count++;
        if (seen != (is[i] != 0)) {
          sum += 255;
        } else if (seen) {
          sum += (Math.abs((is[i] >> 16 & 0xff) - (ideal[i] >> 16 & 0xff))
                  + Math.abs((is[i] >> 8 & 0xff) - (ideal[i] >> 8 & 0xff))
                  + Math.abs((is[i] & 0xff) - (ideal[i] & 0xff)))
              / 3.0;
        }
      }
    }
    return sum / count;
  }
}
