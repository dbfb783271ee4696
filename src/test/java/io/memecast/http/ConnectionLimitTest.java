package io.memecast.http;

import static io.memecast.http.ConnectionLimit.Verdict.ADMITTED;
import static io.memecast.http.ConnectionLimit.Verdict.DROPPED;
import static io.memecast.http.ConnectionLimit.Verdict.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ConnectionLimitTest {
  private static InetAddress address(String text) throws Exception {
    return InetAddress.getByName(text);
  }

  @Test
  void enter_oneAddressHasAll_isRefusedThereAlone() throws Exception {
    ConnectionLimit limit = new ConnectionLimit(10, 2);

    assertThat(limit.enter(address("10.0.0.1"))).isEqualTo(ADMITTED);
    assertThat(limit.enter(address("10.0.0.1"))).isEqualTo(ADMITTED);
    assertThat(limit.enter(address("10.0.0.1"))).isEqualTo(REFUSED);
    assertThat(limit.enter(address("10.0.0.2"))).isEqualTo(ADMITTED);

    limit.leave(address("10.0.0.1"), ADMITTED);
    assertThat(limit.enter(address("10.0.0.1"))).isEqualTo(ADMITTED);
  }

  @Test
  void enter_oneNetworkOfIpv6_isOneAddress() throws Exception {
    ConnectionLimit limit = new ConnectionLimit(10, 1);

    assertThat(limit.enter(address("2001:db8::1"))).isEqualTo(ADMITTED);
    assertThat(limit.enter(address("2001:db8::2"))).isEqualTo(REFUSED);
    assertThat(limit.enter(address("2001:db8:0:1::1"))).isEqualTo(ADMITTED);
  }

  @Test
  void enter_allTaken_isRefused() throws Exception {
    ConnectionLimit limit = new ConnectionLimit(2, 2);
    limit.enter(address("10.0.0.1"));
    limit.enter(address("10.0.0.2"));

    assertThat(limit.enter(address("10.0.0.3"))).isEqualTo(REFUSED);
    limit.leave(address("10.0.0.3"), REFUSED);
    limit.leave(address("10.0.0.1"), ADMITTED);
    assertThat(limit.enter(address("10.0.0.3"))).isEqualTo(ADMITTED);
  }

  @Test
  void enter_manyRefusedAtATime_areDropped() throws Exception {
    ConnectionLimit limit = new ConnectionLimit(1, 1);
    limit.enter(address("10.0.0.1"));
    ConnectionLimit.Verdict verdict = REFUSED;
    int refused = -1;
    while (verdict == REFUSED) {
      verdict = limit.enter(address("10.0.0.1"));
      refused++;
    }

    assertThat(verdict).isEqualTo(DROPPED);
    assertThat(refused).isPositive();
    limit.leave(address("10.0.0.1"), DROPPED);
    limit.leave(address("10.0.0.1"), REFUSED);
    assertThat(limit.enter(address("10.0.0.1"))).isEqualTo(REFUSED);
  }
}
