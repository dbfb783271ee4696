package io.memecast.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code conf/kubernetes.yaml}.
 *
 * @param resources what it makes
 */
record KubernetesFile(List<YamlTree> resources) {
  private static final Path PATH = Path.of("conf", "kubernetes.yaml");

  static KubernetesFile read() throws IOException {
    return new KubernetesFile(YamlTree.documents(PATH));
  }

  /** With the lines that keep templates on a volume, as {@code sed 's/#~ //'} brings them in. */
  static KubernetesFile readWithUploads() throws IOException {
    return new KubernetesFile(YamlTree.parse(text().replaceAll("(?m)^(.*?)#~ ", "$1")));
  }

  static String text() throws IOException {
    return Files.readString(PATH);
  }

  YamlTree resource(String kind, String name) {
    return resources.stream()
        .filter(resource -> resource.at("kind").text().equals(kind))
        .filter(resource -> resource.at("metadata", "name").text().equals(name))
        .findFirst()
        .orElseThrow();
  }

  YamlTree pod() {
    return resource("Deployment", "memecast").at("spec", "template", "spec");
  }

  YamlTree container() {
    return pod().at("containers").parts().get(0);
  }

  /**
   * The environment of the container.
   *
   * @param secrets the values of variables that a secret has; where there is none the variable is not set
   */
  Map<String, String> environment(Map<String, String> secrets) {
    Map<String, String> environment = new HashMap<>();
    for (YamlTree variable : container().at("env").parts()) {
      String name = variable.at("name").text();
      if (variable.at("value").isPresent()) {
        environment.put(name, variable.at("value").text());
      } else if (secrets.containsKey(name)) {
        environment.put(name, secrets.get(name));
      }
    }
    return environment;
  }
}
