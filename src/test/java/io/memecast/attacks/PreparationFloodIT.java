package io.memecast.attacks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sizes of a large animation that are asked for by clients that leave at once. */
@Timeout(180)
class PreparationFloodIT {
  private static final int REQUESTS = 100;

  @Test
  void sizes_ofClientsThatHaveLeft_delayNobody() throws Exception {
    try (AttackedServer server = AttackedServer.start()) {
      for (int i = 0; i < REQUESTS; i++) {
        try (RawClient client = server.connect()) {
          client.get("/caption?template=dramatic&bottom_text=x&width=" + (300 + i));
        }
      }
      server.assertUnharmed();
    }
  }
}
