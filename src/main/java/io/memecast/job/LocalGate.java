package io.memecast.job;

/** The door to this member's own workers, for jobs that need not leave the process. Safe for any thread. */
public interface LocalGate {
  /** Takes the job, or answers at once why not. */
  void offer(CaptionJob job, JobAnswer answer);

  /** Nobody waits for the job any more. */
  void cancel(String jobId);
}
