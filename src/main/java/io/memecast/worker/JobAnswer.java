package io.memecast.worker;

import io.memecast.error.CaptionException;
import io.memecast.job.CaptionJob;
import io.memecast.job.Failures;
import io.memecast.template.Rendered;
import io.vertx.core.eventbus.Message;

/** Answers another member with our typed message. */
record JobAnswer(Message<CaptionJob> message) implements Assignment.Answer {
  @Override
  public void rendered(Rendered rendered) {
    message.reply(rendered);
  }

  @Override
  public void failed(CaptionException failure) {
    Failures.reply(message, failure);
  }
}
