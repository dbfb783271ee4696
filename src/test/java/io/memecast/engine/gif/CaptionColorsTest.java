package io.memecast.engine.gif;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Contrast;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.TextPatch;
import io.memecast.error.Deadline;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Where a caption's colours come from. The caption is a bar across the upper rows. */
class CaptionColorsTest {
  private static final int SIDE = 32;
  private static final int WHITE = 0xffffff;
  private static final int BLACK = 0x000000;

  private final GifCodec codec = new GifCodec();

  @Test
  void caption_colorsInTheTable_needsNoOther() {
    int[] table = {BLACK, WHITE, 0xff0000, 0x0000ff};
    GifOracle played = captionedBar(gif(table, SIDE, i -> 2 + i % 2), WHITE, BLACK);
    assertThat(played.localTableSizes).containsExactly(0, 0);
    assertThat(played.codeSizes).containsExactly(2, 2);
  }

  @Test
  void caption_missingColorAndUnusedEntry_replacesIt() {
    int[] table = {0x123456, 0x654321, 0xff0000, 0x0000ff};
    GifOracle played = captionedBar(gif(table, SIDE, i -> 2 + i % 2), WHITE, BLACK);
    assertThat(played.localTableSizes.get(0)).isEqualTo(4);
    assertThat(played.codeSizes.get(0)).isEqualTo(2);
  }

  @Test
  void caption_missingColorAndNoUnusedEntry_growsTheCodeSize() {
    int[] table = {0x123456, 0x654321, 0xff0000, 0x0000ff};
    GifOracle played = captionedBar(gif(table, SIDE, i -> i % 4), WHITE, BLACK);
    assertThat(played.localTableSizes.get(0)).isEqualTo(8);
    assertThat(played.codeSizes.get(0)).isEqualTo(3);
  }

  @Test
  void caption_allEntriesUsedAndReadable_takesTheNearest() {
    int[] table = TestGif.distinctColors(256);
    table[7] = 0xf0f0f0;
    table[8] = 0x101010;
    long folded = codec.foldedEntries();
    captionedBar(gif(table, SIDE, i -> i % 256), WHITE, BLACK);
    assertThat(codec.foldedEntries()).isEqualTo(folded);
  }

  @Test
  void caption_allEntriesUsedAndUnreadable_foldsTheLeastUsed() {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      table[i] = i << 16 | 0x2000 | 255 - i;
    }
    byte[] template = gif(table, SIDE, i -> i % 256);
    long folded = codec.foldedEntries();
    PreparedTemplate prepared = prepare(template);
    Coverage bar = bar(WHITE, BLACK);
    GifOracle played = GifOracle.play(prepared.caption(bar, Deadline.never()));
    assertThat(codec.foldedEntries()).isGreaterThan(folded);
    int fill = played.shown.get(0)[2 * SIDE + 2] & 0xffffff;
    int outline = played.shown.get(0)[0] & 0xffffff;
    assertThat(Contrast.ratio(fill, outline)).isGreaterThanOrEqualTo(3);
  }

  @Test
  void caption_colorTakesTheIndexOfItsOwnPixel_isSeen() {
    int[] table = {0x123456, 0x654321, 0xff0000, 0x0000ff};
    byte[] template = gif(table, SIDE, i -> i == 0 ? 0 : 1 + i % 3);
    Coverage dot = new Coverage(SIDE, SIDE);
    TextPatch patch = dot.addText(0, 0, 1, 1, 0x00ff00, 0x00ff00);
    patch.total()[0] = (byte) 255;
    patch.fill()[0] = (byte) 255;
    patch.touch(0, 0, 1);
    byte[] captioned = prepare(template).caption(dot, Deadline.never());
    CaptionCheck check = CaptionCheck.check(template, captioned, dot);
    check.assertExact();
    assertThat(check.worstInk()).isLessThan(1);
  }

  @Test
  void caption_emoji_getsItsColors() {
    int[] table = {0x123456, 0x654321, 0xff0000, 0x0000ff};
    byte[] template = gif(table, SIDE, i -> i % 4);
    PreparedTemplate prepared = prepare(template);
    Coverage coverage = new Coverage(SIDE, SIDE);
    ColorPatch emoji = coverage.addColor(4, 4, 20, 20);
    int[] colors = {0xffffcc4d, 0xff664500, 0xffdd2e44, 0xff5dadec};
    for (int i = 0; i < 400; i++) {
      emoji.argb()[i] = colors[i / 100];
    }
    byte[] captioned = prepared.caption(coverage, Deadline.never());
    CaptionCheck check = CaptionCheck.check(template, captioned, coverage);
    check.assertExact();
    assertThat(check.worstInk()).isLessThan(2);
  }

  @Test
  void caption_secondFrame_isKeptByTransparentPixels() {
    int[] table = {BLACK, WHITE, 0xff0000, 0x0000ff, 0x00ff00, 0, 0, 0};
    byte[] template = new TestGif(SIDE, SIDE, table)
        .control(1, -1, 5)
        .image(0, 0, SIDE, SIDE, 3, filled(2))
        .control(1, 7, 5)
        .image(0, 0, SIDE, SIDE, 3, filled(3))
        .end();
    byte[] captioned = prepare(template).caption(bar(WHITE, BLACK), Deadline.never());
    Frame second = load(captioned).frames().get(1);
    assertThat(second.histogram()[7]).isEqualTo(SIDE * 6);
    assertThat(second.histogram()[3]).isEqualTo(SIDE * (SIDE - 6));
  }

  @Test
  void caption_codeSizeBelowTransparentIndex_grows() {
    int[] table = TestGif.distinctColors(256);
    byte[] template = new TestGif(SIDE, SIDE, table)
        .control(1, -1, 5)
        .image(0, 0, SIDE, SIDE, 8, filled(9))
        .control(1, 255, 5)
        .image(0, 0, SIDE, SIDE, 2, filled(3))
        .end();
    Coverage bar = bar(WHITE, BLACK);
    byte[] captioned = prepare(template).caption(bar, Deadline.never());
    CaptionCheck check = CaptionCheck.check(template, captioned, bar);
    check.assertExact();
    assertThat(check.worstInk()).isLessThan(30);
    assertThat(check.after().codeSizes.get(1)).isEqualTo(8);
  }

  private interface Picture {
    int index(int pixel);
  }

  private static byte[] gif(int[] table, int side, Picture picture) {
    int[] pixels = new int[side * side];
    Arrays.setAll(pixels, picture::index);
    int codeSize = Math.max(2, Integer.numberOfTrailingZeros(table.length));
    return new TestGif(side, side, table)
        .control(1, -1, 5)
        .image(0, 0, side, side, codeSize, pixels)
        .control(1, -1, 5)
        .image(side / 2, side / 2, 1, 1, codeSize, 0)
        .end();
  }

  private static int[] filled(int index) {
    int[] pixels = new int[SIDE * SIDE];
    Arrays.fill(pixels, index);
    return pixels;
  }

  private GifOracle captionedBar(byte[] template, int fill, int outline) {
    Coverage bar = bar(fill, outline);
    byte[] captioned = prepare(template).caption(bar, Deadline.never());
    CaptionCheck check = CaptionCheck.check(template, captioned, bar);
    check.assertExact();
    assertThat(check.meanInk()).isLessThan(30);
    return check.after();
  }

  /** Six rows: the first and the last outline, the others fill. */
  private static Coverage bar(int fill, int outline) {
    Coverage coverage = new Coverage(SIDE, SIDE);
    TextPatch patch = coverage.addText(0, 0, SIDE, 6, outline, fill);
    for (int row = 0; row < 6; row++) {
      patch.touch(row, 0, SIDE);
      for (int x = 0; x < SIDE; x++) {
        patch.total()[row * SIDE + x] = (byte) 255;
        patch.fill()[row * SIDE + x] = (byte) (row == 0 || row == 5 ? 0 : 255);
      }
    }
    return coverage;
  }

  private PreparedTemplate prepare(byte[] file) {
    return codec.prepare(file, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
  }

  private static Animation load(byte[] file) {
    GifBlocks blocks = BlockReader.read(file, Limits.DEFAULTS);
    return new AnimationLoader(file, blocks, new ColorTables(), Deadline.never()).load();
  }
}
