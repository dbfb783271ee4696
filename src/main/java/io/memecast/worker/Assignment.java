package io.memecast.worker;

import io.memecast.error.Deadline;
import io.memecast.job.CaptionJob;
import io.memecast.job.JobAnswer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/**
 * A job that the gate has accepted. It stays in the process: gate and worker share its deadline, so that a cancelled job
 * ends at its next check.
 *
 * @param deadline began when the job arrived
 * @param answer where the result goes
 */
record Assignment(CaptionJob job, Deadline deadline, JobAnswer answer) {
  /** Hands the object itself over. */
  static final class LocalCodec implements MessageCodec<Assignment, Assignment> {
    static final String NAME = "memecast.assignment";

    @Override
    public void encodeToWire(Buffer buffer, Assignment assignment) {
      throw new UnsupportedOperationException("an assignment stays in its process");
    }

    @Override
    public Assignment decodeFromWire(int position, Buffer buffer) {
      throw new UnsupportedOperationException("an assignment stays in its process");
    }

    @Override
    public Assignment transform(Assignment assignment) {
      return assignment;
    }

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public byte systemCodecID() {
      return -1;
    }
  }
}
