package dev.gogetwell.ui.fix;

import dev.gogetwell.model.RemedyState;
import dev.gogetwell.remedy.CommandOutcome;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The real command with its output, time and exit code. Green only if it passed. JavaFX thread only.
final class OutcomeView {
  private static final int SHOWN_LINES = 12;

  private final Widgets parts;

  OutcomeView(Widgets parts) {
    this.parts = parts;
  }

  List<Node> draw(RemedyWork work) {
    if (work.outcome().isEmpty() && work.output().isEmpty() && work.state() != RemedyState.TRYING) {
      return List.of();
    }
    VBox body = parts.column(0);
    body.getStyleClass().add("terminal");
    work.outcome().ifPresent(outcome ->
        body.getChildren().add(parts.raw("> " + String.join(" ", outcome.command()), "mono", "strong")));
    List<String> lines = lines(work);
    int from = Math.max(0, lines.size() - SHOWN_LINES);
    if (from > 0) {
      body.getChildren().add(parts.bound(parts.texts().of("ui.fix.more-lines", Integer.toString(from)), "mono",
          "subtle"));
    }
    lines.subList(from, lines.size()).forEach(line -> body.getChildren().add(parts.raw(line, "mono")));
    if (lines.isEmpty() && work.outcome().isEmpty()) {
      body.getChildren().add(parts.label("ui.fix.waiting", "small", "muted"));
    }
    VBox padded = parts.column(12, body);
    padded.getStyleClass().add("card-row");
    if (work.state() == RemedyState.VERIFIED || work.state() == RemedyState.WORKS) {
      padded.getChildren().add(parts.point(Feather.CHECK, Tone.SUCCESS, parts.label("ui.fix.scratch", "small")));
      padded.getChildren().add(parts.point(Feather.CHECK, Tone.SUCCESS, parts.label("ui.fix.unchanged", "small")));
    }
    VBox card = new VBox(head(work), padded);
    card.getStyleClass().addAll("card", "flush");
    return List.of(card);
  }

  private static List<String> lines(RemedyWork work) {
    return work.output().isEmpty()
        ? work.outcome().map(outcome -> outcome.output().lines().toList()).orElse(List.of())
        : work.output();
  }

  private Node head(RemedyWork work) {
    Tone tone = work.outcome().map(o -> o.passed() ? Tone.SUCCESS : Tone.DANGER).orElse(Tone.ACCENT);
    Feather icon = work.outcome().map(o -> o.passed() ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE).orElse(Feather.LOADER);
    String key = work.outcome().map(outcome -> sentence(work.state(), outcome)).orElse("ui.fix.running");
    HBox head = parts.row(10, parts.stateIcon(icon, 20, tone), parts.grow(parts.label(key, "strong")));
    work.outcome().ifPresent(outcome -> head.getChildren().add(parts.bound(parts.texts().compute(texts ->
        texts.get("ui.fix.exit", Wording.seconds(outcome.took()), Integer.toString(outcome.exitCode()))), "small",
        "muted")));
    head.getStyleClass().addAll("outcome-head", tone.styleClass());
    return head;
  }

  private static String sentence(RemedyState state, CommandOutcome outcome) {
    if (!outcome.passed()) {
      return state == RemedyState.APPLIED ? "ui.fix.verify-failed" : "ui.fix.try-failed";
    }
    return state == RemedyState.VERIFIED ? "ui.fix.verified" : "ui.fix.works";
  }
}
