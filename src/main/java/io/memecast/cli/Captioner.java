package io.memecast.cli;

import io.memecast.macro.ImageMacro;
import io.memecast.template.Rendered;
import java.io.IOException;
import java.util.Map;

/** What the shell companion needs of an engine. Used by one thread. */
@FunctionalInterface
public interface Captioner {
  /**
   * Renders a macro.
   *
   * @throws io.memecast.error.CaptionException when it cannot be rendered
   */
  Rendered caption(ImageMacro macro);

  /** Puts an engine together, of which the command line knows nothing. */
  @FunctionalInterface
  interface Source {
    /**
     * Makes a captioner.
     *
     * @param flagSettings the settings that flags gave, as text by key, such as {@code assets.dir}
     * @throws IOException when templates or fonts cannot be read; its text is for the user, on one line
     */
    Captioner open(Map<String, String> flagSettings) throws IOException;
  }
}
