package io.memecast.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Prints help where it is asked for; else lists everything that is wrong with the command line; else runs the command.
 * Needs a parser that collects its errors instead of stopping at the first.
 */
final class CheckThenRun implements IExecutionStrategy {
  @Override
  public int execute(ParseResult parseResult) {
    Integer helped = CommandLine.executeHelpRequest(parseResult);
    if (helped != null) {
      return helped;
    }
    CommandLine command = null;
    List<String> problems = new ArrayList<>();
    for (CommandLine each : parseResult.asCommandLineList()) {
      command = each;
      each.getParseResult().errors().forEach(error -> problems.add(error.getMessage()));
    }
    if (command != null && command.getCommand() instanceof CheckedCommand checked) {
      problems.addAll(checked.problems());
    }
    if (command == null || problems.isEmpty()) {
      return new RunLast().execute(parseResult);
    }
    report(problems, command);
    return ExitCode.USAGE;
  }

  private static void report(List<String> problems, CommandLine command) {
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().root().name();
    problems.forEach(problem -> err.println(name + ": " + problem));
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
  }
}
