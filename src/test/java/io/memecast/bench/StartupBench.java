package io.memecast.bench;

import io.memecast.launch.PackagedServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** From the start of the process to the first 200 of {@code /ready}: ten starts, their median. */
public final class StartupBench {
  private static final int STARTS = 10;

  private StartupBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    double[] seconds = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      long begin = System.nanoTime();
      try (PackagedServer server = PackagedServer.launch(Map.of())) {
        server.awaitReady();
        seconds[i] = (System.nanoTime() - begin) / 1e9;
      }
      System.out.printf("start %d: %.2f s%n", i + 1, seconds[i]);
    }
    Arrays.sort(seconds);
    System.out.printf(
        "median %.2f s, fastest %.2f s, slowest %.2f s%n",
        (seconds[STARTS / 2 - 1] + seconds[STARTS / 2]) / 2, seconds[0], seconds[STARTS - 1]);
  }
}
