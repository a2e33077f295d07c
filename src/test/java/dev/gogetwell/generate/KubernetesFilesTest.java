package dev.gogetwell.generate;

import dev.gogetwell.generate.ProgramCache.Program;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file for a cluster, by the schemas of Kubernetes; none was run in one.
class KubernetesFilesTest {
  @TempDir private Path folder;

  static Stream<Generated> caches() throws UnfitWishException {
    CacheWish wish = new CacheWish(CachePlace.KUBERNETES, new CacheWish.Upstream(URI.create("https://goproxy.cn"),
        List.of(), "/roots.pem", List.of("10.0.0.53")), new CacheWish.Listening(3000, 3001, Optional.empty(),
        Optional.empty(), List.of("10.0.0.0/8", "192.0.2.7"), 200), new CacheWish.Keeping("cache", "20g",
        Duration.ofMinutes(1), Duration.ofMinutes(1)), List.of("git.corp.example"));
    return Stream.of(new NginxCache().make(wish), new ProgramCache(Program.ATHENS).make(wish),
        new ProgramCache(Program.GOPROXY).make(wish));
  }

  @ParameterizedTest
  @MethodSource("caches")
  void everyResourceOfACacheIsOne(Generated made) throws Exception {
    for (GeneratedFile file : made.files()) {
      if (file.name().endsWith(".yaml")) {
        KubernetesSchemas.accept(Files.writeString(folder.resolve(file.name()), file.content()));
      }
    }
  }

  @Test
  void theJobForAFleetIsOne() throws Exception {
    KubernetesSchemas.accept(Files.copy(Path.of("packaging/fleet/kubernetes-job.yaml"), folder.resolve("job.yaml")));
  }
}
