package io.memecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.config.AppConfig;
import io.memecast.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The README says what is there. */
class ReadmeTest {
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)]+)\\)");
  private static String readme = "";

  @BeforeAll
  static void readIt() throws IOException {
    readme = Files.readString(Path.of("README.md"));
  }

  @Test
  void settings_eachKey_isInTheTable() {
    assertThat(AppConfig.keys())
        .allSatisfy(key -> assertThat(readme).contains("| `" + key + "` |"));
  }

  @ParameterizedTest
  @EnumSource
  void errors_eachThatIsSent_isInTheTable(ErrorCode code) {
    assertThat(readme).contains("| " + code.httpStatus() + " | " + code.number() + " |");
  }

  @Test
  void links_toFiles_leadSomewhere() {
    Matcher link = LINK.matcher(readme);
    int found = 0;
    for (; link.find(); found++) {
      assertThat(Path.of(link.group(1))).exists();
    }
    assertThat(found).isPositive();
  }

  /** The client that is shown is the one that is compiled and run. */
  @Test
  void busClient_eachLine_isInTheExample() throws IOException {
    String section = readme.substring(readme.indexOf("\n## On the event bus\n"));
    String shown = section.substring(section.indexOf("```java\n") + 8);
    Path example = Path.of("src/test/java/io/memecast/examples/BusClientExample.java");

    assertThat(Files.readString(example).lines().map(String::strip))
        .containsAll(
            shown.substring(0, shown.indexOf("```")).lines().map(String::strip).toList());
  }

  @Test
  void testCommand_isWhatCiRuns() throws IOException {
    assertThat(readme).contains("mvn verify");
    assertThat(Files.readString(Path.of(".ci/run"))).contains("\nmvn verify\n");
  }
}
