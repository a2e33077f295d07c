package dev.gogetwell.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.generate.ProgramCache.Program;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ProgramSearch;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// By structure only: neither program can be had here.
class ProgramCacheTest {
  private static final String PARSE = "import sys, yaml; [print(d['kind'] if 'kind' in d else 'services' in d) "
      + "for d in yaml.safe_load_all(open(sys.argv[1])) if d]";

  @TempDir private Path folder;

  private static Stream<Generated> all() throws UnfitWishException {
    Stream.Builder<Generated> made = Stream.builder();
    for (Program program : Program.values()) {
      for (CachePlace place : CachePlace.values()) {
        made.add(made(program, place));
      }
    }
    return made.build();
  }

  private static Generated made(Program program, CachePlace place) throws UnfitWishException {
    return new ProgramCache(program).make(new CacheWish(place, new CacheWish.Upstream(URI.create("https://goproxy.cn"),
        List.of(), "/roots.pem", List.of("10.0.0.53")), new CacheWish.Listening(3000, 3001, Optional.empty(),
        Optional.empty(), List.of("10.0.0.0/8", "192.0.2.7"), 200), new CacheWish.Keeping("cache", "20g",
        Duration.ofMinutes(1), Duration.ofMinutes(1)), List.of("git.corp.example", "*.inner.example/team")));
  }

  private static String file(Generated made, String name) {
    return made.files().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow().content();
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingIsLeftOpenAndEveryYamlIsOne(Generated made) throws Exception {
    for (GeneratedFile file : made.files()) {
      assertThat(file.content()).as(file.name()).doesNotContain("{{", "\t").contains("GoGetWell");
      if (file.name().endsWith(".yaml")) {
        Optional<Path> python = ProgramSearch.find("python3", Environment.ofThisProcess(), List.of());
        assumeTrue(python.isPresent(), "skipped: no python3 on the PATH");
        Path written = Files.writeString(folder.resolve(file.name()), file.content());
        ProcessResult parsed = new Processes().run(ProcessSpec.of(List.of(python.orElseThrow().toString(), "-c", PARSE,
            written.toString()), Environment.ofThisProcess(), folder, Duration.ofSeconds(30)));
        assumeTrue(!parsed.err().contains("No module named 'yaml'"), "skipped: no yaml for python3");
        assertThat(parsed.ok()).as(file.content() + parsed.err()).isTrue();
        assertThat(parsed.out().lines()).as(file.content()).isNotEmpty();
      }
    }
    assertThat(made.next().toString()).contains("by-structure", "GOPROXY=");
  }

  @ParameterizedTest
  @EnumSource
  void theSchemaOfComposeAcceptsTheFile(Program program) throws Exception {
    String tool = Consumers.needed("check-jsonschema").toString();
    Path compose = Files.writeString(folder.resolve("compose.yaml"), file(made(program, CachePlace.LAPTOP),
        "compose.yaml"));
    List<String> words = List.of(tool, "--builtin-schema", "vendor.compose-spec", compose.toString());
    ProcessResult result = Consumers.run(folder, words);
    assertThat(result.ok()).as(result.out() + result.err()).isTrue();
    Files.writeString(compose, Files.readString(compose).replaceFirst("image:", "imgae:"));
    assertThat(Consumers.run(folder, words).ok()).as("a word that is none").isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void systemdAcceptsTheService(Program program) throws Exception {
    String tool = Consumers.needed("systemd-analyze").toString();
    Path service = Files.writeString(folder.resolve("gomod-cache.service"), file(made(program, CachePlace.LAN),
        "gomod-cache.service").replaceFirst("ExecStart=\\S+", "ExecStart=/bin/true"));
    ProcessResult result = Consumers.run(folder, List.of(tool, "verify", service.toString()));
    assertThat(result.ok()).as(result.out() + result.err()).isTrue();
    assertThat(result.out() + result.err()).doesNotContain("gomod-cache.service:");
  }

  @Test
  void athensAsksTheMirrorServesTheDatabaseAndNeverDownloadsPrivateModules() throws Exception {
    Generated lan = made(Program.ATHENS, CachePlace.LAN);
    assertThat(file(lan, "athens.toml")).contains("GOPROXY=https://goproxy.cn", "StorageType = \"disk\"",
        "SumDBs = [\"https://sum.golang.org\"]", "NoSumPatterns = [\"git.corp.example\", \"*.inner.example/team\"]");
    assertThat(file(lan, "download.hcl")).contains("download \"git.corp.example\" {\n  mode = \"none\"\n}");
    assertThat(file(lan, "gomod-cache.service")).contains("IPAddressDeny=any", "IPAddressAllow=10.0.0.0/8",
        "DynamicUser=yes");
    assertThat(file(made(Program.ATHENS, CachePlace.KUBERNETES), "gomod-cache.yaml"))
        .contains("kind: ConfigMap", "    downloadURL = \"https://goproxy.cn\"", "cidr: 192.0.2.7/32", "storage: 20Gi");
  }

  @Test
  void goproxyServesTheDatabaseAndListensOnLoopbackOnALaptop() throws Exception {
    assertThat(file(made(Program.GOPROXY, CachePlace.LAPTOP), "compose.yaml"))
        .contains("\"127.0.0.1:3000:3000\"", "--proxied-sumdbs=sum.golang.org", "GOPROXY: \"https://goproxy.cn\"");
    assertThat(file(made(Program.GOPROXY, CachePlace.LAN), "gomod-cache.service"))
        .contains("Environment=\"GOPRIVATE=git.corp.example,*.inner.example/team\"",
            "ExecStart=/usr/local/bin/goproxy server --address=:3000 --cacher-dir=/var/lib/gomod-cache");
  }
}
