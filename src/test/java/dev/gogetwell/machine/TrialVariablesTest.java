package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.QuotedWords;
import dev.gogetwell.machine.process.Processes;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a variable names by a path is the same file in a copy, and never one that the trial may write.
class TrialVariablesTest {
  private static final String OTHER = "module app.test\n\ngo 1.17\n\nreplace part.test => ./part\n";

  @TempDir Path folder;
  private Bench bench;
  private Environment environment;
  private Path project;

  @BeforeEach
  void prepare() throws Exception {
    bench = new Bench(folder);
    environment = bench.environment().with("GONOSUMDB", "*").with("GOPROXY", bench.proxy());
    project = Files.createDirectories(folder.resolve("my app"));
    Files.writeString(project.resolve("go.mod"), "module app.test\n\ngo 1.17\n");
    Files.writeString(project.resolve("other.mod"), OTHER);
    Files.writeString(project.resolve("other.sum"), "");
    Files.writeString(Files.createDirectories(project.resolve("part")).resolve("go.mod"), "module part.test\n");
  }

  private CommandRunner.Result run(Environment seen, String... command) throws Exception {
    return new CommandRunner(new Processes(), bench.temporary())
        .run(List.of(command), bench.go(), seen, Optional.of(project), Duration.ofSeconds(60), line -> {});
  }

  private Environment inCopy(Environment seen) throws Exception {
    try (ScratchProject scratch = ScratchProject.open(Optional.of(project), "", bench.temporary())) {
      return TrialVariables.in(scratch, seen, CommandRunner.Cache.EMPTY);
    }
  }

  /// The user's command would write it; ours may not.
  @ParameterizedTest
  @ValueSource(strings = {"-modfile=other.mod", "'-modfile=%s/other.mod'", "\"--modfile=./other.mod\" -x"})
  void anotherGoModIsReadAndNeverWritten(String flags) throws Exception {
    CommandRunner.Result result = run(environment.with("GOFLAGS", flags.formatted(project)), "go", "get",
        Bench.COMMAND_MODULE);
    assertThat(result.passed()).as(result.output()).isTrue();
    assertThat(project.resolve("other.mod")).hasContent(OTHER.strip());
    assertThat(project.resolve("other.sum")).isEmptyFile();
    assertThat(project.resolve("go.sum")).doesNotExist();
  }

  @Test
  void soItIsWhereTheFileOfGoEnvNamesIt() throws Exception {
    Path stored = folder.resolve("goenv");
    Files.writeString(stored, "GOFLAGS='-modfile=" + project.resolve("other.mod") + "'\n");
    CommandRunner.Result result = run(environment.with("GOENV", stored.toString()), "go", "get", Bench.COMMAND_MODULE);
    assertThat(result.passed()).as(result.output()).isTrue();
    assertThat(project.resolve("other.mod")).hasContent(OTHER.strip());
  }

  @Test
  void soItIsInTheCommand() throws Exception {
    for (List<String> flag : List.of(List.of("-modfile=other.mod"), List.of("-modfile", "other.mod"))) {
      List<String> words = new ArrayList<>(List.of("go", "get"));
      words.addAll(flag);
      words.add(Bench.COMMAND_MODULE);
      CommandRunner.Result result = run(environment, words.toArray(String[]::new));
      assertThat(result.passed()).as(result.output()).isTrue();
      assertThat(result.standIn()).isFalse();
      assertThat(project.resolve("other.mod")).hasContent(OTHER.strip());
    }
  }

  @Test
  void aGoModThatIsMissingIsMissingForTheTrialToo() throws Exception {
    assertThat(run(environment.with("GOFLAGS", "-modfile=none.mod"), "go", "get", Bench.COMMAND_MODULE).output())
        .contains("none.mod");
  }

  @Test
  void filesThatGoReadsFromWhereItRunsAreNamedByTheirPaths() throws Exception {
    String elsewhere = folder.resolve("certs").toString();
    String dirs = "%s" + File.pathSeparator + elsewhere + File.pathSeparator;
    Environment seen = inCopy(environment.with("SSL_CERT_FILE", "ca/corp.pem").with("SSL_CERT_DIR", dirs.formatted("ca"))
        .with("NETRC", "my.netrc").with("GOFLAGS", "-overlay=o.json"));
    assertThat(seen.value("SSL_CERT_FILE")).isEqualTo(project.resolve("ca/corp.pem").toString());
    assertThat(seen.value("SSL_CERT_DIR")).isEqualTo(dirs.formatted(project.resolve("ca")));
    assertThat(seen.value("NETRC")).isEqualTo(project.resolve("my.netrc").toString());
    assertThat(seen.value("GOFLAGS")).isEqualTo("'-overlay=" + project.resolve("o.json") + "'");
    assertThat(inCopy(environment.with("NETRC", elsewhere)).value("NETRC")).isEqualTo(elsewhere);
  }

  @Test
  void noFlagWritesElsewhereOrStartsAProgram() throws Exception {
    assertThat(inCopy(environment.with("GOFLAGS", "-o=/tmp/x -toolexec=/bin/false -tags=a -exec=e")).value("GOFLAGS"))
        .isEqualTo("-tags=a");
    assertThat(inCopy(environment.with("GOFLAGS", "-modcacherw")).value("GOFLAGS")).isEqualTo("-modcacherw");
    assertThat(inCopy(environment.with("GOFLAGS", "-o=/tmp/x '")).value("GOFLAGS")).as("go refuses it")
        .isEqualTo("-o=/tmp/x '");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", " -a  -b=c ", "'-a=b c' -d", "\"-a='x'\" '-b=\"'"})
  void wordsThatAreJoinedAreSplitAgain(String value) {
    List<String> words = QuotedWords.split(value).words();
    assertThat(QuotedWords.split(QuotedWords.join(words)).words()).isEqualTo(words);
  }
}
