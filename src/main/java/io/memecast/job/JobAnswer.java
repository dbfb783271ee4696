package io.memecast.job;

import io.memecast.error.CaptionException;
import io.memecast.template.Rendered;

/** Where the outcome of a job goes. One of its methods is called, once, on any thread. */
public interface JobAnswer {
  void rendered(Rendered rendered);

  void failed(CaptionException failure);
}
