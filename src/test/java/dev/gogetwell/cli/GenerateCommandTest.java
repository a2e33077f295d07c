package dev.gogetwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GenerateCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;

  private int cache(String... more) {
    return generate("cache", more);
  }

  private int generate(String what, String... more) {
    Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]),
        new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false,
        Texts.load(Language.ENGLISH));
    GenerateServices services = new GenerateServices(() -> new FactsBuilder().report().settings(),
        Optional::empty, () -> List.of("10.0.0.53"), folder);
    List<String> words = new ArrayList<>(List.of("generate", what));
    words.addAll(List.of(more));
    CommandLine root = new CommandLine(new RootCommand(terminal)).addSubcommand(
        new CommandLine(new GenerateCommand(terminal)).addSubcommand(new GenerateCacheCommand(terminal, services))
            .addSubcommand(new GenerateProjectCommand.OfDockerfile(terminal, services))
            .addSubcommand(new GenerateProjectCommand.OfJobs(terminal, services)));
    return new CommandLines(terminal, bug -> bug.toString()).dress(root, "test").execute(words.toArray(String[]::new));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void withoutAFolderTheFilesAreShownAndNothingIsWritten() throws Exception {
    assertThat(cache("--upstream", "https://goproxy.cn")).isEqualTo(ExitCode.OK);
    assertThat(out()).contains("==> gomod-cache.conf <==", "set $gomod_upstream \"https://goproxy.cn\";",
        "resolver 10.0.0.53 valid");
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aFolderGetsTheFilesAndASecondRunSaysThatTheyAreTheSame() {
    assertThat(cache("--upstream", "https://goproxy.cn", "--to", folder.toString())).isEqualTo(ExitCode.OK);
    assertThat(folder.resolve("gomod-cache.conf")).exists();
    assertThat(cache("--upstream", "https://goproxy.cn", "--to", folder.toString())).isEqualTo(ExitCode.OK);
    assertThat(out()).contains("gomod-cache.conf: new", "gomod-cache.conf: already the same");
  }

  @Test
  void whatDiffersIsReplacedOnlyWhenThatWasAskedFor() throws Exception {
    Path there = Files.writeString(folder.resolve("gomod-cache.conf"), "mine\n");
    assertThat(cache("--upstream", "https://goproxy.cn", "--to", folder.toString())).isEqualTo(ExitCode.PROBLEM);
    assertThat(there).hasContent("mine\n");
    assertThat(folder.resolve("nginx.conf")).as("all or nothing").doesNotExist();
    assertThat(out()).contains("-mine");
    assertThat(cache("--upstream", "https://goproxy.cn", "--to", folder.toString(), "--overwrite"))
        .isEqualTo(ExitCode.OK);
    assertThat(folder.resolve("gomod-cache.conf.bak")).hasContent("mine\n");
  }

  @Test
  void whatIsMissingIsNamedInTheSentence() {
    assertThat(cache()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--upstream");
    assertThat(cache("--upstream", "https://goproxy.cn", "--place", "lan")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--allow");
  }

  @Test
  void jsonHoldsTheFilesAndWhatToDoNext() {
    assertThat(cache("--upstream", "https://goproxy.cn", "--private", "git.corp.example", "--json"))
        .isEqualTo(ExitCode.OK);
    JsonNode root = JsonMapper.builder().build().readTree(out());
    assertThat(root.path("schema").asString()).isEqualTo("gogetwell-generate-1");
    assertThat(root.path("files").path(0).path("state").asString()).isEqualTo("shown");
    assertThat(root.path("next").toString()).contains("GOPROXY=http://127.0.0.1:3000,https://goproxy.cn,direct");
  }

  @Test
  void filesOfAProjectFollowItsGoMod() throws Exception {
    Path project = Files.createDirectories(folder.resolve("app"));
    assertThat(generate("dockerfile", "--project", project.toString())).as("no go.mod").isEqualTo(ExitCode.USAGE);
    Files.writeString(project.resolve("go.mod"), "module example.test/app\n\ngo 1.24.2\n");
    assertThat(generate("dockerfile", "--project", project.toString(), "--main", "./cmd/app", "--goproxy",
        "https://goproxy.cn,direct", "--to", project.toString())).isEqualTo(ExitCode.OK);
    assertThat(project.resolve("Dockerfile")).content().contains("ARG GO_VERSION=1.24.2", "COPY go.mod ./",
        "ARG GOPROXY=https://goproxy.cn,direct", "-o /out/app ./cmd/app");
    assertThat(project.resolve(".dockerignore")).exists();
    assertThat(generate("ci", "--for", "gitlab", "--project", project.toString(), "--to", project.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(project.resolve(".gitlab-ci.yml")).exists();
    assertThat(generate("ci", "--project", project.toString())).as("--for is missing").isEqualTo(ExitCode.USAGE);
    assertThat(generate("dockerfile", "--project", project.toString(), "--main", "$(reboot)"))
        .isEqualTo(ExitCode.USAGE);
  }
}
