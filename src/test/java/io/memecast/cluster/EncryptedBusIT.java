package io.memecast.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.config.ClusterConfig;
import io.memecast.config.TlsFiles;
import io.memecast.launch.FreePorts;
import io.memecast.launch.TcpRelay;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Members in one process whose event bus goes by way of a relay that writes down what passes. */
@Timeout(60)
class EncryptedBusIT {
  private static final String WORD = "xylophone";

  private static TlsFiles first;
  private static TlsFiles second;
  private static TlsFiles stranger;

  private final ClusterConfig cluster;
  private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
  private final List<TcpRelay> relays = new ArrayList<>();
  private final List<ClusterMember> members = new ArrayList<>();

  EncryptedBusIT() throws Exception {
    cluster = TestClusters.fresh();
  }

  @BeforeAll
  static void certificates(@TempDir Path folder) throws Exception {
    TestAuthority authority = new TestAuthority(folder, "ours");
    first = authority.sign("first");
    second = authority.sign("second");
    stranger = new TestAuthority(folder, "theirs").sign("stranger");
  }

  @AfterEach
  void stop() throws Exception {
    Collections.reverse(members);
    members.forEach(member -> member.leave(Duration.ofSeconds(10)));
    for (TcpRelay relay : relays) {
      relay.close();
    }
  }

  /** A member whose bus others reach by a relay alone. */
  private ClusterMember join(@Nullable TlsFiles tls) throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    InetSocketAddress bus = new InetSocketAddress(loopback, FreePorts.any());
    TcpRelay relay = new TcpRelay(
        new InetSocketAddress(loopback, 0),
        () -> Optional.of(bus),
        (bytes, length) -> wire.write(bytes, 0, length));
    relays.add(relay);
    ClusterMember member = ClusterMember.join(
        TestClusters.withBus(cluster, bus.getPort(), relay.port(), tls),
        new FakeTemplateFiles(),
        null);
    members.add(member);
    return member;
  }

  private String onTheWire() {
    return wire.toString(StandardCharsets.ISO_8859_1);
  }

  /** What this member hears, all of which it sends back. */
  private static List<Object> echo(ClusterMember member) throws Exception {
    List<Object> heard = new CopyOnWriteArrayList<>();
    member
        .vertx()
        .eventBus()
        .consumer("echo@" + member.node(), message -> {
          heard.add(message.body());
          message.reply(message.body());
        })
        .completion()
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
    return heard;
  }

  private static Object ask(ClusterMember from, ClusterMember to, Duration limit) throws Exception {
    return from.vertx()
        .eventBus()
        .request("echo@" + to.node(), WORD, new DeliveryOptions().setSendTimeout(limit.toMillis()))
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS)
        .body();
  }

  @Test
  void request_busAsItComes_canBeReadOnTheWire() throws Exception {
    ClusterMember one = join(null);
    ClusterMember other = join(null);
    echo(other);

    assertThat(ask(one, other, Duration.ofSeconds(20))).isEqualTo(WORD);

    assertThat(onTheWire()).contains(WORD);
  }

  @Test
  void request_certificatesOfOneAuthority_isAnsweredAndCannotBeReadOnTheWire() throws Exception {
    ClusterMember one = join(first);
    ClusterMember other = join(second);
    echo(other);

    assertThat(ask(one, other, Duration.ofSeconds(20))).isEqualTo(WORD);

    assertThat(onTheWire()).isNotEmpty().doesNotContain(WORD).doesNotContain("echo@");
  }

  @Test
  void request_certificateOfAnotherAuthority_isNotTalkedTo() throws Exception {
    ClusterMember one = join(first);
    ClusterMember other = join(stranger);
    List<Object> heardByOne = echo(one);
    List<Object> heardByOther = echo(other);

    assertThatThrownBy(() -> ask(one, other, Duration.ofSeconds(2)))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(ReplyException.class);
    assertThatThrownBy(() -> ask(other, one, Duration.ofSeconds(2)))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(ReplyException.class);

    assertThat(heardByOne).isEmpty();
    assertThat(heardByOther).isEmpty();
    assertThat(onTheWire()).isNotEmpty().doesNotContain(WORD);
  }

  @Test
  void join_othersDoNotEncrypt_leavesAndSaysWhy() throws Exception {
    join(null);

    assertThatThrownBy(() -> join(first))
        .isInstanceOf(JoinException.class)
        .hasMessageContaining(
            " is not encrypted, this one's is encrypted (cluster.bus-certificate");
  }
}
