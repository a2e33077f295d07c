package dev.gogetwell.lab;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Report;
import dev.gogetwell.report.DamagedReportException;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Rewrites a report so that its only remedy has nothing to do with the trouble. A program of its own, since it runs
/// inside the practice network.
final class UnrelatedRemedy {
  private UnrelatedRemedy() {}

  public static void main(String[] args) throws IOException, DamagedReportException {
    ReportJson json = new ReportJson(List.of(Texts.load(Language.ENGLISH)));
    Report report = json.read(Files.readString(Path.of(args[0]))).report();
    Message words = Message.of("remedy.test", "");
    Remedy unrelated = new Remedy("R1", CauseCode.NETWORK_REFUSED, Harm.SMALL, words, words,
        List.of(new Change.GoEnv("GOPRIVATE", Optional.of("unrelated.test"), Optional.empty())), List.of());
    Files.writeString(Path.of(args[1]), json.write(new Report(report.toolVersion(), report.started(), report.took(),
        report.end(), report.target(), report.symptom(), report.settings(), report.route(), report.evidence(),
        report.steps(), report.verdict(), List.of(unrelated), report.hostsContacted())));
  }
}
