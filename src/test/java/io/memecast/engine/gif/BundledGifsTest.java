package io.memecast.engine.gif;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.TextInk;
import io.memecast.error.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundledGifsTest {
  @ParameterizedTest
  @CsvSource({
    "dance.gif, ffffff, 000000",
    "dance.gif, 00ff00, ff00ff",
    "dealdog.gif, ffffff, 000000",
    "dealdog.gif, 00ff00, ff00ff",
    "dramatic.gif, ffffff, 000000",
    "dramatic.gif, 00ff00, ff00ff",
  })
  void caption_ofEveryColor_keepsEveryPixelOutside(String name, String fill, String outline)
      throws IOException {
    byte[] template = read(name);
    PreparedTemplate prepared =
        new GifCodec().prepare(template, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
    Coverage ink = TextInk.topAndBottom(
        prepared.width(),
        prepared.height(),
        "ONE DOES NOT SIMPLY",
        "QUANTISE A GIF",
        Integer.parseInt(fill, 16),
        Integer.parseInt(outline, 16));
    byte[] captioned = prepared.caption(ink, Deadline.never());
    CaptionCheck.check(template, captioned, ink).assertExact();
    assertThat(prepared.notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dance.gif", "dealdog.gif", "dramatic.gif"})
  void caption_withoutInk_isTheBareTemplate(String name) throws IOException {
    byte[] template = read(name);
    PreparedTemplate prepared =
        new GifCodec().prepare(template, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
    Coverage nothing = new Coverage(prepared.width(), prepared.height());
    byte[] bare = prepared.caption(nothing, Deadline.never());
    CaptionCheck.check(template, bare, nothing).assertExact();
  }

  private static byte[] read(String name) throws IOException {
    return Files.readAllBytes(Path.of("assets/templates", name));
  }
}
