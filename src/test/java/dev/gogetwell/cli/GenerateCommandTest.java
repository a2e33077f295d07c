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
    Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]),
        new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false,
        Texts.load(Language.ENGLISH));
    GenerateServices services = new GenerateServices(() -> new FactsBuilder().report().settings(),
        Optional::empty, () -> List.of("10.0.0.53"), folder);
    List<String> words = new ArrayList<>(List.of("generate", "cache"));
    words.addAll(List.of(more));
    CommandLine root = new CommandLine(new RootCommand(terminal)).addSubcommand(
        new CommandLine(new GenerateCommand(terminal)).addSubcommand(new GenerateCacheCommand(terminal, services)));
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
}
