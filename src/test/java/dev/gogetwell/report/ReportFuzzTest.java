package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gogetwell.model.Report;
import dev.gogetwell.net.FuzzCorpus;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any text as a report that somebody mailed: it is read, or refused as damaged, and what was read can be written.
class ReportFuzzTest {
  private final ReportJson json = new ReportJson(List.of(Texts.load(Language.ENGLISH)));

  @ParameterizedTest
  @ArgumentsSource(FuzzCorpus.class)
  void keptInputs(byte[] input) {
    anyTextIsAReportOrDamaged(input);
  }

  @FuzzTest(maxDuration = "3m")
  @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = "1", disabledReason = "fuzzes with JAZZER_FUZZ=1 only")
  void anyTextIsAReportOrDamaged(byte[] input) {
    try {
      LoadedReport loaded = json.read(new String(input, StandardCharsets.UTF_8));
      assertThat(json.write(loaded.report())).contains(Report.SCHEMA);
    } catch (DamagedReportException damaged) {
      assertThat(damaged.what().key()).isNotEmpty();
    }
  }
}
