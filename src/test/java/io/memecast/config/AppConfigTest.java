package io.memecast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppConfigTest {
  @Test
  void from_nothing_isTheDefaults() throws ConfigException {
    assertThat(AppConfig.from(Map.of())).isEqualTo(AppConfig.DEFAULTS);
  }

  @Test
  void from_everyKey_isRead() throws ConfigException {
    AppConfig config = AppConfig.from(Map.ofEntries(
        Map.entry("server.shutdown-timeout", "1m"),
        Map.entry("server.verbosity", "-1"),
        Map.entry("http.address", ":0"),
        Map.entry("http.max-request-line", "32KiB"),
        Map.entry("http.max-header-size", "8192"),
        Map.entry("http.max-body-size", "1MiB"),
        Map.entry("http.header-timeout", "500ms"),
        Map.entry("http.idle-timeout", "5s"),
        Map.entry("http.request-timeout", "0"),
        Map.entry("http.cache-max-age", "1h"),
        Map.entry("http.max-connections", "100"),
        Map.entry("http.max-connections-per-address", "10"),
        Map.entry("http.ops", "[::1]:1338"),
        Map.entry("render.threads", "3"),
        Map.entry("render.queue-size", "0"),
        Map.entry("render.max-time", "10"),
        Map.entry("render.jpeg-quality", "85"),
        Map.entry("render.gif-quality", "60"),
        Map.entry("render.share-fit-size", "true"),
        Map.entry("render.result-cache", "1GiB"),
        Map.entry("templates.dirs", "mine, yours"),
        Map.entry("templates.cache-size", "7"),
        Map.entry("templates.cache-bytes", "64MiB"),
        Map.entry("templates.max-file-size", "1MiB"),
        Map.entry("templates.max-pixels", "1000000"),
        Map.entry("templates.max-frames", "50"),
        Map.entry("templates.max-total-pixels", "2000000"),
        Map.entry("fonts.cache-size", "4"),
        Map.entry("fonts.mask-cache", "2MiB"),
        Map.entry("fonts.layout-cache", "3MiB"),
        Map.entry("assets.dir", "/srv/memes"),
        Map.entry("assets.preload", "fonts, templates"),
        Map.entry("cluster.name", "mine"),
        Map.entry("cluster.host", "10.0.0.7"),
        Map.entry("cluster.port", "5701"),
        Map.entry("cluster.join", "tcp"),
        Map.entry("cluster.members", "memecast, 10.0.0.8:5701"),
        Map.entry("cluster.service", "memecast.default.svc"),
        Map.entry("cluster.public-address", "192.0.2.1:5701"),
        Map.entry("cluster.bus-port", "15801"),
        Map.entry("cluster.bus-public-address", "[2001:db8::1]:15801"),
        Map.entry("cluster.bus-certificate", "/tls/tls.crt"),
        Map.entry("cluster.bus-key", "/tls/tls.key"),
        Map.entry("cluster.bus-authorities", "/tls/ca.crt"),
        Map.entry("uploads.dir", "/srv/uploads"),
        Map.entry("uploads.key", "open-sesame"),
        Map.entry("uploads.max-templates", "12"),
        Map.entry("uploads.max-bytes", "1GiB"),
        Map.entry("cluster.backups", "1"),
        Map.entry("cluster.template-memory", "64MiB"),
        Map.entry("cluster.merge-delay", "7s")));

    assertThat(config)
        .isEqualTo(new AppConfig(
            new ServerConfig(Duration.ofMinutes(1), -1),
            new HttpConfig(
                new ListenAddress("0.0.0.0", 0),
                32 << 10,
                8 << 10,
                1 << 20,
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ZERO,
                Duration.ofHours(1),
                100,
                10,
                new ListenAddress("::1", 1338)),
            new RenderConfig(3, 0, Duration.ofSeconds(10), 85, 60, true, 1L << 30),
            new TemplatesConfig(
                List.of(Path.of("mine"), Path.of("yours")),
                7,
                64L << 20,
                1L << 20,
                1_000_000,
                50,
                2_000_000),
            new FontsConfig(4, 2L << 20, 3L << 20),
            new AssetsConfig(Path.of("/srv/memes"), Set.of(AssetsConfig.Preload.values())),
            new UploadsConfig(Path.of("/srv/uploads"), "open-sesame", 12, 1L << 30),
            new ClusterConfig(
                "mine",
                ClusterConfig.Join.TCP,
                List.of("memecast", "10.0.0.8:5701"),
                "memecast.default.svc",
                "10.0.0.7",
                5701,
                new ListenAddress("192.0.2.1", 5701),
                15801,
                new ListenAddress("2001:db8::1", 15801),
                new TlsFiles(
                    Path.of("/tls/tls.crt"), Path.of("/tls/tls.key"), Path.of("/tls/ca.crt")),
                1,
                64L << 20,
                Duration.ofSeconds(7))));
  }

  @Test
  void toString_ofTheWhole_doesNotShowTheKey() throws Exception {
    AppConfig config =
        AppConfig.from(Map.of("uploads.dir", "/srv/uploads", "uploads.key", "open-sesame"));

    assertThat(config.toString()).contains("key=***").doesNotContain("sesame");
  }

  @Test
  void from_keyOfTheWrongForm_isAProblemThatDoesNotShowIt() {
    ConfigException problems = catchThrowableOfType(
        ConfigException.class, () -> AppConfig.from(Map.of("uploads.key", "se same")));

    assertThat(problems.problems())
        .containsExactlyInAnyOrder(
            "uploads.key: must be 8 to 256 visible characters",
            "uploads.dir: must name a folder when uploads.key is set, was absent");
  }

  @Test
  void keyFile_withALinesEnd_isTheKey(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("key"), "open-sesame\r\n");

    AppConfig config =
        AppConfig.from(Map.of("uploads.dir", "/srv/uploads", "uploads.key-file", file.toString()));

    assertThat(config.uploads().key()).isEqualTo("open-sesame");
    assertThat(config.toString()).doesNotContain("sesame");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "short", "open sesame", "open-sesame\nopen-sesame"})
  void keyFile_ofTheWrongForm_isAProblemThatDoesNotShowIt(String text, @TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("key"), text);

    assertThat(problemsOfKeyFile(file.toString()))
        .containsExactly("uploads.key-file: must name a file with 8 to 256 visible characters, was"
            + " \"" + file + '"');
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere/key", "/", "\0"})
  void keyFile_thatCannotBeRead_isAProblem(String file) {
    assertThat(problemsOfKeyFile(file))
        .singleElement()
        .asString()
        .startsWith("uploads.key-file: must name a file");
  }

  @Test
  void keyFile_besideAKey_isAProblem(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("key"), "open-sesame");

    ConfigException problems = catchThrowableOfType(
        ConfigException.class,
        () -> AppConfig.from(
            Map.of("uploads.key", "other-sesame", "uploads.key-file", file.toString())));

    assertThat(problems.problems())
        .containsExactlyInAnyOrder(
            "uploads.key-file: must be absent when uploads.key is set, was \"" + file + '"',
            "uploads.dir: must name a folder when uploads.key is set, was absent");
  }

  private static List<String> problemsOfKeyFile(String file) {
    return catchThrowableOfType(
            ConfigException.class,
            () -> AppConfig.from(Map.of("uploads.dir", "/srv/uploads", "uploads.key-file", file)))
        .problems();
  }

  @Test
  void from_severalMistakes_tellsAllOfThem() {
    ConfigException problems = catchThrowableOfType(
        ConfigException.class,
        () -> AppConfig.from(Map.of(
            "http.request-timeout", "5 parsecs", "render.threads", "0", "render.thraeds", "2")));

    assertThat(problems.problems())
        .containsExactlyInAnyOrder(
            "http.request-timeout: must be a duration such as 500ms, 10s or 2m, between 0s and 60m,"
                + " was \"5 parsecs\"",
            "render.threads: must be a whole number between 1 and 256, was 0",
            "render.thraeds: no such setting, did you mean render.threads?");
  }

  @ParameterizedTest
  @CsvSource({
    "http.address, 8080",
    "http.max-body-size, 1TB",
    "http.max-body-size, 99999999999999999999",
    "http.max-body-size, 999999999GiB",
    "http.header-timeout, 0s",
    "http.idle-timeout, -1s",
    "http.ops, :1338",
    "http.ops, 127.0.0.1",
    "http.ops, 0.0.0.0:1337",
    "render.jpeg-quality, 0",
    "render.jpeg-quality, 101",
    "render.gif-quality, best",
    "render.threads, 1.5",
    "templates.cache-size, -1",
    "assets.preload, 'all,fonts'",
    "assets.preload, 'none,none'",
    "assets.preload, sounds",
    "cluster.port, 80",
    "cluster.join, multicast",
    "cluster.public-address, 10.0.0.1",
    "cluster.public-address, 10.0.0.1:0",
    "cluster.bus-public-address, :15801",
    "cluster.backups, 7",
    "server.verbosity, 3",
    "render.share-fit-size, yes",
  })
  void from_wrongValue_isRefusedByName(String key, String value) {
    assertThatThrownBy(() -> AppConfig.from(Map.of(key, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(key + ": must be")
        .hasMessageContaining(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a:99999", "a:0", "a, http://b", "a b", "fe80::1]:1", "a:b", "a:", "a/24", ":5701"
      })
  void from_memberThatIsNoAddress_isRefused(String members) {
    Map<String, String> settings = Map.of("cluster.join", "tcp", "cluster.members", members);

    assertThatThrownBy(() -> AppConfig.from(settings))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cluster.members")
        .hasMessageContaining("port 1..65535");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a_b-c.d:1",
        "10.0.0.8",
        "10.0.0.8:65535",
        "::1",
        "fe80::1",
        "[::1]:5701",
        "[::1]"
      })
  void from_memberThatIsAnAddress_isTaken(String member) throws ConfigException {
    Map<String, String> settings = Map.of("cluster.join", "tcp", "cluster.members", member);

    assertThat(AppConfig.from(settings).cluster().members()).containsExactly(member);
  }

  @ParameterizedTest
  @CsvSource({"tcp, cluster.members", "kubernetes, cluster.service"})
  void join_withoutWhereToLook_isRefused(String join, String missing) {
    assertThatThrownBy(() -> AppConfig.from(Map.of("cluster.join", join)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(missing + ": must")
        .hasMessageContaining("when cluster.join is " + join);
  }

  @Test
  void busTls_filesMissing_areProblemsByName() {
    ConfigException problems = catchThrowableOfType(
        ConfigException.class, () -> AppConfig.from(Map.of("cluster.bus-key", "tls.key")));

    assertThat(problems.problems())
        .containsExactlyInAnyOrder(
            "cluster.bus-certificate: must name a file when cluster.bus-key is set, was absent",
            "cluster.bus-authorities: must name a file when cluster.bus-key is set, was absent");
  }

  @ParameterizedTest
  @CsvSource({"all", "both", "BOTH"})
  void preload_wordForEverything_isBoth(String value) throws ConfigException {
    assertThat(AppConfig.from(Map.of("assets.preload", value)).assets().preload())
        .isEqualTo(Set.of(AssetsConfig.Preload.values()));
  }

  @Test
  void keys_everyRecord_isThere() {
    assertThat(AppConfig.keys())
        .containsAll(List.of("http.address", "render.threads", "cluster.name"));
  }

  @Test
  void within_smallHeap_leavesRoomForWorkAndTheRest() {
    long heap = 400L << 20;

    AppConfig config = AppConfig.DEFAULTS.within(new HeapShares(heap));

    long caches = config.templates().cacheBytes()
        + config.render().resultCacheBytes()
        + config.fonts().maskCacheBytes()
        + config.fonts().layoutCacheBytes()
        + config.cluster().templateMemoryBytes();
    assertThat(caches).isBetween(heap / 3, heap * 55 / 100);
    assertThat(caches + new HeapShares(heap).lentBytes()).isBetween(heap / 2, heap * 3 / 4);
    assertThat(config.uploads()).isEqualTo(AppConfig.DEFAULTS.uploads());
  }

  @Test
  void within_heapOfAContainerOf2GiB_isAsConfigured() {
    assertThat(AppConfig.DEFAULTS.within(new HeapShares(1_230L << 20)))
        .isEqualTo(AppConfig.DEFAULTS);
  }
}
