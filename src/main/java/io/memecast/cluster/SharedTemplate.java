package io.memecast.cluster;

import static java.util.Objects.requireNonNull;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.Revision;
import io.memecast.template.TemplateFile;
import io.memecast.template.Upload;
import org.jspecify.annotations.Nullable;

/**
 * What the shared map holds under a template's name: files that come with the program, the last that a client did to it,
 * or why there are none to use. A refusal is a value like any other, so that it comes back from whichever member's folder
 * was asked as the same error, and not as a failure of the map. Immutable.
 */
final class SharedTemplate {
  private final @Nullable TemplateFile file;
  private final @Nullable Revision revision;
  private final @Nullable CaptionException refusal;

  private SharedTemplate(
      @Nullable TemplateFile file,
      @Nullable Revision revision,
      @Nullable CaptionException refusal) {
    this.file = file;
    this.revision = revision;
    this.refusal = refusal;
  }

  /** Files that come with the program. */
  static SharedTemplate of(TemplateFile file) {
    return new SharedTemplate(file, null, null);
  }

  /** What a client did. */
  static SharedTemplate of(Upload upload) {
    return new SharedTemplate(upload.file(), upload.revision(), null);
  }

  /** @param message the text for the caller */
  static SharedTemplate refused(ErrorCode code, String message) {
    return new SharedTemplate(null, null, new CaptionException(code, message));
  }

  /** The files; null when there is a {@link #refusal()} or the template was deleted. */
  @Nullable
  TemplateFile file() {
    return file;
  }

  /** Of what a client did; null = nobody did anything. */
  @Nullable
  Revision revision() {
    return revision;
  }

  /** Why there are no files; null when there are, or the template was deleted. */
  @Nullable
  CaptionException refusal() {
    return refusal;
  }

  /** What a client did; null = nobody did anything. */
  @Nullable
  Upload upload() {
    return revision == null ? null : new Upload(revision, file);
  }

  /** The digest of what a client put in; null where there is nothing of that kind. */
  @Nullable
  String uploadedDigest() {
    return revision == null || file == null ? null : file.digest();
  }

  /**
   * The files; null where a client has deleted what another had put in, so that what comes with the program counts.
   *
   * @throws CaptionException the refusal
   */
  @Nullable
  TemplateFile usable() {
    if (file == null && revision == null) {
      throw requireNonNull(refusal);
    }
    return file;
  }
}
