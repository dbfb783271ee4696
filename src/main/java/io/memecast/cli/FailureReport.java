package io.memecast.cli;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says on one line of standard error what went wrong; a fault of ours gets its stack trace. */
final class FailureReport implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    if (!(failure instanceof CaptionException) && !(failure instanceof IOException)) {
      throw failure;
    }
    PrintWriter err = command.getErr();
    err.println(command.getCommandSpec().root().name() + ": " + failure.getMessage());
    err.flush();
    return failure instanceof CaptionException e && e.code() == ErrorCode.INVALID_REQUEST
        ? ExitCode.USAGE
        : ExitCode.FAILURE;
  }
}
