package io.memecast.cluster;

import io.memecast.template.Revision;
import io.memecast.template.TemplateFile;
import io.memecast.template.Upload;
import org.jspecify.annotations.Nullable;

/**
 * What the shared map holds under a template's name: files that come with the program, or the last that a client did to
 * it. Immutable.
 */
final class SharedTemplate {
  private final @Nullable TemplateFile file;
  private final @Nullable Revision revision;

  private SharedTemplate(@Nullable TemplateFile file, @Nullable Revision revision) {
    this.file = file;
    this.revision = revision;
  }

  /** Files that come with the program. */
  static SharedTemplate of(TemplateFile file) {
    return new SharedTemplate(file, null);
  }

  /** What a client did. */
  static SharedTemplate of(Upload upload) {
    return new SharedTemplate(upload.file(), upload.revision());
  }

  /** The files; null when a client has deleted what another had put in, so that what comes with the program counts. */
  @Nullable
  TemplateFile file() {
    return file;
  }

  /** Of what a client did; null = nobody did anything. */
  @Nullable
  Revision revision() {
    return revision;
  }

  /** What a client did; null = nobody did anything. */
  @Nullable
  Upload upload() {
    return revision == null ? null : new Upload(revision, file);
  }
}
