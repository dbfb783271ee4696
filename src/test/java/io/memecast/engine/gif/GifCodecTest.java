package io.memecast.engine.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.Pixels;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GifCodecTest {
  private static final int[] BLACK_RED = {0x000000, 0xff0000};

  @Test
  void isAnimated_twoFramesWithDelay_isTrue() {
    assertThat(animated(twoFrames(7).end())).isTrue();
  }

  @Test
  void isAnimated_twoFramesWithoutDelay_isFalse() {
    assertThat(animated(twoFrames(0).end())).isFalse();
  }

  @Test
  void isAnimated_oneFrame_isFalse() {
    byte[] file =
        new TestGif(1, 1, BLACK_RED).control(0, -1, 9).image(0, 0, 1, 1, 2, 1).end();
    assertThat(animated(file)).isFalse();
  }

  @Test
  void isAnimated_noGif_isRefused() {
    assertThatThrownBy(() -> animated(new byte[] {'P', 'N', 'G'}))
        .isInstanceOf(CaptionException.class)
        .extracting("code")
        .isEqualTo(ErrorCode.TEMPLATE_UNREADABLE);
  }

  @Test
  void firstFrame_smallerThanTheCanvas_isOnTransparentGround() {
    byte[] file = new TestGif(3, 1, BLACK_RED).image(1, 0, 2, 1, 2, 1, 0).end();
    Pixels pixels = GifCodec.firstFrame(file, Limits.DEFAULTS, Deadline.never());
    assertThat(pixels.argb()).containsExactly(0, 0xffff0000, 0xff000000);
    assertThat(pixels.opaque()).isFalse();
  }

  @Test
  void firstFrame_ofAnEmptyLogicalScreen_hasTheImagesSize() {
    byte[] file = new TestGif(0, 0, BLACK_RED).image(0, 0, 2, 1, 2, 1, 0).end();
    Pixels pixels = GifCodec.firstFrame(file, Limits.DEFAULTS, Deadline.never());
    assertThat(pixels.width()).isEqualTo(2);
    assertThat(pixels.opaque()).isTrue();
  }

  @Test
  void prepare_everyTruncationWithinABlock_isRefusedWithTheOffset() {
    TestGif gif = new TestGif(2, 1, BLACK_RED).control(0, -1, 9).image(0, 0, 2, 1, 2, 1, 0);
    int firstEnd = gif.size();
    gif.control(0, -1, 9).image(0, 0, 2, 1, 2, 0, 1);
    int secondEnd = gif.size();
    byte[] file = gif.end();
    for (int length = 0; length < secondEnd; length++) {
      if (length == firstEnd) {
        continue;
      }
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> prepare(cut))
          .as("cut at %d", length)
          .isInstanceOf(CaptionException.class)
          .hasMessageContaining("at byte ")
          .extracting("code")
          .isEqualTo(ErrorCode.TEMPLATE_UNREADABLE);
    }
  }

  @Test
  void prepare_corruptData_namesItsByte() {
    TestGif gif = new TestGif(4, 4, BLACK_RED).descriptor(0, 0, 4, 4);
    int dataAt = gif.size() + 2;
    // Clear code 4, then 7 where the table ends at 5: three bits each.
    byte[] file = gif.bytes(2, 2, 4 | 7 << 3, 0, 0).end();
    assertThatThrownBy(() -> prepare(file))
        .hasMessageContaining("at byte " + dataAt)
        .hasMessageContaining("LZW code 7");
  }

  @Test
  void firstFrame_noColorTable_isBlack() {
    byte[] file = new TestGif(2, 1).image(0, 0, 2, 1, 2, 1, 3).end();
    Pixels pixels = GifCodec.firstFrame(file, Limits.DEFAULTS, Deadline.never());
    assertThat(pixels.argb()).containsExactly(0xff000000, 0xff000000);
    assertThat(GifCodec.notes(file, Limits.DEFAULTS))
        .containsExactly("GIF image without a colour table: black, as browsers show it");
  }

  @Test
  void prepare_noTrailer_isWhatWasRead() {
    byte[] whole = twoFrames(5).end();
    PreparedTemplate prepared = prepare(Arrays.copyOf(whole, whole.length - 1));
    assertThat(prepared.notes())
        .containsExactly("GIF without a trailer: it ends at byte " + (whole.length - 1));
    assertThat(prepared.caption(new Coverage(1, 1), Deadline.never()))
        .isEqualTo(prepare(whole).caption(new Coverage(1, 1), Deadline.never()));
  }

  @Test
  void prepare_noBlockBehindTheImages_endsThere() {
    byte[] whole = twoFrames(5).end();
    byte[] file = twoFrames(5).bytes(71, 1, 2, 3).end();
    PreparedTemplate prepared = prepare(file);
    assertThat(prepared.notes()).hasSize(1);
    assertThat(prepared.caption(new Coverage(1, 1), Deadline.never()))
        .isEqualTo(prepare(whole).caption(new Coverage(1, 1), Deadline.never()));
  }

  @Test
  void prepare_noBlockBehindAControlBlock_isRefused() {
    byte[] file = twoFrames(5).control(0, -1, 9).bytes(71).end();
    assertThatThrownBy(() -> prepare(file)).hasMessageContaining("before an image");
  }

  @Test
  void prepare_codeSizeNine_isRefused() {
    byte[] file =
        new TestGif(1, 1, BLACK_RED).descriptor(0, 0, 1, 1).bytes(9, 0).end();
    assertThatThrownBy(() -> prepare(file)).hasMessageContaining("minimum code size 9");
  }

  @Test
  void prepare_deadlineUp_throwsIt() {
    byte[] file = twoFrames(5).end();
    Deadline up = Deadline.in(Duration.ZERO);
    assertThatThrownBy(() -> new GifCodec().prepare(file, Variant.ORIGINAL, Limits.DEFAULTS, up))
        .extracting("code")
        .isEqualTo(ErrorCode.RENDER_TIMEOUT);
  }

  @Test
  void caption_deadlineUp_throwsIt() {
    PreparedTemplate prepared = prepare(twoFrames(5).end());
    assertThatThrownBy(() -> prepared.caption(new Coverage(1, 1), Deadline.in(Duration.ZERO)))
        .extracting("code")
        .isEqualTo(ErrorCode.RENDER_TIMEOUT);
  }

  @Test
  void caption_ofATemplateWithComments_dropsThem() {
    byte[] file = twoFrames(5).comment("bare").end();
    byte[] captioned = prepare(file).caption(new Coverage(1, 1), Deadline.never());
    assertThat(GifOracle.play(file).extensions).contains("label 254");
    assertThat(GifOracle.play(captioned).extensions).isEmpty();
  }

  @Test
  void caption_keepsLoopCountAndZeroDelays() {
    byte[] file = new TestGif(1, 1, BLACK_RED)
        .loop(3)
        .control(1, -1, 0)
        .image(0, 0, 1, 1, 2, 1)
        .control(1, -1, 9)
        .image(0, 0, 1, 1, 2, 0)
        .end();
    GifOracle played = GifOracle.play(prepare(file).caption(new Coverage(1, 1), Deadline.never()));
    assertThat(played.loopCount).isEqualTo(3);
    assertThat(played.delays).containsExactly(0, 9);
  }

  @Test
  void caption_frameOutsideOfTheCanvas_keepsItsTime() {
    byte[] file = new TestGif(2, 2, BLACK_RED)
        .control(1, -1, 5)
        .image(0, 0, 2, 2, 2, 1, 1, 1, 1)
        .control(2, -1, 8)
        .image(7, 7, 2, 2, 2, 0, 0, 0, 0)
        .control(1, -1, 9)
        .image(1, 1, 2, 2, 2, 0, 0, 0, 0)
        .end();
    Coverage nothing = new Coverage(2, 2);
    byte[] bare = prepare(file).caption(nothing, Deadline.never());
    CaptionCheck.check(file, bare, nothing).assertExact();
  }

  @Test
  void caption_ofAnotherSize_isRefused() {
    PreparedTemplate prepared = prepare(twoFrames(5).end());
    assertThatThrownBy(() -> prepared.caption(new Coverage(2, 1), Deadline.never()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void check_onePixelAltered_isNoticed() {
    byte[] file = twoFrames(5).end();
    byte[] altered = new TestGif(1, 1, BLACK_RED)
        .control(1, -1, 5)
        .image(0, 0, 1, 1, 2, 1)
        .control(1, -1, 5)
        .image(0, 0, 1, 1, 2, 1)
        .end();
    CaptionCheck check = CaptionCheck.check(file, altered, new Coverage(1, 1));
    assertThat(check.outsideDiffers()).isEqualTo(1);
    assertThatThrownBy(check::assertExact).isInstanceOf(AssertionError.class);
  }

  private static TestGif twoFrames(int delay) {
    return new TestGif(1, 1, BLACK_RED)
        .control(1, -1, delay)
        .image(0, 0, 1, 1, 2, 1)
        .control(1, -1, delay)
        .image(0, 0, 1, 1, 2, 0);
  }

  private static boolean animated(byte[] file) {
    return GifCodec.isAnimated(file, Limits.DEFAULTS);
  }

  private static PreparedTemplate prepare(byte[] file) {
    return new GifCodec().prepare(file, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
  }
}
