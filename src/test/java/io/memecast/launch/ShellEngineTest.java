package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.cli.Captioner;
import io.memecast.macro.MacroDecoder;
import io.memecast.macro.ShellSyntax;
import io.memecast.template.PictureFormat;
import io.memecast.template.Rendered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShellEngineTest {
  private static final ShellEngine SHELL =
      new ShellEngine(new SettingsLoader(Map.of(), Path.of("no-such-file.yaml")));

  @Test
  void open_onTheBundledAssets_renders() throws IOException {
    Captioner captioner = SHELL.open(Map.of("assets.dir", "assets"));

    Rendered picture =
        captioner.caption(MacroDecoder.decode(ShellSyntax.parse("raccoon{^Top}{_Bottom}")));

    assertThat(PictureFormat.detect(picture.bytes())).contains(PictureFormat.JPEG);
    assertThat(picture.mediaType()).isEqualTo("image/jpeg");
  }

  @Test
  void open_onAFolderThatIsNoAssets_saysSoOnOneLine() {
    assertThatThrownBy(() -> SHELL.open(Map.of("assets.dir", "src/main/java")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot read the assets: ")
        .hasMessageContaining("src/main/java")
        .message()
        .doesNotContain("\n");
  }
}
