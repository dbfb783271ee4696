package io.memecast.launch;

import io.memecast.cli.MemecastCommand;
import io.memecast.error.OutOfMemory;
import java.security.Security;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Where the program begins. */
public final class Main {
  /** What must be set before the first class of a library looks; what the user has set stays. */
  private static final Map<String, String> PROPERTIES = Map.of(
      // Fonts and pictures are drawn without a screen.
      "java.awt.headless", "true",
      // Netty gives up its fast buffers on JDK 24 and later unless it is told not to.
      "io.netty.noUnsafe", "false",
      // Hazelcast starts a thread for each callback where the common pool has a single one.
      "java.util.concurrent.ForkJoinPool.common.parallelism", "2",
      // A setting of Hazelcast's own would come too late for its first lines.
      "hazelcast.logging.type", "slf4j");

  private Main() {}

  public static void main(String[] args) {
    PROPERTIES.forEach((name, value) -> {
      if (System.getProperty(name) == null) {
        System.setProperty(name, value);
      }
    });
    Thread.setDefaultUncaughtExceptionHandler(Main::died);
    // Members come and go under one name; Java itself would keep a name's addresses for half a
    // minute.
    Security.setProperty("networkaddress.cache.ttl", "1");
    Security.setProperty("networkaddress.cache.negative.ttl", "1");
    SettingsLoader settings = new SettingsLoader(System.getenv(), SettingsLoader.USUAL_FILE);
    System.exit(MemecastCommand.execute(
        args, new ServerProcess(settings, System.err), new ShellEngine(settings)));
  }

  private static void died(Thread thread, Throwable failure) {
    OutOfMemory.endProcessAfter(failure);
    LoggerFactory.getLogger(Main.class).error("Thread {} has ended", thread.getName(), failure);
  }
}
