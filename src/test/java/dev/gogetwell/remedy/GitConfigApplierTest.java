package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.Change;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        "path = " + Path.of("").toAbsolutePath().toString().replace('\\', '/') + "/more\n");
  }
}
