package io.memecast.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.config.AppConfig;
import io.memecast.config.ClusterConfig;
import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterMemberTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "10.1.2.3, true",
    "172.16.0.1, true",
    "192.168.1.1, true",
    "169.254.0.1, true",
    "::1, true",
    "fe80::1, true",
    "fd12::1, true",
    "0.0.0.0, false",
    "8.8.8.8, false",
    "172.32.0.1, false",
    "2001:db8::1, false",
  })
  void isPrivate_ofAnAddress(String address, boolean expected) throws Exception {
    assertThat(ClusterMember.isPrivate(InetAddress.getByName(address))).isEqualTo(expected);
  }

  @Test
  void join_hostWithoutAddress_saysWhichSetting() throws Exception {
    ClusterConfig cluster =
        AppConfig.from(Map.of("cluster.host", "no.such.host.invalid")).cluster();

    assertThatThrownBy(() -> ClusterMember.join(cluster, new FakeTemplateFiles(), null))
        .isInstanceOf(JoinException.class)
        .hasMessage("cluster.host: no address is known for \"no.such.host.invalid\"");
  }
}
