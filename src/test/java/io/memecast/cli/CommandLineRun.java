package io.memecast.cli;

import io.memecast.config.AppConfig;
import io.memecast.config.ConfigException;
import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.macro.ImageMacro;
import io.memecast.template.Rendered;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of the program with streams in memory, a server that only notes how it was started and a fake engine. */
final class CommandLineRun {
  static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, 0, 10, 13, (byte) 0xff};
  static final int SERVER_EXIT_CODE = 7;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> questions = new ArrayList<>();

  private byte[] input = {};
  private @Nullable Boolean answer;
  private List<String> notes = List.of();
  private List<String> otherProblems = List.of();
  private int exitCode = -1;
  private @Nullable Map<String, String> settings;
  private @Nullable Path configFile;
  private @Nullable ImageMacro macro;

  CommandLineRun withInput(byte[] bytes) {
    input = bytes;
    return this;
  }

  CommandLineRun withInput(String text) {
    return withInput(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A terminal is there, and the user will say this to any question. */
  CommandLineRun withTerminal(boolean yes) {
    answer = yes;
    return this;
  }

  CommandLineRun withNotes(String... texts) {
    notes = List.of(texts);
    return this;
  }

  /** Something is wrong with the environment or the file. */
  CommandLineRun withProblems(String... problems) {
    otherProblems = List.of(problems);
    return this;
  }

  CommandLineRun run(String... args) {
    Boolean said = answer;
    StandardStreams streams = new StandardStreams(
        new ByteArrayInputStream(input),
        out,
        new PrintWriter(err, true, StandardCharsets.UTF_8),
        said == null
            ? null
            : question -> {
              questions.add(question);
              return said;
            });
    exitCode = MemecastCommand.execute(args, this::prepare, this::open, streams);
    return this;
  }

  private ServerStarter.Start prepare(Map<String, String> flagSettings, @Nullable Path file) {
    List<String> problems = new ArrayList<>(otherProblems);
    try {
      AppConfig.from(flagSettings);
    } catch (ConfigException e) {
      problems.addAll(e.problems());
    }
    return new ServerStarter.Start() {
      @Override
      public List<String> problems() {
        return problems;
      }

      @Override
      public int run() {
        settings = flagSettings;
        configFile = file;
        return SERVER_EXIT_CODE;
      }
    };
  }

  private Captioner open(Map<String, String> flagSettings) throws IOException {
    settings = flagSettings;
    if ("nowhere".equals(flagSettings.get("assets.dir"))) {
      throw new IOException("cannot read the assets: nowhere");
    }
    return this::caption;
  }

  private Rendered caption(ImageMacro request) {
    macro = request;
    if (request.template().equals("missing")) {
      throw new CaptionException(
          ErrorCode.TEMPLATE_NOT_FOUND, "cannot load template `missing`: no such template");
    }
    if (request.template().equals("broken")) {
      throw new IllegalStateException("a fault");
    }
    return new Rendered(PICTURE, "image/jpeg", 1, 1, "tag", notes);
  }

  int exitCode() {
    return exitCode;
  }

  byte[] out() {
    return out.toByteArray();
  }

  String outText() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  List<String> questions() {
    return questions;
  }

  /** What server or engine were started with, null where neither was. */
  @Nullable
  Map<String, String> settings() {
    return settings;
  }

  @Nullable
  Path configFile() {
    return configFile;
  }

  /** What was rendered, null where nothing was. */
  @Nullable
  ImageMacro macro() {
    return macro;
  }
}
