package dev.gogetwell.app;

import dev.gogetwell.engine.ReportJudge;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Report;
import dev.gogetwell.remedy.CommandText;
import dev.gogetwell.report.LoadedReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What becomes of a report that was read from a file, for the terminal and the window alike: its verdict and its ways
/// out are made again by this program, and only of this user's own reports can they be carried out here. Any thread.
///
/// A report is enough to judge, but for what redaction took out of it: the certificates of a private host spell its
/// name. Where the rules of this very version find another cause without them, what they told this user stands.
final class ReportOpening {
  private final Supplier<ReportJudge> judges;
  private final String version;

  /// @param judges one for a report: a judge remembers what crashed
  /// @param version of this program
  ReportOpening(Supplier<ReportJudge> judges, String version) {
    this.judges = judges;
    this.version = version;
  }

  /// The report as it may be shown and acted on.
  LoadedReport open(LoadedReport loaded) {
    Report kept = loaded.report();
    Report made = judges.get().again(kept);
    List<Message> problems = new ArrayList<>(loaded.problems());
    if (!loaded.own()) {
      CommandText commands = new CommandText(kept.settings());
      return new LoadedReport(made.judged(made.verdict(), made.steps(),
          made.remedies().stream().map(commands::byHand).toList()), false, problems);
    }
    if (kept.toolVersion().equals(version) && !codes(made).equals(codes(kept))) {
      return loaded;
    }
    if (kept.evidence().isEmpty() && !made.verdict().causes().equals(kept.verdict().causes())) {
      // Such a run was answered by the folder alone, of which reports of the first form say nothing.
      List<Remedy> guided = kept.remedies().stream().filter(remedy -> !remedy.isAutomatic()).toList();
      return new LoadedReport(kept.judged(kept.verdict(), kept.steps(), guided), true, problems);
    }
    List<Remedy> offered = made.remedies().stream()
        .filter(remedy -> !remedy.isAutomatic() || kept.remedies().stream().anyMatch(former -> isSame(former, remedy)))
        .toList();
    kept.remedies().stream().filter(Remedy::isAutomatic)
        .filter(former -> offered.stream().noneMatch(remedy -> isSame(former, remedy)))
        .forEach(former -> problems.add(Message.of("report.load.remedy-gone", former.id())));
    return new LoadedReport(made.judged(made.verdict(), made.steps(), offered), true, problems);
  }

  private static List<CauseCode> codes(Report report) {
    return report.verdict().causes().stream().map(Finding::code).toList();
  }

  /// Whether the user was shown this very way: an id that now means another way must not be carried out.
  private static boolean isSame(Remedy former, Remedy remedy) {
    return former.id().equals(remedy.id()) && former.cures() == remedy.cures() && former.harm() == remedy.harm()
        && former.title().key().equals(remedy.title().key()) && deeds(former).equals(deeds(remedy));
  }

  private static List<String> deeds(Remedy remedy) {
    return remedy.changes().stream()
        .map(change -> change.getClass().getSimpleName() + " " + change.name()).toList();
  }
}
