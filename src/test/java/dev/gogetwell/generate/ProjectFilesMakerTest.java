package dev.gogetwell.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.generate.ProjectFilesMaker.Kind;
import dev.gogetwell.machine.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is made for a project: by its structure always, and by its real consumer where that is installed.
class ProjectFilesMakerTest {
  private static final String MOD = "module example.test/app // ours\n\ngo 1.24\n\ntoolchain go1.26.8\n";

  @TempDir private Path folder;

  private static ProjectWish wish(String mod) throws UnfitWishException {
    return ProjectWish.of(mod, true, "https://goproxy.cn,direct", "git.corp.example/*", ".", ProjectWish.RUNTIME);
  }

  private static String content(Kind kind) throws UnfitWishException {
    return new ProjectFilesMaker().make(kind, wish(MOD)).files().getFirst().content();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLeftOpenAndTheVersionIsThatOfTheModule(Kind kind) throws UnfitWishException {
    for (GeneratedFile file : new ProjectFilesMaker().make(kind, wish(MOD)).files()) {
      assertThat(file.content()).as(file.name()).doesNotContain("{{", "\t").endsWith("\n");
    }
    if (kind != Kind.RENOVATE && kind != Kind.DEPENDABOT) {
      assertThat(content(kind)).contains("1.26.8");
    }
  }

  @Test
  void anOlderGoIsAskedForATidyFileInItsOwnWay() throws UnfitWishException {
    assertThat(new ProjectFilesMaker().make(Kind.GITLAB, wish("module a.test/b\ngo 1.22\n")).files().getFirst()
        .content()).contains("go mod tidy && git diff --exit-code").contains("image: golang:1.22");
    assertThat(content(Kind.GITLAB)).contains("- go mod tidy -diff");
  }

  @Test
  void whatCouldEndALineOrAStringIsRefused() {
    assertThatThrownBy(() -> wish("module a.test/b\n")).isInstanceOf(UnfitWishException.class);
    for (ProjectWish bad : List.of(
        new ProjectWish("a.test/b", "1.26", true, "https://u:p@proxy.test", "", ".", ProjectWish.RUNTIME),
        new ProjectWish("a.test/b", "1.26", true, "direct", "x\ny", ".", ProjectWish.RUNTIME),
        new ProjectWish("a.test/b\"", "1.26", true, "direct", "", ".", ProjectWish.RUNTIME),
        new ProjectWish("a.test/b", "1.26", true, "direct", "", "./cmd/../../x", ProjectWish.RUNTIME),
        new ProjectWish("a.test/b", "1.26", true, "direct", "", "$(x)", ProjectWish.RUNTIME),
        new ProjectWish("a.test/b", "1.26", true, "direct", "", ".", "image\nRUN x"))) {
      assertThatThrownBy(() -> new ProjectFilesMaker().make(Kind.DOCKERFILE, bad)).as(bad.toString())
          .isInstanceOf(UnfitWishException.class);
    }
  }

  @Test
  void renovateGetsPatchesTogetherAndGoApart() throws UnfitWishException {
    JsonNode root = JsonMapper.builder().build().readTree(content(Kind.RENOVATE));
    JsonNode rules = root.path("packageRules");
    assertThat(rules.path(0).path("matchUpdateTypes").toString()).isEqualTo("[\"minor\",\"major\"]");
    assertThat(rules.path(0).path("enabled").asBoolean(true)).isFalse();
    assertThat(rules.path(1).path("groupName").asString()).isEqualTo("go patches");
    assertThat(rules.path(2).path("matchDatasources").path(0).asString()).isEqualTo("golang-version");
    assertThat(root.path("schedule").path(0).asString()).isNotBlank();
  }

  @Test
  void secretsAreMountedAndStandInNoLayer() throws UnfitWishException {
    String text = content(Kind.DOCKERFILE);
    assertThat(text).contains("type=secret,id=company_ca", "type=secret,id=https_proxy", "type=secret,id=netrc",
        "USER 65532:65532", "ARG GOPROXY=https://goproxy.cn,direct");
    assertThat(text.lines().filter(line -> line.startsWith("ENV ") || line.startsWith("COPY ")))
        .noneMatch(line -> line.contains("PROXY=h") || line.contains("secrets") || line.contains("netrc"));
    assertThat(text.indexOf("COPY go.mod go.sum ./")).isBetween(0, text.indexOf("go mod download"));
    assertThat(text.indexOf("COPY . .")).isGreaterThan(text.indexOf("go mod download"));
    assertThat(text.lastIndexOf("FROM ")).isGreaterThan(text.indexOf("go build"));
  }

  @Test
  void actionlintAcceptsTheWorkflow() throws Exception {
    Path tool = Consumers.needed("actionlint");
    Path file = written(Kind.GITHUB);
    ProcessResult result = Consumers.run(folder, List.of(tool.toString(), "-shellcheck=", "-pyflakes=", file.toString()));
    assertThat(result.ok()).as(result.out() + result.err()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = {"GITHUB", "GITLAB", "RENOVATE", "DEPENDABOT"})
  void theSchemasOfTheConsumersAcceptTheFiles(Kind kind) throws Exception {
    Path tool = Consumers.needed("check-jsonschema");
    String schema = switch (kind) {
      case GITHUB -> "vendor.github-workflows";
      case GITLAB -> "vendor.gitlab-ci";
      case RENOVATE -> "vendor.renovate";
      default -> "vendor.dependabot";
    };
    List<String> words = new ArrayList<>(List.of(tool.toString(), "--builtin-schema", schema));
    if (kind == Kind.GITLAB) {
      words.addAll(List.of("--data-transform", "gitlab-ci"));
    }
    words.add(written(kind).toString());
    ProcessResult result = Consumers.run(folder, words);
    assertThat(result.ok()).as(result.out() + result.err()).isTrue();
  }

  @Test
  void renovatesOwnValidatorAcceptsTheConfigurationAndNotAWrongOne() throws Exception {
    String tool = Consumers.needed("renovate-config-validator").toString();
    Path file = written(Kind.RENOVATE);
    List<String> words = List.of(tool, "--strict", "--no-global", file.toString());
    ProcessResult result = Consumers.run(folder, words);
    assertThat(result.out() + result.err()).contains("Config validated successfully");
    assertThat(result.ok()).as(result.out() + result.err()).isTrue();
    Files.writeString(file, Files.readString(file).replace("\"matchUpdateTypes\"", "\"matchUpdatedTypes\""));
    assertThat(Consumers.run(folder, words).ok()).as("a validator that takes all proves nothing").isFalse();
  }

  @Test
  void hadolintAcceptsTheDockerfileAndNotAWrongOne() throws Exception {
    String tool = Consumers.needed("hadolint").toString();
    Path file = written(Kind.DOCKERFILE);
    ProcessResult result = Consumers.run(folder, List.of(tool, "--no-color", file.toString()));
    assertThat(result.ok()).as(result.out() + result.err()).isTrue();
    Files.writeString(file, Files.readString(file).replace("golang:${GO_VERSION}", "golang:latest"));
    assertThat(Consumers.run(folder, List.of(tool, file.toString())).ok()).as("an image without a version").isFalse();
  }

  private Path written(Kind kind) throws IOException, UnfitWishException {
    Generated made = new ProjectFilesMaker().make(kind, wish(MOD));
    new OutputFolder(folder).write(new OutputFolder(folder).plan(made.files()));
    return folder.resolve(made.files().getFirst().name());
  }
}
