package io.memecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.macro.MacroDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionCommandTest {
  @TempDir
  private Path folder = Path.of("");

  private static CommandLineRun run(String... args) {
    return new CommandLineRun().run(args);
  }

  @Test
  void macro_withFile_isRenderedIntoIt() throws IOException {
    Path file = folder.resolve("out.jpg");

    CommandLineRun run = run("caption", "raccoon{^Top}{_Bottom}", "-o", file.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEmpty();
    assertThat(Files.readAllBytes(file)).isEqualTo(CommandLineRun.PICTURE);
    assertThat(run.macro())
        .isEqualTo(MacroDecoder.decode(
            Map.of("template", "raccoon", "captions", List.of("Top", "Bottom"))));
    assertThat(run.settings()).isEmpty();
  }

  @Test
  void macro_withoutFileOrWithDash_goesToStandardOutput() {
    for (CommandLineRun run : List.of(run("caption", "x{a}"), run("caption", "-o", "-", "x{a}"))) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(run.out()).isEqualTo(CommandLineRun.PICTURE);
    }
  }

  @Test
  void terminal_yes_getsThePicture() {
    CommandLineRun run = new CommandLineRun().withTerminal(true).run("caption", "x{a}");

    assertThat(run.exitCode()).isZero();
    assertThat(run.questions()).hasSize(1);
    assertThat(run.out()).isEqualTo(CommandLineRun.PICTURE);
  }

  @Test
  void terminal_no_getsNothing() {
    CommandLineRun run = new CommandLineRun().withTerminal(false).run("caption", "x{a}", "-o", "-");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.questions()).hasSize(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.macro()).isNull();
    assertThat(run.err()).contains("-o FILE");
  }

  @Test
  void terminal_withFile_isNotAsked() {
    CommandLineRun run = new CommandLineRun()
        .withTerminal(false)
        .run("caption", "x{a}", "-o", folder.resolve("a").toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.questions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-j", "--json"})
  void json_isReadFromStandardInput(String flag) {
    CommandLineRun run = new CommandLineRun()
        .withInput("{\"template\":\"x\",\"bottom_text\":\"a\",\"size\":12}")
        .run("caption", flag);

    assertThat(run.exitCode()).isZero();
    assertThat(run.macro())
        .isEqualTo(MacroDecoder.decode(Map.of("template", "x", "bottom_text", "a", "size", 12)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"template\":\"x\",\"foo\":1}", "[]"})
  void json_malformed_isAUsageErrorOnOneLine(String json) {
    CommandLineRun run = new CommandLineRun().withInput(json).run("caption", "-j");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).startsWith("memecast: cannot decode request: ").hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void json_endless_isRefused() {
    CommandLineRun run = new CommandLineRun().withInput(new byte[1 << 20]).run("caption", "-j");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("larger than 65536 bytes").hasLineCount(1);
  }

  @Test
  void macro_malformed_isPointedAt() {
    CommandLineRun run = run("caption", "zoidberg{Test{More}}");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err().lines())
        .containsExactly(
            "memecast: cannot decode request: caption inside of a caption at character 14 of the macro",
            "  zoidberg{Test{More}}",
            "               ^",
            "Try 'memecast caption --help'.");
  }

  @Test
  void macro_malformedAndOverSeveralLines_hasNoCaret() {
    assertThat(run("caption", "zoidberg{Te\nst").err()).hasLineCount(2);
  }

  @Test
  void macroAndJson_orNeither_areUsageErrors() {
    assertThat(run("caption").exitCode()).isEqualTo(64);
    assertThat(run("caption").err()).contains("MACRO or --json");
    assertThat(run("caption", "x{a}", "-j").exitCode()).isEqualTo(64);
    assertThat(run("caption", "x{a}", "-j").err()).contains("exclude each other");
  }

  @Test
  void argument_thatBeginsWithAt_isNoFileOfArguments() throws IOException {
    Path file = Files.writeString(folder.resolve("arguments"), "x{b}");

    CommandLineRun run = run("caption", "@" + file + "{a}");
    assertThat(run.macro())
        .isEqualTo(MacroDecoder.decode(Map.of("template", "@" + file, "bottom_text", "a")));
    assertThat(run("caption", "@" + file).macro())
        .isEqualTo(MacroDecoder.decode(Map.of("template", "@" + file)));
  }

  @Test
  void everyProblem_isListedAtOnce() {
    CommandLineRun run = run("caption", "{a}", "b", "--bogus", "-v", "-q", "-o", "");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err())
        .contains("template is missing")
        .contains("'b'")
        .contains("'--bogus'")
        .contains("--verbose and --quiet")
        .contains("--output: must not be empty");
  }

  @Test
  void failure_isOneLineAndOne() {
    CommandLineRun run = run("caption", "missing{a}");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines())
        .containsExactly("memecast: cannot load template `missing`: no such template");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void file_thatCannotBeWritten_isOneLineAndOne() {
    Path file = folder.resolve("no such folder").resolve("a.jpg");

    CommandLineRun run = run("caption", "x{a}", "-o", file.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("memecast: cannot write " + file).hasLineCount(1);
  }

  @Test
  void assets_areHandedOn_andTheirFailureIsOneLine() {
    assertThat(run("caption", "x{a}", "--assets", "here").settings())
        .containsExactly(Map.entry("assets.dir", "here"));

    CommandLineRun run = run("caption", "x{a}", "--assets", "nowhere");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).containsExactly("memecast: cannot read the assets: nowhere");
  }

  @Test
  void templates_severalFolders_areOneSettingInTheirOrder() {
    assertThat(
            run("caption", "x{a}", "--templates", "one", "--templates", "two").settings())
        .containsExactly(Map.entry("templates.dirs", "one,two"));
    assertThat(run("caption", "x{a}", "--templates", "").err())
        .contains("--templates: must not be empty");
  }

  @Test
  void fault_ofOurs_hasAStackTraceAndIsOne() {
    CommandLineRun run = run("caption", "broken{a}");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("IllegalStateException").contains("\tat ");
  }

  @Test
  void notes_areSaidUnlessQuiet() {
    assertThat(
            new CommandLineRun().withNotes("truncated").run("caption", "x{a}").err())
        .contains("note: truncated");
    assertThat(new CommandLineRun()
            .withNotes("truncated")
            .run("caption", "-q", "x{a}")
            .err())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-H", "-h", "--help"})
  void help_explainsTheMarks(String flag) {
    CommandLineRun run = run("caption", flag);

    assertThat(run.exitCode()).isZero();
    assertThat(run.outText()).contains("MACRO", "^ top", "--json", "--output", "Examples:");
    assertThat(run.outText().lines()).allMatch(line -> line.length() <= 100);
  }
}
