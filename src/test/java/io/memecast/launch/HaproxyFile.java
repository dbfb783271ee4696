package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The load balancer's configuration.
 *
 * @param text the lines that count, without comments
 */
record HaproxyFile(String text) {

  static HaproxyFile read() throws IOException {
    return new HaproxyFile(
        Files.readString(HaproxyProcess.CONFIGURATION).replaceAll("(?m)^ *#.*\n", ""));
  }

  /** The lines of a section, without those of others. */
  HaproxyFile section(String head) {
    Matcher matcher =
        Pattern.compile("^" + head + "\\n((?: +.*\\n)*)", Pattern.MULTILINE).matcher(text);
    assertThat(matcher.find()).as(head).isTrue();
    return new HaproxyFile(matcher.group(1));
  }

  /** The number in a directive's first appearance, which is in a group of the pattern. */
  long number(String directive) {
    Matcher matcher =
        Pattern.compile("^ *" + directive + "$", Pattern.MULTILINE).matcher(text);
    assertThat(matcher.find()).as(directive).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
