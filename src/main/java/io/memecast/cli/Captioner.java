package io.memecast.cli;

import io.memecast.macro.ImageMacro;
import io.memecast.template.Rendered;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the shell companion needs of an engine. */
@FunctionalInterface
interface Captioner {
  /**
   * Renders a macro.
   *
   * @throws io.memecast.error.CaptionException when it cannot be rendered
   */
  Rendered caption(ImageMacro macro);

  /** Makes a captioner from a folder of templates and fonts. */
  @FunctionalInterface
  interface Source {
    /**
     * Opens the folder.
     *
     * @param assets the folder that {@code --assets} named, null where it did not
     * @throws IOException when the folder cannot be used; its text is for the user
     */
    Captioner open(@Nullable Path assets) throws IOException;
  }
}
