package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.config.ListenAddress;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ListenPortTest {
  @Test
  void check_takenPort_namesTheAddressAndTheSetting() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ListenAddress address = new ListenAddress("127.0.0.1", taken.getLocalPort());

      assertThatThrownBy(() -> ListenPort.check("http.ops", address))
          .isInstanceOf(StartException.class)
          .hasMessageStartingWith("cannot start HTTP on " + address + " (http.ops): ");
    }
  }

  @Test
  void check_anyFreePort_isFine() {
    assertThatCode(() -> ListenPort.check("http.address", new ListenAddress("127.0.0.1", 0)))
        .doesNotThrowAnyException();
  }

  @Test
  void check_unknownHost_isToldOf() {
    assertThatThrownBy(
            () -> ListenPort.check("http.address", new ListenAddress("no-such-host.invalid", 0)))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("no-such-host.invalid");
  }
}
