package io.memecast.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class MemberLookupTest {
  @Test
  void discoverNodes_withAPort_isThatPort() {
    assertThat(found("127.0.0.1:5701", "[::1]:5702"))
        .containsExactly("[127.0.0.1]:5701", "[0:0:0:0:0:0:0:1]:5702");
  }

  @Test
  void discoverNodes_withoutAPort_areTheThreeThatAMemberTries() {
    assertThat(found("127.0.0.1"))
        .containsExactly("[127.0.0.1]:15701", "[127.0.0.1]:15702", "[127.0.0.1]:15703");
    assertThat(found("::1"))
        .hasSize(3)
        .allMatch(address -> address.startsWith("[0:0:0:0:0:0:0:1]:"));
    assertThat(found("[::1]")).isEqualTo(found("::1"));
  }

  @Test
  void discoverNodes_nameThatIsNotKnown_isNoFailure() {
    assertThat(found("no-such-name.invalid:1", "127.0.0.1:2")).containsExactly("[127.0.0.1]:2");
  }

  @Test
  void discoverNodes_ofAService_isItsPortAlone() {
    assertThat(addresses(MemberLookup.ofService("127.0.0.1", 9))).containsExactly("[127.0.0.1]:9");
  }

  private static List<String> found(String... members) {
    return addresses(MemberLookup.of(List.of(members), 15701));
  }

  private static List<String> addresses(MemberLookup lookup) {
    return StreamSupport.stream(lookup.discoverNodes().spliterator(), false)
        .map(node -> node.getPrivateAddress().toString())
        .toList();
  }
}
