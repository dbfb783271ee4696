package io.memecast.examples;

import io.memecast.engine.CaptionEngine;
import io.memecast.engine.codec.Limits;
import io.memecast.error.Deadline;
import io.memecast.macro.MacroDecoder;
import io.memecast.macro.ShellSyntax;
import io.memecast.template.FolderFontSource;
import io.memecast.template.FolderTemplateSource;
import io.memecast.template.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The engine as a library: no server, no event bus, no cluster. */
public final class EngineExample {
  private EngineExample() {}

  public static void main(String[] args) throws IOException {
    Path out = Path.of(args.length > 0 ? args[0] : "out.jpg");
    CaptionEngine engine = CaptionEngine.builder()
        .templates(
            new FolderTemplateSource(Path.of("assets/templates"), Limits.DEFAULTS.maxFileBytes()))
        .fonts(new FolderFontSource(Path.of("assets/fonts")))
        .build();
    Rendered picture = engine.caption(
        MacroDecoder.decode(ShellSyntax.parse("raccoon{^So you're saying}{_the trash is free}")),
        Deadline.in(Duration.ofSeconds(10)));
    Files.write(out, picture.bytes());
  }
}
