package io.memecast.engine.gif;

import io.memecast.bench.NeuQuantGifReference;
import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Coverage;
import io.memecast.error.Deadline;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Times captions on the bundled GIFs against {@link NeuQuantGifReference}: thread CPU, median, one thread. Not a test;
 * run {@code main}, optionally with the number of rounds.
 */
public final class GifTiming {
  private static final String TOP = "ONE DOES NOT SIMPLY";
  private static final String BOTTOM = "QUANTISE A GIF";

  /** Keeps the compiler from dropping the work. */
  private static long written;

  private interface Captioning {
    byte[] caption();
  }

  private GifTiming() {}

  public static void main(String[] args) throws IOException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 41;
    double product = 1;
    List<String> names = List.of("dance.gif", "dealdog.gif", "dramatic.gif");
    System.out.println(
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    for (String name : names) {
      product *= time(name, rounds);
    }
    System.out.println(written + " bytes written");
    System.out.printf("geometric mean of the ratios %.1f%n", Math.pow(product, 1.0 / names.size()));
  }

  private static double time(String name, int rounds) throws IOException {
    byte[] file = Files.readAllBytes(Path.of("assets/templates", name));
    GifOracle played = GifOracle.play(file);
    PreparedTemplate prepared =
        new GifCodec().prepare(file, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
    Coverage ink =
        TextInk.topAndBottom(played.width, played.height, TOP, BOTTOM, 0xffffff, 0x000000);
    NeuQuantGifReference reference = reference(played);
    List<Shape> lines = List.of(
        TextInk.line(TOP, played.width, played.height, true),
        TextInk.line(BOTTOM, played.width, played.height, false));
    double ours = medianMillis(10 * rounds, () -> prepared.caption(ink, Deadline.never()));
    double theirs = rounds < 3
        ? 1
        : medianMillis(rounds / 3, () -> reference.caption(lines, TextInk.stroke(played.width)));
    byte[] captioned = prepared.caption(ink, Deadline.never());
    CaptionCheck check = CaptionCheck.check(file, captioned, ink);
    System.out.printf(
        "%-13s %2d frames  surgical %6.2f ms  NeuQuant %7.1f ms  ratio %5.1f  bytes %d -> %d"
            + " (NeuQuant %d)  outside %d  ink error mean %.1f opaque %.1f worst %.0f"
            + "  allocated %d over the output%n",
        name,
        played.shown.size(),
        ours,
        theirs,
        theirs / ours,
        file.length,
        captioned.length,
        reference.caption(lines, TextInk.stroke(played.width)).length,
        check.outsideDiffers(),
        check.meanInk(),
        check.meanOpaque(),
        check.worstInk(),
        allocated(() -> prepared.caption(ink, Deadline.never())) - captioned.length);
    return theirs / ours;
  }

  private static NeuQuantGifReference reference(GifOracle played) {
    List<BufferedImage> frames = new ArrayList<>();
    for (int[] argb : played.shown) {
      BufferedImage frame =
          new BufferedImage(played.width, played.height, BufferedImage.TYPE_3BYTE_BGR);
      frame.setRGB(0, 0, played.width, played.height, argb, 0, played.width);
      frames.add(frame);
    }
    return new NeuQuantGifReference(frames, played.delays);
  }

  private static double medianMillis(int rounds, Captioning work) {
    double[] millis = new double[rounds];
    var threads = ManagementFactory.getThreadMXBean();
    for (int i = -rounds; i < rounds; i++) {
      long start = threads.getCurrentThreadCpuTime();
      written += work.caption().length;
      if (i >= 0) {
        millis[i] = (threads.getCurrentThreadCpuTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis[rounds / 2];
  }

  private static long allocated(Captioning work) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    written += work.caption().length;
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
