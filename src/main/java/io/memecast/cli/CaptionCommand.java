package io.memecast.cli;

import io.memecast.error.CaptionException;
import io.memecast.macro.ImageMacro;
import io.memecast.macro.MacroDecoder;
import io.memecast.macro.MacroJson;
import io.memecast.macro.ShellSyntax;
import io.memecast.template.Rendered;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The shell companion: renders one macro and writes the picture to a file or to standard output. */
@Command(
    name = "caption",
    sortOptions = false,
    header = "Renders one picture into a file or to standard output.",
    synopsisHeading = "%nUsage:%n",
    customSynopsis = {
      "  memecast caption [OPTIONS] MACRO",
      "  memecast caption [OPTIONS] --json < FILE",
      ""
    },
    optionListHeading = "%nOptions:%n",
    footer = {
      "%nExamples:",
      "  memecast caption 'raccoon{^So you are saying}{_the trash is free}' -o raccoon.jpg",
      "  echo '{\"template\":\"raccoon\",\"top_text\":\"Hi\"}' | memecast caption --json > raccoon.jpg",
    })
final class CaptionCommand implements CheckedCommand {
  /** As much as the server takes. */
  private static final int MAX_JSON_BYTES = 64 << 10;

  private static final String STANDARD_OUTPUT = "-";

  private final Captioner.Source captioners;
  private final StandardStreams streams;

  @Parameters(
      arity = "0..1",
      paramLabel = "MACRO",
      description = {
        "TEMPLATE{CAPTION}{CAPTION}..., where a caption may begin with a mark for its place: ^ top,"
            + " - middle, _ bottom; and one for its alignment: < left, | center, > right. Without a mark:"
            + " one stands at the bottom, two at top and bottom, three at all places.",
        "\\{ \\} and \\\\ stand for the character itself."
      })
  private @Nullable String macro;

  @Option(
      names = {"-j", "--json"},
      description = "Read the macro as JSON from standard input instead.")
  private boolean json;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the picture (default: - for standard output).")
  private @Nullable String output;

  @Option(
      names = "--assets",
      paramLabel = "DIR",
      description =
          "Folder of templates, fonts and emoji (default: ./assets, else those that come along).")
  private @Nullable String assets;

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      description = "Folder of more templates; may repeat, a later one wins (default: none).")
  private List<String> templates = List.of();

  @Mixin
  private Verbosity verbosity = new Verbosity();

  CaptionCommand(Captioner.Source captioners, StandardStreams streams) {
    this.captioners = captioners;
    this.streams = streams;
  }

  @Override
  public List<String> problems() {
    List<String> problems = new ArrayList<>(verbosity.problems());
    if (macro != null && json) {
      problems.add("MACRO and --json exclude each other");
    } else if (macro != null) {
      problems.addAll(problemsOf(macro));
    } else if (!json) {
      problems.add("what to render is missing: MACRO or --json");
    }
    if (output != null && output.isBlank()) {
      problems.add("--output: must not be empty");
    }
    if (assets != null && assets.isBlank()) {
      problems.add("--assets: must not be empty");
    }
    if (templates.stream().anyMatch(String::isBlank)) {
      problems.add("--templates: must not be empty");
    }
    return problems;
  }

  private static List<String> problemsOf(String macro) {
    try {
      decode(macro);
      return List.of();
    } catch (CaptionException e) {
      return List.of(
          e.getCause() instanceof ParseException place
              ? e.getMessage() + Caret.under(macro, place.getErrorOffset())
              : e.getMessage());
    }
  }

  private static ImageMacro decode(String macro) {
    return MacroDecoder.decode(ShellSyntax.parse(macro));
  }

  @Override
  public Integer call() throws IOException {
    ImageMacro request = macro == null ? readJson() : decode(macro);
    if (!mayWrite()) {
      streams.err().println("Nothing was written; -o FILE names a file.");
      return ExitCode.FAILURE;
    }
    Rendered picture = captioners.open(settings()).caption(request);
    write(picture);
    if (verbosity.level() >= 0) {
      picture.notes().forEach(note -> streams.err().println("note: " + note));
    }
    return ExitCode.OK;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    if (assets != null) {
      settings.put(SettingFlag.ASSETS.key(), assets);
    }
    if (!templates.isEmpty()) {
      settings.put(SettingFlag.TEMPLATES.key(), String.join(",", templates));
    }
    return settings;
  }

  private ImageMacro readJson() throws IOException {
    byte[] text = streams.in().readNBytes(MAX_JSON_BYTES + 1);
    if (text.length > MAX_JSON_BYTES) {
      throw new IOException(
          "the JSON on standard input is larger than " + MAX_JSON_BYTES + " bytes");
    }
    return MacroDecoder.decode(MacroJson.parse(text));
  }

  private boolean toStandardOutput() {
    return output == null || output.equals(STANDARD_OUTPUT);
  }

  private boolean mayWrite() {
    Predicate<String> question = streams.question();
    return !toStandardOutput()
        || question == null
        || question.test("Standard output is a terminal. Write the picture to it?");
  }

  private void write(Rendered picture) throws IOException {
    if (output == null || toStandardOutput()) {
      OutputStream out = streams.out();
      out.write(picture.bytes());
      out.flush();
      return;
    }
    try {
      Files.write(Path.of(output), picture.bytes());
    } catch (IOException e) {
      throw new IOException("cannot write " + output + ": " + e, e);
    }
  }
}
