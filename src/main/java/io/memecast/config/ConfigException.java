package io.memecast.config;

import java.util.List;

/** Settings that cannot be used: every problem at once, none half-applied. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  public ConfigException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line each: the setting, what it must be, what it was. */
  public List<String> problems() {
    return problems;
  }
}
