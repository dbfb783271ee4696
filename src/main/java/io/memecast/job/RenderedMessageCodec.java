package io.memecast.job;

import io.memecast.template.Rendered;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** {@link Rendered} on the event bus: the object itself within a process, {@link CaptionJob#FORMAT} between members. */
public final class RenderedMessageCodec implements MessageCodec<Rendered, Rendered> {
  @Override
  public void encodeToWire(Buffer buffer, Rendered rendered) {
    WireWriter out = new WireWriter(buffer, CaptionJob.FORMAT);
    out.bytes(rendered.bytes());
    out.text(rendered.mediaType());
    out.int32(rendered.width());
    out.int32(rendered.height());
    out.text(rendered.etag());
    out.list(rendered.notes(), out::text);
    out.end();
  }

  @Override
  public Rendered decodeFromWire(int position, Buffer buffer) {
    WireReader in = new WireReader(buffer, position, CaptionJob.FORMAT);
    return new Rendered(
        in.bytes(), in.text(), in.int32(), in.int32(), in.text(), in.list(in::text));
  }

  @Override
  public Rendered transform(Rendered rendered) {
    return rendered;
  }

  @Override
  public String name() {
    return "memecast.rendered";
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
