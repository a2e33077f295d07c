package dev.gogetwell.report;

import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.text.Texts;
import java.util.List;
import java.util.stream.Collectors;

/// A run as a doctor reads a chart, one line a step: what is fine, where it breaks, what was not reached. The same in
/// the terminal, on the first page of a run and on the clipboard. Pure.
public final class StepSummary {
  private StepSummary() {}

  /// How a step fared, at a glance.
  public enum Sign {
    FINE("✓"),
    BROKEN("✗"),
    NOTE("!"),
    FOLLOWS("↳"),
    OPEN("–");

    private final String text;

    Sign(String text) {
      this.text = text;
    }

    /// One character.
    public String text() {
      return text;
    }

    private static Sign of(StepState state) {
      return switch (state) {
        case FINE -> FINE;
        case CAUSE -> BROKEN;
        case NOTE, UNTESTABLE -> NOTE;
        case CONSEQUENCE -> FOLLOWS;
        case RUNNING, WAITING, NOT_NEEDED -> OPEN;
      };
    }
  }

  /// One step.
  public record Line(Sign sign, StepState state, Message name, Message summary) {}

  /// The steps that were measured, in their order, once the run is over.
  public static List<Line> lines(List<StepStatus> steps) {
    return steps.stream().filter(status -> status.step() != Step.FIX && status.step() != Step.REPORT)
        .map(status -> new Line(Sign.of(status.state()), status.state(), Message.of(status.step().messageKey()),
            afterwards(status))).toList();
  }

  /// What is said of a step once the run is over: nothing waits any more.
  public static Message afterwards(StepStatus status) {
    return saysOnlyThatItWaits(status) ? Message.of("status.not-reached") : status.summary();
  }

  /// Whether the summary of a step says no more than its state does.
  public static boolean saysOnlyThatItWaits(StepStatus status) {
    return status.state() == StepState.WAITING && status.summary().key().endsWith(".waiting");
  }

  /// As text: the command, the verdict with its code, then the steps. Not redacted.
  public static String text(Report report, Texts texts) {
    String head = "GoGetWell " + report.toolVersion() + " · " + String.join(" ", report.target().command());
    return head + "\n" + verdict(report, texts) + "\n" + lines(report.steps()).stream()
        .map(line -> "  " + line.sign().text() + " " + texts.get(line.name()) + texts.get("ui.colon")
            + texts.get(line.summary())).collect(Collectors.joining("\n")) + "\n";
  }

  private static String verdict(Report report, Texts texts) {
    Verdict verdict = report.verdict();
    return verdict.rootCause()
        .map(cause -> Sign.BROKEN.text() + " " + texts.get(cause.sentence()) + " (" + sure(cause, texts) + ")")
        .orElseGet(() -> (verdict.state() == Verdict.State.HEALTHY ? Sign.FINE.text() : "?") + " "
            + texts.get("report.headline." + JsonForm.word(verdict.state())));
  }

  private static String sure(Finding cause, Texts texts) {
    return cause.code() + ", " + texts.get("confidence." + cause.confidence().word());
  }
}
