package dev.gogetwell.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.hygiene.HygieneFinding;
import dev.gogetwell.hygiene.HygieneReport;
import dev.gogetwell.hygiene.HygieneRule;
import dev.gogetwell.hygiene.ModuleRow;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.port.Dependencies.Looked;
import dev.gogetwell.ui.port.ReportWriter.Draft;
import dev.gogetwell.ui.port.ReportWriter.Form;
import dev.gogetwell.ui.port.ReportWriter.Wish;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFilesTest {
  @TempDir Path folder;

  private String written(Report report, Form form, Language language) throws Exception {
    return written(report, Optional.empty(), form, language);
  }

  private String written(Report report, Optional<Looked> dependencies, Form form, Language language)
      throws Exception {
    Path file = folder.resolve("written");
    RealReports.of(folder).write(
        new Draft(new LoadedReport(report, false, List.of()), List.of(), dependencies,
            new Wish(form, List.of(language), true)), file);
    return Files.readString(file);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theLetterToTheFirewallDeskNamesEveryHostOfTheRoute(Language language) throws Exception {
    Report report = Corpus.read("tls-reset");
    String letter = written(report, Form.HOSTS, language);

    assertThat(letter).startsWith("<!").contains("lang=\"" + language.tag() + "\"").doesNotContain("«");
    assertThat(report.route().hops()).isNotEmpty();
    assertThat(report.route().hops()).extracting(Hop::host).allSatisfy(host -> assertThat(letter).contains(host));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theReportHasWhatWasFoundInTheDependenciesOfItsProject(Language language) throws Exception {
    Report report = Corpus.read("tls-reset");
    HygieneReport found = new HygieneReport("git.inner.corp/team/app", "go1.26.8", List.of(
        new HygieneFinding(HygieneRule.RETRACTED, Confidence.CERTAIN, Optional.empty(), "git.inner.corp/team/secretlib",
            new Message("hygiene.retracted", List.of("git.inner.corp/team/secretlib@v1.0.0", "<script>no")),
            Optional.of("go get git.inner.corp/team/secretlib@latest"), List.of())), List.of(),
        List.of(new ModuleRow("git.inner.corp/team/secretlib", "v1.0.0", false, Optional.empty(), "MIT")),
        List.of("git.inner.corp/team/app", "git.inner.corp/team/secretlib"));
    Looked looked = new Looked(report.settings(), found, Instant.EPOCH, folder,
        RealReports.workbench(folder, report.settings().source()).desk(report.settings(), report.target()));
    Texts texts = Texts.load(language);

    String page = written(report, Optional.of(looked), Form.HTML, language);
    assertThat(page).contains(texts.get("report.section.dependencies"), texts.get("hygiene.retracted.title"), "MIT",
        "href=\"#dependencies\"").doesNotContain("secretlib", "inner.corp", "<script", "«");
    assertThat(written(report, Form.HTML, language)).doesNotContain(texts.get("report.section.dependencies"));
  }
}
