package io.memecast.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.config.TlsFiles;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusEncryptionTest {
  private static TlsFiles member;
  private static TlsFiles sibling;
  private static TlsFiles stranger;

  @BeforeAll
  static void certificates(@TempDir Path folder) throws Exception {
    TestAuthority authority = new TestAuthority(folder, "ours");
    member = authority.sign("member");
    sibling = authority.sign("sibling");
    stranger = new TestAuthority(folder, "theirs").sign("stranger");
  }

  private static EventBusOptions switchOn(TlsFiles files) throws JoinException {
    EventBusOptions bus = new EventBusOptions().setHost("127.0.0.1");
    BusEncryption.switchOn(bus, files);
    return bus;
  }

  @Test
  void switchOn_filesThatBelongTogether_asksBothSidesForACertificate() throws Exception {
    EventBusOptions bus = switchOn(member);

    assertThat(bus.isSsl()).isTrue();
    assertThat(bus.getClientAuth()).isEqualTo(ClientAuth.REQUIRED);
    assertThat(bus.isTrustAll()).isFalse();
    assertThat(bus.getEnabledSecureTransportProtocols())
        .containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
  }

  @Test
  void switchOn_fileThatIsNotThere_saysWhichSetting() {
    TlsFiles files = new TlsFiles(member.certificate(), Path.of("no.key"), member.authorities());

    assertThatThrownBy(() -> switchOn(files))
        .isInstanceOf(JoinException.class)
        .hasMessageStartingWith("cluster.bus-key: cannot read no.key");
  }

  @Test
  void switchOn_keyOfAnotherCertificate_isRefused() {
    assertRefused(new TlsFiles(member.certificate(), sibling.key(), member.authorities()));
  }

  @Test
  void switchOn_certificateOfAnotherAuthority_isRefused() {
    assertRefused(new TlsFiles(stranger.certificate(), stranger.key(), member.authorities()));
  }

  @Test
  void switchOn_fileThatIsNoPem_isRefused(@TempDir Path folder) throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "no certificate");

    assertRefused(new TlsFiles(text, member.key(), member.authorities()));
    assertRefused(new TlsFiles(member.certificate(), text, member.authorities()));
    assertRefused(new TlsFiles(member.certificate(), member.key(), text));
  }

  private static void assertRefused(TlsFiles files) {
    assertThatThrownBy(() -> switchOn(files))
        .isInstanceOf(JoinException.class)
        .hasMessageStartingWith("members with these files cannot talk to each other"
            + " (cluster.bus-certificate, cluster.bus-key, cluster.bus-authorities): ");
  }
}
