package io.memecast.worker;

import io.memecast.error.CaptionException;
import io.memecast.template.Rendered;
import io.vertx.core.Context;

/**
 * Answers on the gate's event loop. Before its first message to another member the event bus looks up where that one is, on
 * the threads of whoever sends: a worker would wait for that with every job behind it, for as long as the member that knows
 * hangs.
 */
record GateAnswer(Context gate, Assignment.Answer answer) implements Assignment.Answer {
  @Override
  public void rendered(Rendered rendered) {
    gate.runOnContext(ignored -> answer.rendered(rendered));
  }

  @Override
  public void failed(CaptionException failure) {
    gate.runOnContext(ignored -> answer.failed(failure));
  }
}
