package io.memecast.template;

import java.util.regex.Pattern;

/**
 * The names that templates may be put in under: such that the file has the same name on every file system, whatever it
 * does with letter case, blanks and devices.
 */
public final class TemplateName {
  /** What {@link #isWritable} asks for, for the text of an error. */
  public static final String RULE =
      "must be 1 to 64 of a-z, 0-9, dot, hyphen and underscore, begin with a letter or a digit, and be no device of"
          + " Windows such as con or com1";

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  /** Windows takes these for devices also with any extension. */
  private static final Pattern DEVICE =
      Pattern.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");

  private TemplateName() {}

  /** Whether a template may be put in under that name. */
  public static boolean isWritable(String name) {
    return FORM.matcher(name).matches() && !DEVICE.matcher(name).matches();
  }
}
