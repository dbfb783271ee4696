package io.memecast.worker;

import io.memecast.error.CaptionException;
import io.memecast.job.Failures;
import io.memecast.job.JobAnswer;
import io.memecast.job.PictureMessage;
import io.memecast.template.Rendered;
import io.vertx.core.Context;
import io.vertx.core.eventbus.Message;

/**
 * Answers a message from another member or from another service. The answer is sent on the gate's event loop: before its
 * first message to another member the event bus looks up where that one is, on the threads of whoever sends. A worker would
 * wait for that with every job behind it, for as long as the member that knows hangs.
 *
 * @param gate the gate's context
 * @param node of this member
 * @param requestId the name of the request in the logs
 */
record MessageAnswer(Context gate, Message<?> message, String node, String requestId)
    implements JobAnswer {
  @Override
  public void rendered(Rendered rendered) {
    gate.runOnContext(ignored -> PictureMessage.reply(message, rendered, node, requestId));
  }

  @Override
  public void failed(CaptionException failure) {
    gate.runOnContext(ignored -> Failures.reply(message, failure));
  }
}
