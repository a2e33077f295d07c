package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.text.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FleetCommandTest {
  private static final Path REPORTS = Path.of("src/test/resources/reports");
  @TempDir private Path folder;

  private Headless headless(String input) {
    return new Headless(Language.ENGLISH, Map.of("HOME", folder.toString(), "PATH", ""),
        input.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String name) throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    return json.writeValueAsString(json.readTree(Files.readString(REPORTS.resolve(name)))) + "\n";
  }

  @Test
  void aStreamAndAFolderTellTheSame() throws IOException {
    Files.copy(REPORTS.resolve("network-refused.json"), folder.resolve("a.json"));
    Files.createDirectories(folder.resolve("below"));
    Files.writeString(folder.resolve("below/b.jsonl"), line("cert-mitm-product.json") + "{\n");
    Files.writeString(folder.resolve("notes.txt"), "no report");
    Headless ofFolder = headless("");
    assertThat(ofFolder.run("fleet", folder.toString(), "--json", "-")).as(ofFolder.err()).isEqualTo(ExitCode.OK);
    Headless ofStream = headless(line("network-refused.json") + line("cert-mitm-product.json") + "{\n");
    assertThat(ofStream.run("fleet", "--json", "-")).isEqualTo(ExitCode.OK);
    assertThat(ofFolder.json().path("reports").asInt()).isEqualTo(2);
    assertThat(ofStream.json().path("causes")).isEqualTo(ofFolder.json().path("causes"));
    assertThat(ofStream.json().path("unreadable").path(0).path("first").asString()).isEqualTo("-:3");
    assertThat(ofFolder.json().path("unreadable").path(0).path("first").asString()).isEqualTo("below/b.jsonl:2");
  }

  @Test
  void theProgramReadsWhatItWritesAndSaysWhatALineIs() throws IOException {
    Headless pretty = headless("{\n  \"schema\": \"gogetwell-report-2\"\n}\n");
    assertThat(pretty.run("fleet", "-")).isEqualTo(ExitCode.PROBLEM);
    assertThat(pretty.err()).contains("jq -c");
    Path page = folder.resolve("fleet.html");
    Headless program = headless(line("network-refused.json"));
    assertThat(program.run("fleet", "-", "--html", page.toString())).isEqualTo(ExitCode.OK);
    assertThat(program.out()).contains("Reports: 1.", "network.refused");
    assertThat(page).content().contains("<!doctype html>", "network.refused");
  }

  @Test
  void whatSomebodyDidNotTakeOutOfAReportIsTakenOutHere() throws IOException {
    String lines = line("network-refused.json") + line("network-refused.json").replace("\"started\":\"2026",
        "\"started\":\"2025");
    String goproxy = "\"goproxy\":\"https://someone:hunter2secret@goproxy.example\"";
    lines = lines.replaceAll("\"goproxy\":\"[^\"]*\"", goproxy);
    assertThat(lines).contains("hunter2secret");
    Path page = folder.resolve("fleet.html");
    Path json = folder.resolve("fleet.json");
    Headless program = headless(lines);
    assertThat(program.run("fleet", "-", "--html", page.toString(), "--json", json.toString())).isEqualTo(ExitCode.OK);
    for (String told : List.of(program.out(), Files.readString(page), Files.readString(json))) {
      assertThat(told).contains("goproxy.example").doesNotContain("hunter2secret");
    }
  }

  @Test
  void aPipeInTheFolderIsCountedAsNoFile() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there is no mkfifo");
    assertThat(new ProcessBuilder(List.of("/usr/bin/mkfifo", folder.resolve("p.json").toString())).start().waitFor())
        .isZero();
    Headless program = headless("");
    assertThat(program.run("fleet", folder.toString(), "--json", "-")).isEqualTo(ExitCode.PROBLEM);
    assertThat(program.json().path("unreadable").path(0).path("reason").asString()).isEqualTo("no-file");
  }

  @Test
  void aSourceThatIsNotThereIsASentence() {
    Headless program = headless("");
    assertThat(program.run("fleet", folder.resolve("none").toString())).isEqualTo(ExitCode.USAGE);
    assertThat(program.err().strip().lines()).hasSize(1);
  }
}
