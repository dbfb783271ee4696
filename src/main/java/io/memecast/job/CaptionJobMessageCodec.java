package io.memecast.job;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.time.Duration;

/** {@link CaptionJob} on the event bus: the object itself within a process, {@link CaptionJob#FORMAT} between members. */
public final class CaptionJobMessageCodec implements MessageCodec<CaptionJob, CaptionJob> {
  @Override
  public void encodeToWire(Buffer buffer, CaptionJob job) {
    WireWriter out = new WireWriter(buffer, CaptionJob.FORMAT);
    out.text(job.id());
    MacroWire.write(out, job.macro());
    out.int64(job.remaining().toMillis());
    out.text(job.requestId());
    out.end();
  }

  @Override
  public CaptionJob decodeFromWire(int position, Buffer buffer) {
    WireReader in = new WireReader(buffer, position, CaptionJob.FORMAT);
    return new CaptionJob(in.text(), MacroWire.read(in), Duration.ofMillis(in.int64()), in.text());
  }

  @Override
  public CaptionJob transform(CaptionJob job) {
    return job;
  }

  @Override
  public String name() {
    return "memecast.caption-job";
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
