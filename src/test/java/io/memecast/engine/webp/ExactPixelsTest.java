package io.memecast.engine.webp;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.engine.codec.Limits;
import io.memecast.error.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files made by libwebp, each of another kind, and the digest of the pixels that its {@code dwebp -nodither} makes of
 * them: {@code expected.txt} holds name and SHA-256 of red, green, blue and alpha. Where a lossless file says that it has
 * no alpha, all is opaque, as browsers show it.
 */
class ExactPixelsTest {
  private static final Path FOLDER = Path.of("src/test/resources/webp");

  static List<String> expected() throws IOException {
    return Files.readAllLines(FOLDER.resolve("expected.txt"));
  }

  @ParameterizedTest
  @MethodSource("expected")
  void decode_fileOfLibwebp_hasExactlyItsPixels(String line) throws IOException {
    String[] nameAndDigest = line.split(" ", -1);
    byte[] file = Files.readAllBytes(FOLDER.resolve(nameAndDigest[0] + ".webp"));

    Rgba pixels = Rgba.of(WebpDecoder.decode(file, Limits.DEFAULTS, Deadline.never()));

    assertThat(pixels.sha256()).isEqualTo(nameAndDigest[1]);
  }
}
