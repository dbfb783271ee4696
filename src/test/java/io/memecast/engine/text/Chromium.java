package io.memecast.engine.text;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The browser of this machine, started without a window for one page. */
final class Chromium {
  private static final List<String> NAMES = List.of("chromium", "chromium-browser");

  private final Path executable;

  private Chromium(Path executable) {
    this.executable = executable;
  }

  /**
   * The installed browser.
   *
   * @throws AssertionError without one where the environment says {@code MEMECAST_TEST_REQUIRE_TOOLS=true}
   */
  static Optional<Chromium> find() {
    Optional<Chromium> found = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Chromium::new);
    if (found.isEmpty() && "true".equals(System.getenv("MEMECAST_TEST_REQUIRE_TOOLS"))) {
      fail("chromium is not installed (apt-get install chromium)");
    }
    return found;
  }

  /**
   * Opens a page and answers its document as HTML, once its scripts and the files they wait for are done. Glyphs are not
   * hinted. Nothing of the browser is left running.
   *
   * @param folder empty, for the browser's own files
   * @throws AssertionError when it takes longer than {@code limit}
   */
  String document(Path page, Path folder, Duration limit) throws IOException, InterruptedException {
    Path document = folder.resolve("document.html");
    Process process = new ProcessBuilder(
            executable.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--font-render-hinting=none",
            "--user-data-dir=" + folder.resolve("profile"),
            // Time stands still while a file is being read, so this much is never reached.
            "--virtual-time-budget=60000",
            "--dump-dom",
            page.toUri().toString())
        .redirectOutput(document.toFile())
        .redirectError(folder.resolve("messages.txt").toFile())
        .start();
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        fail("chromium has not shown %s within %s".formatted(page, limit));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    return Files.readString(document);
  }
}
