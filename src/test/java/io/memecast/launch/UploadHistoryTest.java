package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UploadHistoryTest {
  private final UploadHistory history = new UploadHistory();

  @Test
  void violations_lastAnsweredChangeIsSeen_areNone() {
    history.saw("owl", UploadHistory.ABSENT, 0, 1);
    history.changed("owl", 1, 10, 20);
    history.saw("owl", 1, 30, 40);
    history.changed("owl", UploadHistory.ABSENT, 50, 60);
    history.saw("owl", UploadHistory.ABSENT, 70, 80);

    assertThat(history.violations()).isEmpty();
  }

  @Test
  void violations_replacedPictureIsSeen_areTold() {
    history.changed("owl", 1, 10, 20);
    history.changed("owl", 2, 30, 40);
    history.saw("owl", 1, 50, 60);

    assertThat(history.violations()).hasSize(1);
  }

  @Test
  void violations_answeredChangeIsLost_areTold() {
    history.changed("owl", 1, 10, 20);
    history.saw("owl", UploadHistory.ABSENT, 30, 40);

    assertThat(history.violations()).hasSize(1);
  }

  @Test
  void violations_deletedPictureIsSeen_areTold() {
    history.changed("owl", 1, 10, 20);
    history.changed("owl", UploadHistory.ABSENT, 30, 40);
    history.saw("owl", 1, 50, 60);

    assertThat(history.violations()).hasSize(1);
  }

  @Test
  void violations_pictureThatNobodyPutThere_areTold() {
    history.changed("cat", 1, 10, 20);
    history.saw("owl", 1, 30, 40);

    assertThat(history.violations()).hasSize(1);
  }

  @Test
  void violations_changesAtTheSameTime_mayComeInAnyOrder() {
    history.changed("owl", 1, 10, 30);
    history.changed("owl", 2, 20, 40);
    history.saw("owl", 1, 50, 60);
    history.saw("owl", 2, 50, 60);

    assertThat(history.violations()).isEmpty();
  }

  @Test
  void violations_changeWithoutAnAnswer_mayBeSeenOrNot() {
    history.changed("owl", 1, 10, 20);
    history.perhapsChanged("owl", 2, 30);
    history.saw("owl", 1, 40, 50);
    history.saw("owl", 2, 60, 70);

    assertThat(history.violations()).isEmpty();
  }
}
