package dev.gogetwell.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.app.Workbench;
import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.machine.WithheldValues;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Report;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.port.ReportWriter.Form;
import dev.gogetwell.ui.port.ReportWriter.Wish;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFilesTest {
  @TempDir Path folder;

  private String written(Report report, Form form, Language language) throws Exception {
    Environment environment = Environment.of(OperatingSystem.LINUX, Map.of("HOME", folder.toString()));
    StateFolder state = StateFolder.of(environment, _ -> { });
    Workbench.Tools tools = new Workbench.Tools(new Processes(), Clock.systemUTC(), () -> {
      throw new AssertionError("nobody reads a symptom");
    }, state, ScratchArea.below(state::path), "test", _ -> "GW-TEST", new WithheldValues());
    Path file = folder.resolve("written");
    new ReportFiles(new ReportJson(List.of(Texts.load(language))), tools, environment).write(
        new LoadedReport(report, false, List.of()), List.of(), new Wish(form, List.of(language), true), file);
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
}
