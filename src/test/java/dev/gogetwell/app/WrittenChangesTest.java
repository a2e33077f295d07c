package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.text.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
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

  @Test
  void whatIsUndoneAndWhatWouldBeDoneIsADocumentToo() throws Exception {
    Path settings = Files.createDirectories(home.resolve(".config/go")).resolve("env");
    byte[] written = "GOPROXY=https://goproxy.example.test,direct\n".getBytes(StandardCharsets.UTF_8);
    Files.write(settings, written);
    Path entry = home.resolve(".local/state/gogetwell/journal").resolve(ID).resolve("entry.json");
    Files.writeString(entry, Files.readString(entry).replace("\"00\"", "\"" + HexFormat.of().formatHex(
        MessageDigest.getInstance("SHA-256").digest(written)) + "\""));
    Headless program = headless(Language.ENGLISH);
    assertThat(program.run("fix", "undo", "--json")).as(program.err()).isEqualTo(ExitCode.OK);
    assertThat(program.json().path("undone").path("id").asString()).isEqualTo(ID);
    assertThat(settings).doesNotExist();

    Headless show = headless(Language.ENGLISH);
    assertThat(show.run("fix", "show", "--json", "--from", Corpus.file("cert-mitm").toString())).isEqualTo(ExitCode.OK);
    assertThat(show.json().path("id").asString()).isNotBlank();
    assertThat(show.json().path("steps").size()).isPositive();
  }

  private Headless headless(Language language) {
    return new Headless(language, Map.of("HOME", home.toString(), "PATH", ""), new byte[0]);
  }
}
