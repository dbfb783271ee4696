package io.memecast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.error.HeapBudget;
import io.memecast.template.Rendered;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerRoomTest {
  private static final int MIB = 1 << 20;

  private final HeapBudget budget = HeapBudget.of(8 * MIB);
  private final AnswerRoom<Rendered> room =
      new AnswerRoom<>(budget, Rendered::etag, Rendered::bytes);

  private static Rendered picture(String etag, int bytes) {
    return new Rendered(new byte[bytes], "image/gif", 1, 1, etag, List.of());
  }

  @Test
  void picture_ofManyReaders_isCountedOnceUntilTheLastHasRead() {
    AnswerRoom<Rendered>.Claim one = room.claim("a", "size");
    AnswerRoom<Rendered>.Claim other = room.claim("a", "size");
    Rendered first = picture("a", MIB);

    assertThat(one.settle(first)).isSameAs(first);
    assertThat(other.picture()).containsSame(first);
    assertThat(other.settle(picture("a", MIB))).isSameAs(first);
    assertThat(budget.lentBytes()).isEqualTo(MIB);

    one.close();
    one.close();
    assertThat(budget.lentBytes()).isEqualTo(MIB);
    other.close();
    assertThat(budget.lentBytes()).isZero();
  }

  @Test
  void claim_sizeIsKnown_isRefusedBeforeThePictureIsMade() {
    AnswerRoom<Rendered>.Claim one = room.claim("a", "size");
    one.settle(picture("a", 5 * MIB));

    assertThatThrownBy(() -> room.claim("b", "size"))
        .isInstanceOf(CaptionException.class)
        .extracting("code")
        .isEqualTo(ErrorCode.QUEUE_FULL);
    one.close();
    room.claim("b", "size").close();
    assertThat(budget.lentBytes()).isZero();
  }

  @Test
  void settle_noRoom_isRefusedAndLeavesNothingLent() {
    AnswerRoom<Rendered>.Claim one = room.claim("a", "size");

    assertThatThrownBy(() -> one.settle(picture("a", 9 * MIB)))
        .isInstanceOf(CaptionException.class);
    one.close();
    assertThat(budget.lentBytes()).isZero();
  }

  @Test
  void settle_anotherPictureThanWasThought_isCountedUnderItsOwnTag() {
    AnswerRoom<Rendered>.Claim one = room.claim("a", "size");
    AnswerRoom<Rendered>.Claim other = room.claim("b", "size");
    Rendered first = picture("b", 1000);
    other.settle(first);

    assertThat(one.settle(picture("b", 1000))).isSameAs(first);
    assertThat(budget.lentBytes()).isEqualTo(1000);
    one.close();
    other.close();
    assertThat(budget.lentBytes()).isZero();
  }

  @Test
  void settle_clientHasGone_borrowsNothing() {
    AnswerRoom<Rendered>.Claim one = room.claim("a", "size");
    one.close();

    one.settle(picture("a", MIB));

    assertThat(budget.lentBytes()).isZero();
  }

  @Test
  void largePictures_leaveRoomForSmallOnes() {
    room.claim("a", "large").settle(picture("a", 6 * MIB));

    assertThatThrownBy(() -> room.claim("b", "other").settle(picture("b", MIB)))
        .isInstanceOf(CaptionException.class);
    room.claim("c", "small").settle(picture("c", MIB - 1));
  }
}
