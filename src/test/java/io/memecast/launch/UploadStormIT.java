package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that change the same templates through three members, one of which is killed in the middle of it: no change that
 * was answered is lost, and nobody sees what had been replaced before, neither then nor after all members have died.
 */
@Timeout(120)
class UploadStormIT {
  private static final int CLIENTS = 4;
  private static final int PER_CLIENT = 50;
  private static final int NAMES = 20;

  @Test
  void memberIsKilledInAStormOfUploads_noChangeIsLostAndNothingStaleIsSeen(@TempDir Path uploads)
      throws Exception {
    NumberedTemplates templates = new NumberedTemplates(CLIENTS * PER_CLIENT);
    try (MemberProcesses members = new MemberProcesses(3, uploads)) {
      members.awaitOneCluster();
      UploadClients clients = new UploadClients(
          CLIENTS,
          PER_CLIENT,
          NAMES,
          List.of(members.get(0), members.get(1), members.get(2)),
          templates);
      clients.awaitDone(CLIENTS * PER_CLIENT / 3);
      members.kill(1);
      clients.await();
      clients.lookAtAll(members.get(0));
      clients.lookAtAll(members.get(2));

      members.kill(0);
      members.kill(2);
      members.replace(0);
      clients.lookAtAll(members.get(0));

      assertThat(clients.refusals()).isEmpty();
      assertThat(clients.history().violations()).isEmpty();
      assertThat(clients.history().changes()).isGreaterThan(CLIENTS * PER_CLIENT / 3);
      assertThat(clients.history().sights()).isGreaterThan(3 * NAMES);
    }
  }
}
