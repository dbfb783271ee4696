package io.memecast.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that ask for large pictures and do not read them. */
@Timeout(180)
class SlowReadersIT {
  private static final String LARGE =
      "/caption?template=dramatic&width=1024&height=1024&bottom_text=x";
  private static final int CLIENTS = 120;

  @Test
  void largePictures_notRead_leaveRoomForOthers() throws Exception {
    try (AttackedServer server = AttackedServer.start();
        RawClients readers = new RawClients()) {
      for (int i = 0; i < CLIENTS; i++) {
        readers.add(server.connect()).get(LARGE + i);
      }
      List<Integer> statuses = statuses(readers);

      assertThat(statuses).contains(200, 503).doesNotContain(0, 500);
      server.askHonestly();
      readers.leave();
      server.assertUnharmed();
    }
  }

  @Test
  void onePicture_notReadByMany_isInTheHeapOnce() throws Exception {
    try (AttackedServer server = AttackedServer.start();
        RawClients readers = new RawClients()) {
      for (int i = 0; i < CLIENTS; i++) {
        readers.add(server.connect()).get(LARGE);
      }

      assertThat(statuses(readers)).containsOnly(200);
      server.askHonestly();
    }
  }

  @Test
  void reader_thatTakesNothing_isCutOff() throws Exception {
    try (AttackedServer server = AttackedServer.start();
        RawClient reader = server.connect()) {
      assertThat(reader.get(LARGE).status()).isEqualTo(200);

      // More than the window in which a reader must take something; no event tells of it.
      Thread.sleep(13_000);
      assertThat(reader.readToEnd()).isLessThan(4 << 20);
    }
  }

  private static List<Integer> statuses(RawClients readers) throws IOException {
    List<Integer> statuses = new ArrayList<>();
    for (RawClient reader : readers.all()) {
      statuses.add(reader.status());
    }
    return statuses;
  }
}
