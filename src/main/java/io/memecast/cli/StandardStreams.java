package io.memecast.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The process's streams. The caller of a command hands them over, so that none is reached behind its back.
 *
 * @param in standard input
 * @param out standard output, for results and nothing else
 * @param err standard error, for everything that is said to the user
 * @param question asks the user and tells whether the answer was yes; null where no terminal is there to ask
 */
record StandardStreams(
    InputStream in, OutputStream out, PrintWriter err, @Nullable Predicate<String> question) {

  /**
   * Those of this process. Java tells only whether input and output are both terminals; where input is not, nobody
   * could answer a question, and none is asked.
   */
  static StandardStreams ofProcess() {
    return new StandardStreams(
        // Alone, the file's stream asks for its position to read a number of bytes: a pipe has
        // none.
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
        new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        questionOnTerminal());
  }

  @SuppressWarnings("SystemConsoleNull") // asked both ways, as of JDK 17 and as of JDK 22
  private static @Nullable Predicate<String> questionOnTerminal() {
    Console console = System.console();
    return console == null || !isTerminal(console)
        ? null
        : text -> isYes(console.readLine("%s [y/N] ", text));
  }

  /** Since JDK 22 there is a console without a terminal too, and a method that tells; before, a console is one. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public method without arguments cannot be called", e);
    }
  }

  private static boolean isYes(@Nullable String answer) {
    String word = answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
    return word.equals("y") || word.equals("yes");
  }
}
