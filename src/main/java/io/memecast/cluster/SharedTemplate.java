package io.memecast.cluster;

import io.memecast.error.CaptionException;
import io.memecast.error.ErrorCode;
import io.memecast.template.Template;
import io.memecast.template.TemplateFile;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the shared map holds under a template's name: its files, or why there are none to use. A refusal is a value like
 * any other, so that it comes back from whichever member's folder was asked as the same error, and not as a failure of
 * the map. Immutable.
 */
final class SharedTemplate {
  private final @Nullable TemplateFile file;
  private final @Nullable CaptionException refusal;

  private SharedTemplate(@Nullable TemplateFile file, @Nullable CaptionException refusal) {
    this.file = file;
    this.refusal = refusal;
  }

  static SharedTemplate of(TemplateFile file) {
    return new SharedTemplate(file, null);
  }

  /** @param message the text for the caller */
  static SharedTemplate refused(ErrorCode code, String message) {
    return new SharedTemplate(null, new CaptionException(code, message));
  }

  /** The files; null when there is a {@link #refusal()}. */
  @Nullable
  TemplateFile file() {
    return file;
  }

  /** Why there are no files; null when there are. */
  @Nullable
  CaptionException refusal() {
    return refusal;
  }

  /**
   * The template of that name.
   *
   * @throws CaptionException the refusal, or {@code TEMPLATE_UNREADABLE}
   */
  Template open(String name) {
    if (file != null) {
      return file.open(name);
    }
    throw Objects.requireNonNull(refusal);
  }
}
