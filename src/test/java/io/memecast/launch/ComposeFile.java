package io.memecast.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code docker-compose.yml}.
 *
 * @param tree as it is, with variables unresolved
 */
record ComposeFile(YamlTree tree) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):-([^}]*)}");

  static ComposeFile read() throws IOException {
    return new ComposeFile(YamlTree.documents(Path.of("docker-compose.yml")).get(0));
  }

  YamlTree service(String name) {
    return tree.at("services", name);
  }

  /**
   * The environment of a service's containers.
   *
   * @param shell the variables of whoever runs compose
   */
  Map<String, String> environment(String service, Map<String, String> shell) {
    Map<String, String> environment = service(service).at("environment").entries();
    environment.replaceAll((name, value) -> resolved(value, shell));
    return environment;
  }

  /** An empty variable is as good as none. */
  private static String resolved(String value, Map<String, String> shell) {
    return VARIABLE.matcher(value).replaceAll(variable -> {
      String set = shell.getOrDefault(variable.group(1), "");
      return Matcher.quoteReplacement(set.isEmpty() ? variable.group(2) : set);
    });
  }
}
