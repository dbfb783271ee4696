package io.memecast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memecast.macro.MacroDecoder;
import io.memecast.macro.ShellSyntax;
import io.memecast.template.PictureFormat;
import io.memecast.template.Rendered;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineCaptionersTest {
  @Test
  void open_onTheBundledAssets_renders() throws IOException {
    Captioner captioner = new EngineCaptioners().open(Map.of("assets.dir", "assets"));

    Rendered picture =
        captioner.caption(MacroDecoder.decode(ShellSyntax.parse("raccoon{^Top}{_Bottom}")));

    assertThat(PictureFormat.detect(picture.bytes())).contains(PictureFormat.JPEG);
    assertThat(picture.mediaType()).isEqualTo("image/jpeg");
  }

  @Test
  void open_onAFolderThatIsNoAssets_saysSoOnOneLine() {
    assertThatThrownBy(() -> new EngineCaptioners().open(Map.of("assets.dir", "src/main/java")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot read the assets: ")
        .hasMessageContaining("src/main/java")
        .message()
        .doesNotContain("\n");
  }
}
