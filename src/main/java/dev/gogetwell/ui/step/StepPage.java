package dev.gogetwell.ui.step;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.report.StepSummary;
import dev.gogetwell.ui.page.Page;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Slot;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What the pages of the measuring steps have in common: a heading with the state of the step, slots that a page adds,
/// and what was measured. JavaFX thread only.
class StepPage implements Page {
  private final PageContext context;
  private final VBox node;
  private final List<Slot<LiveRun, ?>> slots = new ArrayList<>();

  /// @param titleKey the question that the page answers
  StepPage(PageContext context, Place place, String titleKey) {
    this.context = context;
    this.node = parts().column(20);
    node.getStyleClass().add("page");
    add(Slot.of(run -> new Standing(place.steps().stream().map(run::step).toList(), run.isOver()),
        standing -> heading(standing, titleKey)));
  }

  private record Standing(List<StepStatus> statuses, boolean over) {}

  final Widgets parts() {
    return context.parts();
  }

  final PageContext context() {
    return context;
  }

  final void add(Slot<LiveRun, ?> slot) {
    slots.add(slot);
    node.getChildren().add(slot);
  }

  /// Adds the list of what was measured.
  final void addEvidence(Predicate<Evidence> wanted) {
    Repeating repeating = new Repeating(context);
    add(Slot.of(run -> new Found(newest(run, wanted), repeating.take(run)), found -> found.evidence().isEmpty()
        ? List.of(nothing(found.over())) : EvidenceTable.draw(parts(), found.evidence(),
            found.over() ? Optional.of(repeating::button) : Optional.empty())));
  }

  private record Found(List<Evidence> evidence, boolean over) {}

  /// What stands where nothing was measured: "yet" only as long as something may still come.
  final Label nothing(boolean over) {
    return parts().label(over ? "ui.nothing-here" : "ui.nothing-yet", "small", "muted");
  }

  /// At most the newest sixty: the full list stands in the details for experts.
  private static List<Evidence> newest(LiveRun run, Predicate<Evidence> wanted) {
    List<Evidence> found = new ArrayList<>();
    for (int i = run.evidence().size() - 1; i >= 0 && found.size() < 60; i--) {
      if (wanted.test(run.evidence().get(i))) {
        found.addFirst(run.evidence().get(i));
      }
    }
    return found;
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void refresh(LiveRun run) {
    slots.forEach(slot -> slot.refresh(run));
  }

  private List<Node> heading(Standing standing, String titleKey) {
    List<StepStatus> statuses = standing.statuses();
    Lines row = new Lines(12, parts().label(titleKey, "head"), parts().filler());
    for (StepStatus status : statuses) {
      if (status.state() == StepState.WAITING && statuses.size() > 1) {
        continue;
      }
      Label badge = parts().badge(parts().texts().of(Wording.stateKey(status, standing.over())),
          standing.over() && status.state() == StepState.RUNNING ? Feather.SLASH : Tone.icon(status.state()),
          Tone.of(status.state()));
      row.getChildren().add(StepSummary.saysOnlyThatItWaits(status) ? badge : parts().row(12, badge,
          parts().message(status.summary(), "small", "muted")));
    }
    return List.of(row);
  }
}
