package dev.gogetwell.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What Kubernetes takes, by kubeconform and the schemas of Kubernetes beside it.
final class KubernetesSchemas {
  private KubernetesSchemas() {}

  /// Every resource of the file is one, and would be none with a field more.
  static void accept(Path file) throws IOException, InterruptedException {
    ProcessResult result = check(file);
    assertThat(result.ok()).as(result.out() + result.err()).isTrue();
    assertThat(result.out()).containsPattern("Valid: [1-9]").contains("Invalid: 0, Errors: 0, Skipped: 0");
    Path wrong = Files.writeString(file.resolveSibling("wrong.yaml"),
        Files.readString(file).replaceFirst("(?m)^metadata:$", "metadata:\n  nmae: x"));
    assertThat(check(wrong).ok()).as("schemas that take all prove nothing").isFalse();
  }

  private static ProcessResult check(Path file) throws IOException, InterruptedException {
    String tool = Consumers.needed("kubeconform").toString();
    Path schemas = Consumers.FOLDER.resolve("kubernetes");
    assumeTrue(Files.isDirectory(schemas), "skipped: no schemas of Kubernetes in target/consumers");
    return Consumers.run(file.getParent(), List.of(tool, "-strict", "-summary", "-schema-location",
        schemas + "/{{.ResourceKind}}{{.KindSuffix}}.json", file.toString()));
  }
}
