package io.memecast.engine.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.memecast.engine.codec.Limits;
import io.memecast.error.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that libwebp's encoder makes with all its options, decoded by us and by libwebp. Without {@code cwebp} and
 * {@code dwebp} on the path the tests are skipped, aloud; with {@code MEMECAST_TEST_REQUIRE_TOOLS=true} they fail.
 */
class DwebpTest {
  private static final List<String> PICTURES = List.of("raccoon.jpg", "owl.png", "thinker.png");

  private final Path folder;

  DwebpTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void requireTools() throws InterruptedException {
    boolean found = isInstalled("cwebp") && isInstalled("dwebp");
    if (!found && "true".equals(System.getenv("MEMECAST_TEST_REQUIRE_TOOLS"))) {
      fail("cwebp and dwebp are not installed (apt-get install webp)");
    }
    assumeTrue(found, "cwebp and dwebp are not installed: what they make is not compared");
  }

  private static boolean isInstalled(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "-version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-q 0 -resize 200 0",
        "-q 100 -m 6 -resize 151 0",
        "-q 30 -segments 1 -resize 97 0",
        "-q 25 -segments 4 -sns 100 -resize 130 0",
        "-q 50 -f 0 -resize 64 0",
        "-q 20 -f 100 -sharpness 0 -strong -resize 140 0",
        "-q 20 -f 100 -sharpness 7 -strong -resize 140 0",
        "-q 15 -f 90 -sharpness 3 -nostrong -resize 140 0",
        "-q 40 -m 0 -resize 33 33",
        "-q 60 -resize 1 1",
        "-q 60 -resize 1 40",
        "-q 60 -resize 40 1",
        "-q 60 -resize 16 17",
        "-q 40 -alpha_method 0 -alpha_filter none -resize 90 0",
        "-q 40 -alpha_method 1 -alpha_filter fast -resize 90 0",
        "-q 40 -alpha_method 1 -alpha_filter best -alpha_q 30 -resize 90 0",
        "-lossless -z 0 -resize 120 0",
        "-lossless -z 6 -resize 120 0",
        "-lossless -z 9 -resize 60 0",
        "-lossless -exact -resize 77 0",
        "-near_lossless 20 -resize 99 0",
        "-lossless -hint graph -resize 99 0",
        "-lossless -resize 1 1",
        "-lossless -resize 3 70"
      })
  void decode_madeByCwebp_isExactlyWhatDwebpMakes(String options) throws Exception {
    for (String picture : PICTURES) {
      Path webp = folder.resolve("made.webp");
      Path pam = folder.resolve("made.pam");
      List<String> encode = new ArrayList<>(List.of("cwebp", "-quiet"));
      encode.addAll(List.of(options.split(" ", -1)));
      encode.addAll(List.of("assets/templates/" + picture, "-o", webp.toString()));
      run(encode);
      run(List.of("dwebp", "-quiet", "-nodither", "-pam", webp.toString(), "-o", pam.toString()));

      byte[] file = Files.readAllBytes(webp);
      Rgba ours = Rgba.of(WebpDecoder.decode(file, Limits.DEFAULTS, Deadline.never()));

      Rgba theirs = Rgba.ofPam(Files.readAllBytes(pam));
      assertThat(ours.sha256()).as(picture).isEqualTo(theirs.sha256());
    }
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    assertThat(process.waitFor()).as(() -> command + ": " + log).isZero();
  }
}
