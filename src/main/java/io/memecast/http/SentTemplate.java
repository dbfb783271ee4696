package io.memecast.http;

import io.memecast.template.TemplateFile;
import org.jspecify.annotations.Nullable;

/**
 * A template as it was sent, not looked into yet.
 *
 * @param picture the picture's file
 * @param layout what the folder has as {@code NAME.yaml}; null = none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never written to
record SentTemplate(byte[] picture, byte @Nullable [] layout) {
  /** Takes its digest, which is too long a work for an event loop. */
  TemplateFile toFile() {
    return new TemplateFile(picture, layout);
  }
}
