package io.memecast.job;

import io.memecast.template.Rendered;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.util.List;

/**
 * A picture on the event bus, for members and for other services alike: its bytes as a {@code Buffer}, what is to be known
 * of it as headers.
 */
public final class PictureMessage {
  private static final String CONTENT_TYPE = "content-type";
  private static final String WIDTH = "width";
  private static final String HEIGHT = "height";
  private static final String ETAG = "etag";
  private static final String MEMBER = "member";
  private static final String NOTES = "notes";

  private PictureMessage() {}

  /**
   * Answers {@code message} with a picture.
   *
   * @param node name of the member that rendered it
   * @param requestId name of the request in the logs
   */
  public static void reply(Message<?> message, Rendered rendered, String node, String requestId) {
    DeliveryOptions options = new DeliveryOptions()
        .addHeader(CONTENT_TYPE, rendered.mediaType())
        .addHeader(WIDTH, Integer.toString(rendered.width()))
        .addHeader(HEIGHT, Integer.toString(rendered.height()))
        .addHeader(ETAG, rendered.etag())
        .addHeader(MEMBER, node)
        .addHeader(JobMessage.REQUEST_ID, requestId);
    if (!rendered.notes().isEmpty()) {
      options.addHeader(NOTES, String.join(",", rendered.notes()));
    }
    message.reply(Buffer.buffer(rendered.bytes()), options);
  }

  /** Reads such an answer. */
  static Rendered read(Message<Buffer> answer) {
    MultiMap headers = answer.headers();
    String notes = headers.get(NOTES);
    return new Rendered(
        answer.body().getBytes(),
        headers.get(CONTENT_TYPE),
        Integer.parseInt(headers.get(WIDTH)),
        Integer.parseInt(headers.get(HEIGHT)),
        headers.get(ETAG),
        notes == null ? List.of() : List.of(notes.split(",")));
  }
}
