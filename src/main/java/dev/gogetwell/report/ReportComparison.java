package dev.gogetwell.report;

import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What differs between two runs: before and after a fix, a good computer and a bad one, a terminal and an IDE. The one
/// comparison behind the terminal, the window and the JSON. It accuses nobody: that a setting differs beside a verdict
/// that differs is a reason to look there, no proof.
///
/// Both runs are redacted reports; what was hidden in either cannot be compared, and that is said.
///
/// @param first the run that was named first
/// @param second the other one
/// @param outcome what became of the verdict
/// @param cautions what makes the two unlike, so that a difference may mean nothing
/// @param stop the place where `go` stops in the run that fails, as both runs saw it
/// @param deciding the settings that differ and that the step reads at which a run breaks
/// @param settings all other settings that differ
/// @param hidden settings whose values were hidden, so that nobody can say whether they differ
/// @param answers the hosts that did not answer alike
/// @param alike how many hosts did
/// @param certificates the hosts that did not show the same certificate
public record ReportComparison(
    Side first,
    Side second,
    Outcome outcome,
    List<Message> cautions,
    Optional<ComparedAnswers.Difference> stop,
    List<ComparedSettings.Difference> deciding,
    List<ComparedSettings.Difference> settings,
    List<String> hidden,
    List<ComparedAnswers.Difference> answers,
    int alike,
    List<ComparedCertificates.Difference> certificates) {
  public ReportComparison {
    cautions = List.copyOf(cautions);
    deciding = List.copyOf(deciding);
    settings = List.copyOf(settings);
    hidden = List.copyOf(hidden);
    answers = List.copyOf(answers);
    certificates = List.copyOf(certificates);
  }

  /// A run in short.
  ///
  /// @param own whether this program made it here, for this user
  public record Side(Instant started, String module, String os, EnvironmentSource source, Verdict.State state,
      Optional<Finding> cause, boolean own) {
    private static Side of(LoadedReport loaded) {
      Report report = loaded.report();
      return new Side(report.started(), report.target().module(), report.settings().os(), report.settings().source(),
          report.verdict().state(), report.verdict().rootCause(), loaded.own());
    }

    /// What the run says, in a sentence.
    public Message verdict() {
      return cause.map(Finding::sentence).orElse(Message.of("runs.state." + word(state)));
    }
  }

  /// What two verdicts say beside each other.
  public enum Outcome {
    BOTH_WORK,
    ONLY_FIRST_FAILS,
    ONLY_SECOND_FAILS,
    SAME_CAUSE,
    OTHER_CAUSE,
    /// At least one of the two does not know.
    OPEN;

    /// The sentence that stands on top.
    public Message sentence() {
      return Message.of("runs.outcome." + word(this));
    }
  }

  /// Compares two redacted runs.
  public static ReportComparison of(LoadedReport first, LoadedReport second) {
    Report one = first.report();
    Report two = second.report();
    Outcome outcome = outcome(one.verdict(), two.verdict());
    ComparedSettings settings = ComparedSettings.of(one.settings(), two.settings());
    ComparedAnswers answers = ComparedAnswers.of(one, two);
    Set<ComparedSettings.Kind> kinds = kinds(outcome, one, two);
    return new ReportComparison(Side.of(first), Side.of(second), outcome, cautions(one, two), answers.stop(),
        settings.differences().stream().filter(each -> kinds.contains(each.kind())).toList(),
        settings.differences().stream().filter(each -> !kinds.contains(each.kind())).toList(), settings.hidden(),
        answers.differences(), answers.alike(), ComparedCertificates.of(one, two));
  }

  /// Whether nothing differs that was compared.
  public boolean isAlike() {
    return (outcome == Outcome.BOTH_WORK || outcome == Outcome.SAME_CAUSE) && deciding.isEmpty() && settings.isEmpty()
        && answers.isEmpty() && certificates.isEmpty();
  }

  /// Whether the verdicts differ, so that something may be asked to explain it.
  public boolean hasQuestion() {
    return outcome == Outcome.ONLY_FIRST_FAILS || outcome == Outcome.ONLY_SECOND_FAILS
        || outcome == Outcome.OTHER_CAUSE;
  }

  private static Outcome outcome(Verdict one, Verdict two) {
    if (!isAnswer(one) || !isAnswer(two)) {
      return Outcome.OPEN;
    }
    if (one.state() != two.state()) {
      return one.state() == Verdict.State.PROBLEM ? Outcome.ONLY_FIRST_FAILS : Outcome.ONLY_SECOND_FAILS;
    }
    if (one.state() == Verdict.State.HEALTHY) {
      return Outcome.BOTH_WORK;
    }
    return one.rootCause().map(Finding::code).equals(two.rootCause().map(Finding::code))
        ? Outcome.SAME_CAUSE : Outcome.OTHER_CAUSE;
  }

  private static boolean isAnswer(Verdict verdict) {
    return verdict.state() == Verdict.State.HEALTHY || verdict.state() == Verdict.State.PROBLEM;
  }

  /// The kinds of settings that the steps read at which the runs break; none where there is nothing to explain.
  private static Set<ComparedSettings.Kind> kinds(Outcome outcome, Report one, Report two) {
    return switch (outcome) {
      case BOTH_WORK, SAME_CAUSE, OPEN -> Set.of();
      case ONLY_FIRST_FAILS, ONLY_SECOND_FAILS, OTHER_CAUSE -> ComparedSettings.readBy(
          List.of(one.verdict(), two.verdict()).stream().flatMap(verdict -> verdict.rootCause().stream())
              .map(Finding::code).toList());
    };
  }

  private static List<Message> cautions(Report one, Report two) {
    List<Message> cautions = new ArrayList<>();
    if (!one.target().module().equals(two.target().module())) {
      cautions.add(Message.of("runs.caution.module", orDash(one.target().module()), orDash(two.target().module())));
    }
    if (one.end() != Report.End.COMPLETE) {
      cautions.add(Message.of("runs.caution.first-cut"));
    }
    if (two.end() != Report.End.COMPLETE) {
      cautions.add(Message.of("runs.caution.second-cut"));
    }
    if (!one.toolVersion().equals(two.toolVersion())) {
      cautions.add(Message.of("runs.caution.version", one.toolVersion(), two.toolVersion()));
    }
    boolean hidden = List.of(one, two).stream().flatMap(report -> report.route().hops().stream())
        .anyMatch(hop -> RecordedSettings.PLACEHOLDER.matcher(hop.host()).find());
    if (hidden) {
      cautions.add(Message.of("runs.caution.hidden-hosts"));
    }
    return cautions;
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "–" : text;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
