package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.machine.Bench;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.Change;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitConfigApplierTest {
  @TempDir Path folder;

  @Test
  void whatAFileNamedWithoutItsFolderIncludesIsLookedForWhereGitWould() throws Exception {
    Environment environment = Environment.ofThisProcess().with("HOME", folder.toString())
        .with("GIT_CONFIG_GLOBAL", "nobody-has-this.gitconfig");
    GitConfigApplier applier = new GitConfigApplier(
        new SettingTools(new Processes(), Duration.ofSeconds(20)), Optional.empty(), environment);
    Draft draft = new Draft();
    draft.file(Path.of("nobody-has-this.gitconfig"), "").change(
        Optional.of("[include]\n\tpath = more\n".getBytes(StandardCharsets.UTF_8)), "");
    applier.overriding(new Change.GitConfig("http.proxy", Optional.of("http://new.test"), Optional.empty(),
        Optional.empty()), draft, environment, folder);
    assertThat(Files.readString(folder.resolve("gitconfig-tried"))).contains(
        "path = \"" + Path.of("").toAbsolutePath().toString().replace('\\', '/') + "/\"more\n");
  }

  /// What the rest of the configuration says counts in the trial as well.
  @ParameterizedTest
  @ValueSource(strings = {"work.inc", "~/work.inc", "\"%s/work.inc\"", "./work.inc"})
  void aFileThatIsIncludedIsTriedInItsPlace(String named) throws Exception {
    new Bench(folder.resolve("bench")).git();
    Path own = Files.writeString(folder.resolve(".gitconfig"), "[http]\n\tproxy = http://own.test\n[include]\n\tpath = "
        + named.formatted(folder) + "\n\tpath = other.inc\n");
    Path included = Files.writeString(folder.resolve("work.inc"), "[http]\n\tsslVerify = false\n");
    Files.writeString(folder.resolve("other.inc"), "[user]\n\tname = other\n");
    Environment environment = Environment.ofThisProcess().with("HOME", folder.toString())
        .with("GIT_CONFIG_NOSYSTEM", "1").without("GIT_CONFIG_GLOBAL").without("XDG_CONFIG_HOME");
    GitConfigApplier applier = new GitConfigApplier(
        new SettingTools(new Processes(), Duration.ofSeconds(20)), Optional.empty(), environment);
    Draft draft = new Draft();
    draft.file(included, "").change(Optional.of("[http]\n\tsslVerify = true\n".getBytes(StandardCharsets.UTF_8)), "");
    Path scratch = Files.createDirectories(folder.resolve("scratch"));
    Environment seen = applier.overriding(new Change.GitConfig("http.sslVerify", Optional.of("true"),
        Optional.of("false"), Optional.of(included.toString())), draft, environment, scratch);
    assertThat(git(seen, "http.sslVerify")).isEqualTo("true");
    assertThat(git(seen, "http.proxy")).isEqualTo("http://own.test");
    assertThat(git(seen, "user.name")).isEqualTo("other");
    assertThat(git(environment, "http.sslVerify")).isEqualTo("false");
    assertThat(own).content().contains(named.formatted(folder));
  }

  /// What git reads as a comment, an escape or the end of a text in a value stands in the name of the folder.
  @ParameterizedTest
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no file may be called so there")
  @ValueSource(strings = {"work.inc", "\"work.inc\"", "~/work.inc"})
  void howeverTheHomeIsCalledAnIncludedFileIsTriedInItsPlace(String named) throws Exception {
    new Bench(folder.resolve("bench")).git();
    Path home = Files.createDirectories(folder.resolve("空 #a;b \"c\" \\d 'e' $HOME %f"));
    Files.writeString(home.resolve(".gitconfig"), "[include]\n\tpath = " + named + "\n\tpath = other.inc\n");
    Path included = Files.writeString(home.resolve("work.inc"), "[http]\n\tsslVerify = false\n");
    Files.writeString(home.resolve("other.inc"), "[user]\n\tname = other\n");
    Files.writeString(Files.createDirectories(home.resolve(".config/git")).resolve("config"),
        "[user]\n\temail = shared@a.test\n");
    Environment environment = Environment.ofThisProcess().with("HOME", home.toString())
        .with("GIT_CONFIG_NOSYSTEM", "1").without("GIT_CONFIG_GLOBAL").without("XDG_CONFIG_HOME");
    GitConfigApplier applier = new GitConfigApplier(
        new SettingTools(new Processes(), Duration.ofSeconds(20)), Optional.empty(), environment);
    Draft draft = new Draft();
    draft.file(included, "").change(Optional.of("[http]\n\tsslVerify = true\n".getBytes(StandardCharsets.UTF_8)), "");
    Environment seen = applier.overriding(new Change.GitConfig("http.sslVerify", Optional.of("true"),
        Optional.of("false"), Optional.of(included.toString())), draft, environment,
        Files.createDirectories(home.resolve("scratch")));
    assertThat(git(seen, "http.sslVerify")).isEqualTo("true");
    assertThat(git(seen, "user.name")).isEqualTo("other");
    assertThat(git(seen, "user.email")).isEqualTo("shared@a.test");
  }

  @Test
  void aFileThatNobodyIncludesHereIsNotTried() throws Exception {
    Files.writeString(folder.resolve(".gitconfig"), "[user]\n\tname = own\n");
    Path included = Files.writeString(folder.resolve("deep.inc"), "[http]\n\tsslVerify = false\n");
    Environment environment = Environment.ofThisProcess().with("HOME", folder.toString()).without("GIT_CONFIG_GLOBAL");
    GitConfigApplier applier = new GitConfigApplier(
        new SettingTools(new Processes(), Duration.ofSeconds(20)), Optional.empty(), environment);
    assertThatThrownBy(() -> applier.overriding(new Change.GitConfig("http.sslVerify", Optional.of("true"),
        Optional.of("false"), Optional.of(included.toString())), new Draft(), environment, folder))
        .isInstanceOf(RemedyException.class);
  }

  private static String git(Environment environment, String key) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("git", "config", "--global", "--includes", "--get", key);
    builder.environment().clear();
    builder.environment().putAll(environment.variables());
    Process process = builder.start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
