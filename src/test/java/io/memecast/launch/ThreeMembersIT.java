package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Three processes as one cluster, and clients of the first that retry nothing: whatever happens to the other two, every
 * request is answered, and with its own picture.
 */
@Timeout(240)
class ThreeMembersIT {
  private final MemberProcesses members = new MemberProcesses(3);
  private final SteadyClients clients = new SteadyClients(6, members.get(0).url(""));

  ThreeMembersIT() throws Exception {}

  @AfterEach
  void stop() throws Exception {
    clients.close();
    members.close();
  }

  @Test
  void otherMemberIsKilled_everyRequestIsAnswered() throws Exception {
    members.awaitWork(1);
    members.awaitWork(2);

    members.kill(1);

    clients.awaitRequests(100);
    assertThatNothingWasLost();
    assertThat(members.get(0).output()).contains(" is gone, 2 in all");
  }

  @Test
  void otherMembersRestartOneAfterTheOther_everyRequestIsAnswered() throws Exception {
    for (int i = 1; i < 3; i++) {
      members.awaitWork(i);
      assertThat(members.stop(i)).isZero();
      members.replace(i);
    }
    members.awaitWork(2);

    assertThatNothingWasLost();
  }

  private void assertThatNothingWasLost() throws Exception {
    clients.stop();
    assertThat(clients.failures()).isEmpty();
    assertThat(clients.etags()).hasSizeGreaterThan(50);
    assertThat(clients.etags().values()).doesNotHaveDuplicates().doesNotContain("none");
  }
}
