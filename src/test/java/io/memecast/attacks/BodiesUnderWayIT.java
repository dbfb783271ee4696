package io.memecast.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that never end, and more connections than there may be. */
@Timeout(180)
class BodiesUnderWayIT {
  private static final int CLIENTS = 2_400;
  private static final int LIMIT = 40;
  private static final String UNFINISHED = "POST /caption HTTP/1.1\r\nHost: localhost\r\n"
      + "Content-Type: application/json\r\nContent-Length: 65001\r\n\r\n" + "x".repeat(65_000);

  @Test
  void bodies_thatNeverEnd_areRefusedWhereTheHeapHasNoRoom() throws Exception {
    try (AttackedServer server = AttackedServer.start();
        RawClients senders = new RawClients()) {
      for (int i = 0; i < CLIENTS; i++) {
        try {
          senders.add(server.connect()).send(UNFINISHED);
        } catch (IOException refused) {
          assertThat(refused).as("closed before all was sent, as it may be").isNotNull();
        }
      }

      server.askHonestly();
      senders.leave();
      server.assertUnharmed();
    }
  }

  @Test
  void connections_beyondTheLimit_are503AndClosed() throws Exception {
    Map<String, String> settings =
        Map.of("MEMECAST_HTTP_MAX_CONNECTIONS_PER_ADDRESS", Integer.toString(LIMIT));
    try (AttackedServer server = AttackedServer.start(settings);
        RawClients idle = new RawClients()) {
      int served = 0;
      int status = 200;
      while (status == 200) {
        RawClient client = idle.add(server.connect());
        status = client.get("/health").status();
        served += status == 200 ? 1 : 0;
        if (status != 200) {
          assertThat(client.readToEnd()).isPositive();
        }
      }

      assertThat(status).isEqualTo(503);
      // The honest client's connections may count for a moment.
      assertThat(served).isBetween(LIMIT / 2, LIMIT);
      idle.leave();
      server.assertUnharmed();
    }
  }
}
