package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.memecast.config.AppConfig;
import io.memecast.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsLoaderTest {
  private static final String KEY = "http.request-timeout";
  private static final String VARIABLE = "MEMECAST_HTTP_REQUEST_TIMEOUT";

  private final Path folder;

  SettingsLoaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("settings.yaml"), yaml);
  }

  private SettingsLoader loader(Map<String, String> environment) {
    return new SettingsLoader(environment, folder.resolve("usual.yaml"));
  }

  private AppConfig load(
      Map<String, String> flags, Map<String, String> environment, @Nullable Path file)
      throws ConfigException {
    return loader(environment).load(flags, file).config();
  }

  private List<String> problems(
      Map<String, String> flags, Map<String, String> environment, @Nullable Path file) {
    return catchThrowableOfType(ConfigException.class, () -> load(flags, environment, file))
        .problems();
  }

  @Test
  void load_nothing_isTheDefaults() throws ConfigException {
    assertThat(load(Map.of(), Map.of("PATH", "/bin"), null)).isEqualTo(AppConfig.DEFAULTS);
  }

  @Test
  void load_flag_winsOverEnvironmentAndFile() throws Exception {
    AppConfig config =
        load(Map.of(KEY, "1s"), Map.of(VARIABLE, "2s"), file("http: {request-timeout: 3s}"));

    assertThat(config.http().requestTimeout()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void load_environment_winsOverFile() throws Exception {
    AppConfig config = load(Map.of(), Map.of(VARIABLE, "2s"), file("http: {request-timeout: 3s}"));

    assertThat(config.http().requestTimeout()).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void load_emptyVariable_isAsGoodAsNone(String empty) throws Exception {
    Map<String, String> environment = Map.of(VARIABLE, empty, "MEMECAST_UPLOADS_KEY", empty);

    assertThat(load(Map.of(), environment, null)).isEqualTo(AppConfig.DEFAULTS);
    assertThat(load(Map.of(), environment, file("http: {request-timeout: 3s}"))
            .http()
            .requestTimeout())
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void load_file_winsOverDefault() throws Exception {
    AppConfig config = load(
        Map.of(),
        Map.of(),
        file(
            """
            http.request-timeout: 3s
            render:
              threads: 3
              jpeg-quality:
            cluster:
              join: tcp
              members: [a, "b:1"]
            """));

    assertThat(config.http().requestTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.render().threads()).isEqualTo(3);
    assertThat(config.render().jpegQuality()).isNull();
    assertThat(config.cluster().members()).containsExactly("a", "b:1");
  }

  @Test
  void load_usualFile_isReadWhereItExists() throws Exception {
    Files.writeString(folder.resolve("usual.yaml"), "http: {request-timeout: 3s}");

    assertThat(load(Map.of(), Map.of(), null).http().requestTimeout())
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(load(Map.of(), Map.of(), file("")).http().requestTimeout())
        .isEqualTo(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @CsvSource({"007", "yes", "1_000", "12:30:45", "2026-11-25", "0x10", "~x", "1e3", "null"})
  void load_textThatLooksLikeSomethingElse_staysText(String text) throws Exception {
    AppConfig config = load(Map.of(), Map.of(), file("cluster: {name: " + text + "}"));

    assertThat(config.cluster().name()).isEqualTo(text);
  }

  @Test
  void load_mistakesEverywhere_tellsAllWithWhereTheyAre() throws IOException {
    Path file = file("http: {request-timeout: soon}\nrender: {thraeds: 2}");

    assertThat(problems(
            Map.of("render.gif-quality", "200"), Map.of("MEMECAST_CLUSTER_PORT", "80"), file))
        .hasSize(4)
        .anySatisfy(line -> assertThat(line)
            .startsWith("http.request-timeout: must be")
            .endsWith("was \"soon\" (in " + file + ")"))
        .anySatisfy(line -> assertThat(line)
            .isEqualTo(
                "render.thraeds: no such setting, did you mean render.threads? (in " + file + ")"))
        .anySatisfy(
            line -> assertThat(line).startsWith("render.gif-quality: must be").endsWith("was 200"))
        .anySatisfy(line -> assertThat(line)
            .startsWith("cluster.port: must be")
            .endsWith("(in MEMECAST_CLUSTER_PORT)"));
  }

  @Test
  void load_unknownVariables_areOneWarning() throws ConfigException {
    SettingsLoader.Settings settings = loader(Map.of(
            "MEMECAST_SERVICE_HOST", "10.0.0.1", "MEMECAST_PORT", "tcp://10.0.0.1", "HOME", "/"))
        .load(Map.of(), null);

    assertThat(settings.config()).isEqualTo(AppConfig.DEFAULTS);
    assertThat(settings.warnings())
        .containsExactly("no such setting, ignored: MEMECAST_PORT, MEMECAST_SERVICE_HOST");
  }

  @Test
  void load_misspeltVariable_namesTheNearestSetting() throws ConfigException {
    assertThat(loader(Map.of("MEMECAST_RENDER_THREDS", "2", "MEMECAST_PORT", "1"))
            .load(Map.of(), null)
            .warnings())
        .containsExactly("no such setting, ignored: MEMECAST_PORT, MEMECAST_RENDER_THREDS"
            + " (did you mean MEMECAST_RENDER_THREADS?)");
  }

  @Test
  void load_missingFile_isAProblem() {
    Path missing = folder.resolve("missing.yaml");

    assertThat(problems(Map.of(), Map.of(), missing))
        .containsExactly("--config: cannot read " + missing);
    assertThat(problems(Map.of(), Map.of(), folder))
        .containsExactly("--config: cannot read " + folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- a list| line 1: a map of settings is expected",
        "http: {| line 1: ",
        "a: 1\\nb: [1, {c: 2}]| line 2: plain text is expected",
        "http: {address: a}\\nhttp: {address: b}| line 2: http.address is there twice",
        "http.address: a\\nhttp: {address: b}| line 2: http.address is there twice",
        "? [a]\\n: b| line 1: plain text is expected",
        "a: {b: {c: {d: {e: {f: {g: {h: {i: 1}}}}}}}}| Nesting Depth",
      })
  void load_fileThatIsNoMapOfSettings_saysWhere(String yaml, String problem) throws IOException {
    Path file = file(yaml.replace("\\n", "\n"));

    assertThat(problems(Map.of(), Map.of(), file))
        .singleElement()
        .asString()
        .startsWith(file.toString())
        .contains(problem.strip());
  }

  @Test
  void load_missingFileAndWrongVariable_tellsBoth() {
    assertThatThrownBy(() ->
            load(Map.of(), Map.of("MEMECAST_RENDER_THREADS", "0"), Path.of("no-such-file.yaml")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cannot read no-such-file.yaml")
        .hasMessageContaining("render.threads: must be");
  }

  @Test
  void shippedFile_hasEverySettingWithItsDefault() throws Exception {
    Path shipped = Path.of("conf", "memecast.yaml");

    assertThat(load(Map.of(), Map.of(), shipped)).isEqualTo(AppConfig.DEFAULTS);
    assertThat(SettingsLoader.readFile(shipped)).containsOnlyKeys(AppConfig.keys());
  }

  @Test
  void variable_ofAKey_isInCapitalsWithUnderscores() {
    assertThat(SettingsLoader.variable(KEY)).isEqualTo(VARIABLE);
  }
}
