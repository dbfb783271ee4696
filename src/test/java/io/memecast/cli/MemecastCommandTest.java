package io.memecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemecastCommandTest {
  private static CommandLineRun run(String... args) {
    return new CommandLineRun().run(args);
  }

  @Test
  void noArguments_serveWithoutASetting() {
    CommandLineRun run = run();

    assertThat(run.settings()).isEmpty();
    assertThat(run.configFile()).isNull();
    assertThat(run.exitCode()).isEqualTo(CommandLineRun.SERVER_EXIT_CODE);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void everyFlag_becomesItsSetting() {
    CommandLineRun run = run(
        "--render-threads",
        "3",
        "--gif-quality=60",
        "--jpeg-quality",
        "85",
        "--template-cache",
        "0",
        "--font-cache",
        "4",
        "--preload",
        "templates",
        "--preload",
        "fonts",
        "--request-timeout",
        "0",
        "--shutdown-timeout",
        "500ms",
        "--assets",
        "my assets",
        "--templates",
        "mine",
        "--templates=yours",
        "--config",
        "a.yaml",
        "[::1]:80",
        "-vv");

    assertThat(run.settings())
        .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
            Map.entry("render.threads", "3"),
            Map.entry("render.gif-quality", "60"),
            Map.entry("render.jpeg-quality", "85"),
            Map.entry("templates.cache-size", "0"),
            Map.entry("fonts.cache-size", "4"),
            Map.entry("assets.preload", "templates,fonts"),
            Map.entry("http.request-timeout", "0"),
            Map.entry("server.shutdown-timeout", "500ms"),
            Map.entry("assets.dir", "my assets"),
            Map.entry("templates.dirs", "mine,yours"),
            Map.entry("http.address", "[::1]:80"),
            Map.entry("server.verbosity", "2")));
    assertThat(run.configFile()).isEqualTo(Path.of("a.yaml"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0:1337",
        "127.0.0.1:80",
        ":4242",
        "10.0.0.1",
        "[::1]",
        "[2001:db8::1]:8080",
        ":65535",
        "127.0.0.1:0"
      })
  void address_everyForm_isTaken(String address) {
    assertThat(run(address).settings()).containsEntry("http.address", address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1337",
        "127.0.0",
        "127.0.0.1:",
        ":",
        ":65536",
        "127.0.0.1:99999",
        "256.0.0.1",
        "::1",
        "[::1",
        "::1]:80",
        "[::1]:",
        "[zz]:80",
        "1.2.3.4:80:80",
        "1.2.3.4:-1",
        "1.2.3.4:x",
        "http://1.2.3.4"
      })
  void address_anythingElse_isAUsageError(String address) {
    CommandLineRun run = run(address);

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.settings()).isNull();
    assertThat(run.err()).startsWith("memecast: address: must be ").contains(address);
  }

  @ParameterizedTest
  @CsvSource({
    "--render-threads,0",
    "--render-threads,-1",
    "--render-threads,many",
    "--render-threads,1.5",
    "--gif-quality,0",
    "--gif-quality,101",
    "--jpeg-quality,0",
    "--jpeg-quality,101",
    "--jpeg-quality,85%",
    "--template-cache,-1",
    "--template-cache,x",
    "--font-cache,-1",
    "--preload,everything",
    "--request-timeout,-1",
    "--request-timeout,1.5",
    "--request-timeout,5 parsecs",
    "--shutdown-timeout,-1",
    "--shutdown-timeout,soon",
  })
  void flag_wrongValue_isAUsageErrorThatNamesIt(String flag, String value) {
    CommandLineRun run = run(flag, value);

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.settings()).isNull();
    assertThat(run.err())
        .startsWith("memecast: " + flag + ": must be ")
        .contains(value)
        .endsWith("Try 'memecast --help'." + System.lineSeparator());
  }

  @ParameterizedTest
  @CsvSource({
    "all,all",
    "both,both",
    "none,none",
    "templates,templates",
    "fonts,fonts",
    "'templates fonts','templates,fonts'"
  })
  void preload_words_areJoined(String words, String setting) {
    assertThat(run(preloads(words)).settings()).containsEntry("assets.preload", setting);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"all fonts", "none fonts", "templates both", "all none", "none templates fonts"})
  void preload_allOrNoneBesideAnother_isAUsageError(String words) {
    CommandLineRun run = run(preloads(words));

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).startsWith("memecast: --preload: must be ");
  }

  private static String[] preloads(String words) {
    return ("--preload " + words.replace(" ", " --preload ")).split(" ", -1);
  }

  @ParameterizedTest
  @CsvSource({"-v,1", "-vv,2", "-v -v -v,2", "--verbose,1", "-q,-1", "--quiet --quiet,-2", "-qqq,-2"
  })
  void verbosity_repeats(String flags, String level) {
    assertThat(run(flags.split(" ", -1)).settings()).containsEntry("server.verbosity", level);
  }

  @Test
  void verboseAndQuiet_together_areAUsageError() {
    CommandLineRun run = run("-v", "-q");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).startsWith("memecast: --verbose and --quiet exclude each other");
  }

  @Test
  void everyProblem_isListedAtOnce() {
    CommandLineRun run =
        run("--render-threads", "0", "--bogus", "1337", "--gif-quality", "0", "-v", "-q", "more");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.settings()).isNull();
    assertThat(run.err())
        .contains("'--bogus'")
        .contains("'more'")
        .contains("--verbose and --quiet")
        .contains("address: must be")
        .contains("--render-threads: must be")
        .contains("--gif-quality: must be");
  }

  @Test
  void wrongFlagAndWrongVariable_areListedAtOnce() {
    String other = "cluster.port: must be a whole number (in MEMECAST_CLUSTER_PORT)";

    CommandLineRun run = new CommandLineRun()
        .withProblems(other, "render.thraeds: no such setting (in a.yaml)")
        .run("--render-threads", "0");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.settings()).isNull();
    assertThat(run.err())
        .contains("memecast: --render-threads: must be")
        .contains("memecast: " + other)
        .contains("memecast: render.thraeds: no such setting");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--render-threads",
        "--preload",
        "--assets",
        "--config",
        "--request-timeout",
        "--gif-quality"
      })
  void flag_withoutValue_isAUsageError(String flag) {
    assertThat(run(flag).exitCode()).isEqualTo(64);
    assertThat(run(flag).err()).contains(flag);
    assertThat(run(flag, "").exitCode()).isEqualTo(64);
    assertThat(run(flag, "").err()).contains(flag + ": must not be empty");
  }

  @Test
  void emptyAddress_isAUsageError() {
    assertThat(run("").exitCode()).isEqualTo(64);
    assertThat(run("").err()).startsWith("memecast: address: must not be empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--render-threads", "--request-timeout", "--jpeg-quality", "--assets", "--config"})
  void flag_givenTwice_isAUsageError(String flag) {
    CommandLineRun run = run(flag, "1", flag, "2");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains(flag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-H", "-h", "--help"})
  void help_tellsEveryFlag(String flag) {
    CommandLineRun run = run(flag);

    assertThat(run.exitCode()).isZero();
    assertThat(run.settings()).isNull();
    assertThat(run.err()).isEmpty();
    assertThat(run.outText()).contains("[ADDRESS:PORT]", "--config", "-v, --verbose", "caption");
    for (SettingFlag setting : SettingFlag.values()) {
      assertThat(run.outText()).contains(setting.flag());
    }
    assertThat(run.outText().lines()).allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-V", "--version"})
  void version_isPrinted(String flag) {
    CommandLineRun run = run(flag);

    assertThat(run.exitCode()).isZero();
    assertThat(run.outText()).startsWith("memecast ");
  }
}
