package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What this program wrote is told by `fix list` as long as it is in force, by another run and without one too.
@EnabledOnOs(OS.LINUX)
class WrittenChangesTest {
  private static final String ID = "20261121-180000-000-000";

  @TempDir private Path home;

  @BeforeEach
  void writeAnEntry() throws IOException {
    Path entry = Files.createDirectories(home.resolve(".local/state/gogetwell/journal").resolve(ID));
    Files.writeString(entry.resolve("entry.json"), """
        {"state":"DONE","entry":{"id":"%s","applied":"2026-11-21T18:00:00Z","remedy":{"id":"R1",
        "cures":"tls.sni-filter","harm":"NONE","title":{"key":"remedy.unset-proxy.title","args":["HTTPS_PROXY"]},
        "why":{"key":"remedy.unset-proxy.title","args":["HTTPS_PROXY"]},"changes":[{"kind":"goEnv","name":"GOPROXY",
        "value":"https://user:secret9@goproxy.example.test,direct","expected":"https://proxy.golang.org,direct"}],
        "steps":[]},"files":[{"path":"%s/.config/go/env","existedBefore":false,"backup":"","sha256After":"00"}]},
        "mark":"0123456789abcdef","folders":[]}
        """.formatted(ID, home));
  }

  @Test
  void withoutAnyRunItIsListedWithWhereAndOnWhatItActs() {
    for (Language language : Language.values()) {
      Headless program = headless(language);
      assertThat(program.run("fix", "list")).as(program.err()).isEqualTo(ExitCode.OK);
      assertThat(program.out()).contains(ID, "<home>/.config/go/env", "-GOPROXY=https://proxy.golang.org,direct",
          "goproxy.example.test,direct").doesNotContain("secret9", "«");
    }
    assertThat(english().lines()).anyMatch(line -> line.contains("every go command of this user"));
  }

  private String english() {
    Headless program = headless(Language.ENGLISH);
    program.run("fix", "list");
    return program.out();
  }

  @Test
  void theSameIsThereForPrograms() {
    Headless program = headless(Language.ENGLISH);
    program.run("fix", "list", "--json");
    assertThat(program.json().path("applied").path(0).path("settings").path(0).path("before").asString())
        .isEqualTo("https://proxy.golang.org,direct");
    assertThat(List.of(program.json().path("applied").path(0).path("files").path(0).asString()))
        .containsExactly("<home>/.config/go/env");
  }

  private Headless headless(Language language) {
    return new Headless(language, Map.of("HOME", home.toString(), "PATH", ""), new byte[0]);
  }
}
