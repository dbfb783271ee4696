package io.memecast.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.template.PictureFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineExampleTest {
  @Test
  void main_writesThePicture(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("out.jpg");

    EngineExample.main(new String[] {out.toString()});

    assertThat(PictureFormat.detect(Files.readAllBytes(out))).contains(PictureFormat.JPEG);
  }
}
