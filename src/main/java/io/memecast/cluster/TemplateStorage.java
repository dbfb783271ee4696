package io.memecast.cluster;

import io.memecast.template.TemplateFiles;
import io.memecast.template.Upload;
import io.memecast.template.UploadFolder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member's own folders, which are behind the shared map: templates that come with the program, and over them what clients
 * put in. What a client does is on the disk before it is in the map. Safe for any thread; blocks.
 *
 * <p>Not a store of Hazelcast's own kind: with one, a map counts as "loading" until every partition has been told that there
 * is nothing to load, and a copy of a partition that moves in these moments is never told and takes no change for good
 * (so the source of Hazelcast 5.6 reads; what was measured is that changes of such a name wait five seconds each).
 */
final class TemplateStorage {
  private final TemplateFiles bundled;
  private final @Nullable UploadFolder uploads;

  /**
   * @param bundled templates that come with the program
   * @param uploads those that clients put in; null = this member keeps none on its disk
   */
  TemplateStorage(TemplateFiles bundled, @Nullable UploadFolder uploads) {
    this.bundled = bundled;
    this.uploads = uploads;
  }

  /**
   * The last that a client did to the template, else what comes with the program; null = nothing has the name.
   *
   * @throws io.memecast.error.CaptionException {@code TEMPLATE_…} or {@code SOURCE_UNREACHABLE}
   */
  @Nullable
  SharedTemplate load(String name) {
    return upload(name)
        .map(SharedTemplate::of)
        .or(() -> bundled.read(name).map(SharedTemplate::of))
        .orElse(null);
  }

  /**
   * The last that a client did to the template, as far as this member keeps uploads.
   *
   * @throws io.memecast.error.CaptionException likewise
   */
  Optional<Upload> upload(String name) {
    return uploads == null ? Optional.empty() : uploads.read(name);
  }

  /**
   * Keeps what a client did, if this member keeps uploads.
   *
   * @throws java.io.UncheckedIOException when the disk does not take it
   */
  void store(String name, Upload upload) {
    if (uploads != null) {
      uploads.store(name, upload);
    }
  }
}
