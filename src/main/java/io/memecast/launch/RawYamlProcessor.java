package io.memecast.launch;

import io.vertx.config.spi.ConfigProcessor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML settings without guessing types, for vertx-config: {@code 007} stays that text and {@code yes} is no truth
 * value. The result is flat, text by key ({@code http.request-timeout}); a list's parts are joined by commas; a key
 * without a value is left out.
 */
public final class RawYamlProcessor implements ConfigProcessor {
  /** The format's name in a store's options. */
  static final String FORMAT = "raw-yaml";

  private static final int MAX_CODE_POINTS = 1 << 20;
  private static final int MAX_DEPTH = 8;

  @Override
  public String name() {
    return FORMAT;
  }

  @Override
  public Future<JsonObject> process(Vertx vertx, @Nullable JsonObject configuration, Buffer input) {
    try {
      return Future.succeededFuture(parse(input.toString(StandardCharsets.UTF_8)));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark().getLine() + 1;
      return Future.failedFuture("line " + line + ": " + e.getProblem());
    } catch (YAMLException | IllegalArgumentException e) {
      return Future.failedFuture(e.getMessage());
    }
  }

  private static JsonObject parse(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CODE_POINTS);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(0);
    JsonObject settings = new JsonObject();
    Node document = new Yaml(options).compose(new StringReader(text));
    if (document != null) {
      flatten("", document, settings);
    }
    return settings;
  }

  private static void flatten(String prefix, Node node, JsonObject settings) {
    if (!(node instanceof MappingNode mapping)) {
      throw problem(node, "a map of settings is expected");
    }
    for (NodeTuple entry : mapping.getValue()) {
      String key = prefix + scalar(entry.getKeyNode());
      Node value = entry.getValueNode();
      if (value instanceof MappingNode) {
        flatten(key + ".", value, settings);
        continue;
      }
      if (settings.containsKey(key)) {
        throw problem(entry.getKeyNode(), key + " is there twice");
      }
      settings.put(key, value instanceof SequenceNode list ? joined(list) : scalar(value));
    }
  }

  private static String joined(SequenceNode list) {
    StringJoiner parts = new StringJoiner(",");
    list.getValue().forEach(part -> parts.add(scalar(part)));
    return parts.toString();
  }

  private static String scalar(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw problem(node, "plain text is expected");
  }

  private static IllegalArgumentException problem(Node node, String text) {
    return new IllegalArgumentException(
        "line " + (node.getStartMark().getLine() + 1) + ": " + text);
  }
}
