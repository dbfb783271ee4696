package io.memecast.bench;

/** The usual way to make the same caption, with all that can be done once done beforehand. One thread at a time. */
interface Reference {
  /** The captioned file. */
  byte[] caption();
}
