package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.model.Report;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.report.Reports;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir private Path folder;
  private Path mine;
  private Path colleagues;

  @BeforeEach
  void keepTwoReports() throws IOException {
    mine = keep("mine.json", Reports.inspectingProxy(text -> text));
    colleagues = keep("colleague.json", Reports.inspectingProxy(
        text -> text.replace("proxy.acme.example", "egress.acme.example")));
  }

  private Path keep(String name, Report report) throws IOException {
    return Files.writeString(folder.resolve(name),
        new ReportJson(List.of(Texts.load(Language.ENGLISH))).write(report));
  }

  @Test
  void whatDiffersIsToldWithWhoseRunItIs() {
    Headless program = run(mine, colleagues);
    assertThat(program.out()).contains("Somebody else’s report", "HTTPS_PROXY", "http://proxy.acme.example:8080",
        "http://egress.acme.example:8080").doesNotContain("GOGCCFLAGS", "«");
    assertThat(program.err()).doesNotContain("GW-");
  }

  @Test
  void aRunBesideItselfEndsWellAndTheSameInJson() {
    Headless program = headless();
    assertThat(program.run("compare", mine.toString(), mine.toString(), "--json", "-")).isEqualTo(ExitCode.OK);
    assertThat(program.json().path("alike").asBoolean()).isTrue();
    assertThat(program.json().path("outcome").asString()).isIn("same-cause", "both-work");
    Headless bare = headless();
    assertThat(bare.run("compare", mine.toString(), mine.toString(), "--json")).isEqualTo(ExitCode.OK);
    assertThat(bare.out()).isEqualTo(program.out());
    Headless other = headless();
    assertThat(other.run("compare", mine.toString(), colleagues.toString(), "--json", "-"))
        .isEqualTo(ExitCode.PROBLEM);
    assertThat(other.json().path("settings").toString() + other.json().path("deciding")).contains("HTTPS_PROXY");
  }

  @Test
  void aReportIsNeverOverwrittenByTheComparison() throws IOException {
    String before = Files.readString(mine);
    Headless program = headless();
    assertThat(program.run("compare", colleagues.toString(), colleagues.toString(), "--json", mine.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(Files.readString(mine)).isEqualTo(before);
    Path to = folder.resolve("compared.json");
    for (int i = 0; i < 2; i++) {
      assertThat(headless().run("compare", colleagues.toString(), mine.toString(), "--json", to.toString()))
          .as("a comparison may be written again").isEqualTo(ExitCode.PROBLEM);
    }
    assertThat(to).content().contains("gogetwell-compare-1");
  }

  @Test
  void withoutASecondReportTheLastRunHereIsTheOther() {
    Headless program = headless();
    assertThat(program.run("compare", mine.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(program.err()).contains("no run of this computer");
  }

  private Headless run(Path one, Path two) {
    Headless program = headless();
    assertThat(program.run("compare", one.toString(), two.toString())).as(program.err())
        .isEqualTo(ExitCode.PROBLEM);
    return program;
  }

  private Headless headless() {
    return new Headless(Language.ENGLISH, Map.of("HOME", folder.toString(), "PATH", ""), new byte[0]);
  }
}
