package dev.gogetwell.ui.shell;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.report.ComparedAnswers;
import dev.gogetwell.report.ComparedSettings;
import dev.gogetwell.report.ReportComparison;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// Draws a comparison: what became of the verdict, what may decide, step by step, then the rest. The same as the
/// terminal tells. JavaFX thread only.
final class ComparisonView {
  private final Widgets parts;

  ComparisonView(Widgets parts) {
    this.parts = parts;
  }

  /// The pieces from top to bottom.
  List<Node> draw(ReportComparison compared, Report one, Report two) {
    List<Node> pieces = new ArrayList<>();
    Label outcome = parts.message(compared.outcome().sentence(), "head");
    outcome.setId("compare-outcome");
    pieces.add(outcome);
    compared.cautions().forEach(caution ->
        pieces.add(parts.point(Feather.ALERT_TRIANGLE, Tone.WARNING, parts.message(caution, "small"))));
    pieces.add(parts.card(0, steps(compared, one, two)));
    decides(compared, pieces);
    section(pieces, "runs.head.settings", compared.settings().stream().map(this::setting).toList());
    section(pieces, "runs.head.answers", compared.answers().stream().map(this::answer).toList());
    section(pieces, "runs.head.certificates", compared.certificates().stream().map(difference ->
        new Row(parts.raw(difference.authority(), "mono", "strong"), words(difference.first()::words),
            words(difference.second()::words))).toList());
    if (compared.isAlike()) {
      pieces.add(parts.label("runs.alike", "small"));
    }
    pieces.add(parts.bound(parts.texts().of("runs.hosts-alike", compared.alike()), "small", "muted"));
    if (!compared.hidden().isEmpty()) {
      pieces.add(parts.bound(parts.texts().of("runs.hidden", String.join(", ", compared.hidden())), "small", "muted"));
    }
    return pieces;
  }

  private void decides(ReportComparison compared, List<Node> pieces) {
    List<Row> rows = new ArrayList<>();
    compared.stop().map(this::answer).ifPresent(rows::add);
    compared.deciding().stream().map(this::setting).forEach(rows::add);
    section(pieces, "runs.head.decides", rows);
    if (compared.hasQuestion() && compared.deciding().isEmpty()) {
      pieces.add(parts.label("runs.no-deciding", "small", "muted"));
    }
  }

  private record Row(Node name, Node first, Node second) {}

  private void section(List<Node> pieces, String title, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    GridPane grid = grid();
    for (int i = 0; i < rows.size(); i++) {
      grid.addRow(i, rows.get(i).name(), rows.get(i).first(), rows.get(i).second());
    }
    pieces.add(parts.label(title, "head"));
    pieces.add(parts.card(0, grid));
  }

  private Row setting(ComparedSettings.Difference difference) {
    return new Row(parts.raw(difference.name(), "mono", "strong"), value(difference.first()),
        value(difference.second()));
  }

  private Node value(Optional<String> value) {
    return value.<Node>map(text -> parts.raw(text, "mono")).orElseGet(() ->
        parts.label("runs.not-set", "small", "muted"));
  }

  private Row answer(ComparedAnswers.Difference difference) {
    return new Row(parts.raw(difference.authority(), "mono", "strong"), answer(difference.first()),
        answer(difference.second()));
  }

  private Node answer(Optional<ComparedAnswers.Answer> answer) {
    return answer.map(given -> words(given::words)).orElseGet(() ->
        parts.label("runs.not-on-route", "small", "muted"));
  }

  private Node words(Function<Texts, String> words) {
    return parts.bound(parts.texts().compute(words), "small");
  }

  private Node steps(ReportComparison compared, Report one, Report two) {
    GridPane grid = grid();
    grid.addRow(0, parts.label("ui.compare.run", "small", "strong"), side(compared.first()),
        side(compared.second()));
    grid.addRow(1, parts.label("ui.compare.verdict", "small", "strong"), verdict(compared.first().verdict()),
        verdict(compared.second().verdict()));
    int row = 2;
    for (Step step : Step.values()) {
      if (step != Step.FIX && step != Step.REPORT) {
        grid.addRow(row++, parts.label(step.messageKey(), "small", "strong"), state(one, step), state(two, step));
      }
    }
    return grid;
  }

  private Node verdict(Message sentence) {
    return parts.message(sentence, "small");
  }

  private Node side(ReportComparison.Side side) {
    return parts.bound(parts.texts().compute(texts -> texts.get(side.own() ? "runs.own" : "runs.others",
        Wording.dateTime(texts, side.started()), system(side.os()), Wording.judged(texts, side.source()))), "small",
        "muted");
  }

  /// As people call it, not as Go does.
  private static String system(String os) {
    return switch (os) {
      case "linux" -> "Linux";
      case "windows" -> "Windows";
      case "darwin" -> "macOS";
      default -> os;
    };
  }

  private Node state(Report report, Step step) {
    StepStatus status = report.steps().stream().filter(each -> each.step() == step).findFirst()
        .orElse(new StepStatus(step, StepState.WAITING, Message.of("ui.step.waiting")));
    return parts.row(8, parts.icon(Tone.icon(status.state()), 16, Tone.of(status.state())),
        parts.grow(parts.message(status.summary(), "small")));
  }

  private static GridPane grid() {
    GridPane grid = new GridPane(16, 10);
    grid.getColumnConstraints().addAll(percent(20), percent(40), percent(40));
    return grid;
  }

  static ColumnConstraints percent(double width) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(width);
    column.setHgrow(Priority.ALWAYS);
    return column;
  }
}
