package dev.gogetwell.app;

import dev.gogetwell.engine.Judge;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Report;
import dev.gogetwell.remedy.CommandText;
import dev.gogetwell.report.LoadedReport;
import java.util.ArrayList;
import java.util.List;

/// What becomes of a report that was read from a file, for the terminal and the window alike: its verdict and its ways
/// out are made again by this program, and only of this user's own reports can they be carried out here. Any thread.
///
/// An own report of this very version is what these rules have said already. It is not judged again, since a report does
/// not hold all that they looked at: the lists of that run, and what the folder of the command was like.
final class ReportOpening {
  private final Judge judge;
  private final String version;

  /// @param version of this program
  ReportOpening(Judge judge, String version) {
    this.judge = judge;
    this.version = version;
  }

  /// The report as it may be shown and acted on.
  LoadedReport open(LoadedReport loaded) {
    Report kept = loaded.report();
    if (loaded.own() && kept.toolVersion().equals(version)) {
      return loaded;
    }
    Report made = judge.again(kept);
    List<Message> problems = new ArrayList<>(loaded.problems());
    if (!loaded.own()) {
      CommandText commands = new CommandText(kept.settings());
      return new LoadedReport(made.judged(made.verdict(), made.steps(),
          made.remedies().stream().map(commands::byHand).toList()), false, problems);
    }
    if (kept.evidence().isEmpty()) {
      // Such a run was answered by the paste or by the folder alone; there is nothing to judge again.
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
