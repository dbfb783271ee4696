package io.memecast.cli;

import java.util.List;
import java.util.concurrent.Callable;

/** A command that checks its arguments beyond their form, before it runs. The result is the exit code. */
interface CheckedCommand extends Callable<Integer> {
  /** What is wrong with the arguments, a line each; the command runs only when nothing is. */
  List<String> problems();
}
