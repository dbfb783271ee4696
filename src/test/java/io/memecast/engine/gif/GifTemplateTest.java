package io.memecast.engine.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.TextInk;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GifTemplateTest {
  @Test
  void caption_byManyThreads_isTheSame() throws Exception {
    PreparedTemplate prepared = prepare("dance.gif");
    List<byte[]> alone = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      alone.add(prepared.caption(ink(prepared, i), Deadline.never()));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<byte[]>> together = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        int text = i % 4;
        together.add(threads.submit(() -> prepared.caption(ink(prepared, text), Deadline.never())));
      }
      for (int i = 0; i < together.size(); i++) {
        assertThat(together.get(i).get(60, TimeUnit.SECONDS)).isEqualTo(alone.get(i % 4));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void caption_afterOneThatWasAbandoned_isTheSame() throws IOException {
    PreparedTemplate prepared = prepare("dealdog.gif");
    Coverage ink = ink(prepared, 1);
    byte[] before = prepared.caption(ink, Deadline.never());
    Deadline cancelled = Deadline.never();
    cancelled.cancel();
    assertThatThrownBy(() -> prepared.caption(ink, cancelled)).isInstanceOf(CaptionException.class);
    assertThat(prepared.caption(ink, Deadline.never())).isEqualTo(before);
  }

  @Test
  void caption_warm_allocatesItsOutputAndLittleElse() throws IOException {
    for (String name : List.of("dance.gif", "dealdog.gif", "dramatic.gif")) {
      PreparedTemplate prepared = prepare(name);
      Coverage ink = ink(prepared, 2);
      for (int i = 0; i < 3; i++) {
        assertThat(prepared.caption(ink, Deadline.never())).isNotEmpty();
      }
      var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = threads.getCurrentThreadAllocatedBytes();
      int size = prepared.caption(ink, Deadline.never()).length;
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertThat(allocated).as(name).isLessThan(size + (64L << 10));
    }
  }

  @Test
  void heapBytes_isOfTheOrderOfItsPixels() throws IOException {
    PreparedTemplate prepared = prepare("dramatic.gif");
    assertThat(prepared.heapBytes()).isBetween(14 * 120_000L, 3 * 14 * 120_000L);
  }

  @Test
  void caption_readByGifsicle_hasNoErrors(@TempDir Path folder) throws Exception {
    boolean required = "true".equals(System.getenv("MEMECAST_TEST_REQUIRE_TOOLS"));
    assumeTrue(required || installed("gifsicle"), "gifsicle is not installed");
    for (String name : List.of("dance.gif", "dealdog.gif", "dramatic.gif")) {
      PreparedTemplate prepared = prepare(name);
      Path file = folder.resolve(name);
      Files.write(file, prepared.caption(ink(prepared, 3), Deadline.never()));
      Process gifsicle = new ProcessBuilder("gifsicle", "-O2", file.toString())
          .redirectOutput(folder.resolve("out.gif").toFile())
          .redirectError(folder.resolve("errors").toFile())
          .start();
      assertThat(gifsicle.waitFor()).isZero();
      assertThat(folder.resolve("errors")).isEmptyFile();
    }
  }

  private static boolean installed(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  private static Coverage ink(PreparedTemplate prepared, int text) {
    return TextInk.topAndBottom(
        prepared.width(), prepared.height(), "TEXT " + text, "BELOW", 0xffffff, 0x102030 * text);
  }

  private static PreparedTemplate prepare(String name) throws IOException {
    byte[] file = Files.readAllBytes(Path.of("assets/templates", name));
    return new GifCodec().prepare(file, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
  }
}
