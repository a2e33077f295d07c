package dev.gogetwell.ui.step;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.report.ByHand;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.run.LiveRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/// Puts on the clipboard what somebody else can type to see what a measurement saw, with the sentence that says where it
/// is not what `go` does. Made of the redacted report, in the background, when it is asked for. JavaFX thread only.
final class Repeating {
  private final PageContext context;
  private Optional<Report> report = Optional.empty();

  Repeating(PageContext context) {
    this.context = context;
  }

  /// Takes the report, once there is one.
  ///
  /// @return whether anything can be repeated
  boolean take(LiveRun run) {
    report = run.report();
    return report.isPresent();
  }

  /// The button of one measurement.
  Button button(Evidence evidence) {
    Widgets parts = context.parts();
    Button copy = parts.button(parts.texts().of("ui.repeat.copy"), Feather.TERMINAL, () -> copy(evidence), "flat",
        "small-button", "repeat");
    copy.setId("repeat-" + evidence.id().value());
    return parts.named(copy, parts.texts().of("ui.repeat.copy.spoken", evidence.id().value()));
  }

  private void copy(Evidence wanted) {
    boolean own = context.comparing().isPresent();
    report.ifPresent(whole -> context.background().run(() -> commands(whole, wanted, own), this::give,
        failure -> context.navigation().tell(context.parts().texts().of("repeat.nothing"))));
  }

  /// @param own whether the run was made in this window: a command that a report of somebody else names is not repeated
  private static ByHand.Commands commands(Report whole, Evidence wanted, boolean own) {
    Report redacted = new Redactor(Secrets.of(whole)).redact(whole);
    ByHand byHand = new ByHand(redacted, own, redacted.settings().os().equals("windows"));
    return redacted.evidence().stream().filter(piece -> piece.id().equals(wanted.id())).findFirst().map(byHand::of)
        .orElseThrow();
  }

  private void give(ByHand.Commands commands) {
    if (commands.lines().isEmpty()) {
      context.navigation().tell(context.parts().texts().of("repeat.nothing"));
      return;
    }
    List<String> lines = Stream.concat(commands.lines().stream(), commands.differs().map(this::comment).stream()).toList();
    context.navigation().copyCommand(String.join("\n", lines));
  }

  /// A comment in every shell that is meant.
  private String comment(Message differs) {
    return "# " + context.parts().texts().compute(texts -> texts.get(differs)).getValue();
  }
}
