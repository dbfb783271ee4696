package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The fields of {@code conf/kubernetes.yaml} are those of the API, as its own Java client knows them: which there are, which
 * must be there, and which of them are text. What values mean, a cluster alone can tell.
 */
class KubernetesSchemaTest {

  @Test
  void resources_asTheyAre_areTheApis() throws IOException {
    for (YamlTree resource : KubernetesFile.read().resources()) {
      validate(resource);
    }
  }

  @Test
  void resources_withUploads_areTheApis() throws IOException {
    for (YamlTree resource : KubernetesFile.readWithUploads().resources()) {
      validate(resource);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"readinessProbe", "periodSeconds", "podSelector", "sizeLimit", "egress"})
  void resources_misspeltField_areRefusedWithItsName(String field) throws IOException {
    String misspelt = KubernetesFile.text().replace(field + ":", field + "s:");
    List<YamlTree> resources = YamlTree.parse(misspelt);

    assertThatThrownBy(() -> {
          for (YamlTree resource : resources) {
            validate(resource);
          }
        })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`" + field + "s`");
  }

  private static void validate(YamlTree resource) throws IOException {
    JsonElement json = new Gson().toJsonTree(resource.value());
    String kind = resource.at("apiVersion").text() + " " + resource.at("kind").text();
    switch (kind) {
      case "v1 Service" -> V1Service.validateJsonElement(json);
      case "v1 PersistentVolumeClaim" -> V1PersistentVolumeClaim.validateJsonElement(json);
      case "apps/v1 Deployment" -> V1Deployment.validateJsonElement(json);
      case "policy/v1 PodDisruptionBudget" -> V1PodDisruptionBudget.validateJsonElement(json);
      case "networking.k8s.io/v1 NetworkPolicy" -> V1NetworkPolicy.validateJsonElement(json);
      default -> assertThat(kind).as("a kind of the API").isEmpty();
    }
  }
}
