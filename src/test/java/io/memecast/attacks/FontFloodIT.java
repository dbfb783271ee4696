package io.memecast.attacks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fonts that are asked for by clients that leave at once. */
@Timeout(180)
class FontFloodIT {
  private static final int REQUESTS = 1_500;

  @Test
  void descriptions_ofClientsThatHaveLeft_delayNobody() throws Exception {
    try (AttackedServer server = AttackedServer.start()) {
      for (int i = 0; i < REQUESTS; i++) {
        try (RawClient client = server.connect()) {
          client.get("/fonts/Impact");
        }
      }
      try (RawClient client = server.connect()) {
        client.get("/fonts/Impact").status();
      }
      server.assertUnharmed();
    }
  }
}
