package io.memecast.worker;

import io.memecast.error.CaptionException;
import io.memecast.job.Failures;
import io.memecast.template.Rendered;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;

/**
 * Answers a service that has none of our classes: the picture as a {@code Buffer}, what is to be known of it as headers.
 *
 * @param node of the member that rendered
 * @param requestId the name of the request in the logs
 */
record PublicAnswer(Message<?> message, String node, String requestId)
    implements Assignment.Answer {
  /** The header that names a request, in the message and in its answer. */
  static final String REQUEST_ID = "request-id";

  @Override
  public void rendered(Rendered rendered) {
    DeliveryOptions options = new DeliveryOptions()
        .addHeader("content-type", rendered.mediaType())
        .addHeader("width", Integer.toString(rendered.width()))
        .addHeader("height", Integer.toString(rendered.height()))
        .addHeader("etag", rendered.etag())
        .addHeader("member", node)
        .addHeader(REQUEST_ID, requestId);
    if (!rendered.notes().isEmpty()) {
      options.addHeader("notes", String.join(",", rendered.notes()));
    }
    message.reply(Buffer.buffer(rendered.bytes()), options);
  }

  @Override
  public void failed(CaptionException failure) {
    Failures.reply(message, failure);
  }
}
