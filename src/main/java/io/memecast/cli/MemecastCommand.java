package io.memecast.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The program: {@code memecast [ADDRESS:PORT]} serves, {@code memecast caption MACRO} renders one picture. Usage errors
 * are listed all at once and end with 64.
 */
@Command(
    name = "memecast",
    sortOptions = false,
    versionProvider = BuildVersion.class,
    header = "Puts captions on pictures.",
    synopsisHeading = "%nUsage:%n",
    customSynopsis = {"  memecast [OPTIONS] [ADDRESS:PORT]", "  memecast caption [OPTIONS] MACRO"},
    description = {
      "%nWithout a command, it serves over HTTP. A flag wins over the environment, where render.threads is"
          + " MEMECAST_RENDER_THREADS, and the environment wins over the file.%n"
    },
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n")
public final class MemecastCommand implements CheckedCommand {
  private static final String LIST_SEPARATOR = ",";
  private static final String ADDRESS_KEY = "http.address";

  private final ServerStarter starter;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "ADDRESS:PORT",
      description = "Where to listen; either half may be missing, IPv6 stands in brackets (default:"
          + " 0.0.0.0:1337).")
  private @Nullable String address;

  @Option(
      names = "--config",
      order = 100,
      paramLabel = "FILE",
      description = "Settings in YAML, see conf/memecast.yaml.")
  private @Nullable Path config;

  @Mixin
  private Verbosity verbosity = new Verbosity();

  private ServerStarter.@Nullable Start prepared;

  MemecastCommand(ServerStarter starter) {
    this.starter = starter;
  }

  /**
   * Runs a command line with the process's own streams.
   *
   * @param starter what serving means
   * @param captioners where the shell companion gets its engine
   * @return the process's exit code
   */
  public static int execute(String[] args, ServerStarter starter, Captioner.Source captioners) {
    return execute(args, starter, captioners, StandardStreams.ofProcess());
  }

  static int execute(
      String[] args, ServerStarter starter, Captioner.Source captioners, StandardStreams streams) {
    CommandSpec root = CommandSpec.forAnnotatedObject(new MemecastCommand(starter));
    for (SettingFlag flag : SettingFlag.values()) {
      root.addOption(optionOf(flag));
    }
    root.addOption(HelpOptions.help()).addOption(HelpOptions.version());
    CommandSpec caption = CommandSpec.forAnnotatedObject(new CaptionCommand(captioners, streams));
    caption.addOption(HelpOptions.help());
    root.parser().collectErrors(true);
    caption.parser().collectErrors(true);
    root.addSubcommand("caption", caption);
    return commandLine(root, streams).execute(args);
  }

  private static OptionSpec optionOf(SettingFlag flag) {
    return OptionSpec.builder(flag.flag())
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .paramLabel(flag.label())
        .description(flag.description())
        .build();
  }

  private static CommandLine commandLine(CommandSpec root, StandardStreams streams) {
    return new CommandLine(root)
        .setExecutionStrategy(new CheckThenRun())
        .setExecutionExceptionHandler(new FailureReport())
        .setOut(new PrintWriter(streams.out(), false, StandardCharsets.UTF_8))
        .setErr(streams.err())
        .setExpandAtFiles(false) // a template's name may begin with @
        .setUsageHelpWidth(HelpOptions.WIDTH)
        .setUsageHelpLongOptionsMaxWidth(HelpOptions.NAMES_WIDTH);
  }

  @Override
  public List<String> problems() {
    List<String> problems = new ArrayList<>(verbosity.problems());
    problems.addAll(problemsOfForm());
    prepared().problems().forEach(problem -> problems.add(withFlag(problem)));
    return problems;
  }

  /** What a setting's own check does not see: an empty text is no setting to it, several are one. */
  private List<String> problemsOfForm() {
    List<String> problems = new ArrayList<>();
    settings().forEach((key, value) -> {
      if (value.isBlank()) {
        problems.add(flagOf(key) + ": must not be empty");
      }
    });
    if (config != null && !isNamed(config)) {
      problems.add("--config: must not be empty");
    }
    for (SettingFlag flag : SettingFlag.values()) {
      if (valuesOf(flag).size() > 1 && !flag.repeats()) {
        problems.add(flag.flag() + ": must be given once");
      }
    }
    return problems;
  }

  @Override
  public Integer call() {
    return prepared().run();
  }

  /** Once, so that the settings that were checked are those that the server starts with. */
  private ServerStarter.Start prepared() {
    ServerStarter.Start start = prepared;
    if (start == null) {
      start = starter.prepare(settings(), isNamed(config) ? config : null);
      prepared = start;
    }
    return start;
  }

  private static boolean isNamed(@Nullable Path file) {
    return file != null && !file.toString().isBlank();
  }

  /** The settings that flags gave, as text by key. */
  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    if (address != null) {
      settings.put(ADDRESS_KEY, address);
    }
    for (SettingFlag flag : SettingFlag.values()) {
      List<String> values = valuesOf(flag);
      if (!values.isEmpty()) {
        settings.put(flag.key(), String.join(LIST_SEPARATOR, values));
      }
    }
    if (verbosity.isSaid()) {
      settings.put("server.verbosity", String.valueOf(verbosity.level()));
    }
    return settings;
  }

  private List<String> valuesOf(SettingFlag flag) {
    return spec.commandLine().getParseResult().matchedOptionValue(flag.flag(), List.of());
  }

  /** A setting's problem begins with its key; where a flag gave the value, the user knows it by the flag. */
  private String withFlag(String problem) {
    int colon = problem.indexOf(':');
    String key = colon < 0 ? problem : problem.substring(0, colon);
    return settings().containsKey(key) ? flagOf(key) + problem.substring(colon) : problem;
  }

  private static String flagOf(String key) {
    for (SettingFlag flag : SettingFlag.values()) {
      if (flag.key().equals(key)) {
        return flag.flag();
      }
    }
    return key.equals(ADDRESS_KEY) ? "address" : key;
  }
}
