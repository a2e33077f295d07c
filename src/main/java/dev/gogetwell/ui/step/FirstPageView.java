package dev.gogetwell.ui.step;

import dev.gogetwell.model.StepState;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.report.FirstPage;
import dev.gogetwell.report.Said;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;

/// The first page of the report as the file has it, in its words and its order. JavaFX thread only.
record FirstPageView(Widgets parts, FirstPage page) {
  Node draw() {
    VBox paper = parts.card(16, verdict(), facts(), steps(), contents());
    paper.setId("first-page");
    return paper;
  }

  private Node verdict() {
    Tone tone = tone(page.state());
    VBox words = parts.column(4, parts.flow(parts.rawPiece(page.headline().bare().lead(), "head", "strong")));
    if (!page.headline().second().isEmpty()) {
      words.getChildren().add(parts.flow(parts.rawPiece(page.headline().bare().second(), "small", "muted")));
    }
    List<Text> sure = new ArrayList<>(pieces(page.words(), "small", "strong", tone.styleClass()));
    page.end().ifPresent(end -> {
      sure.add(parts.rawPiece(" · ", "small"));
      sure.addAll(pieces(end, "small"));
    });
    words.getChildren().add(parts.flow(sure.toArray(Text[]::new)));
    page.fixed().ifPresent(fixed -> words.getChildren().add(flow(fixed, "small", "strong", "success")));
    HBox row = new HBox(12, parts.icon(icon(page.state()), 24, tone), parts.grow(words));
    VBox card = parts.card(0, row);
    card.getStyleClass().add(tone.styleClass() + "-card");
    return card;
  }

  private Node facts() {
    GridPane grid = grid(4, 27, 73);
    for (FirstPage.Fact fact : page.facts()) {
      List<Text> value = new ArrayList<>();
      fact.kind().ifPresent(kind -> value.addAll(pieces(kind, "small")));
      if (!fact.value().isEmpty()) {
        value.add(parts.rawPiece((value.isEmpty() ? "" : " ") + fact.value(), fact.code() ? "mono" : "small"));
      }
      grid.addRow(grid.getRowCount(), flow(fact.label(), "small", "muted"), parts.flow(value.toArray(Text[]::new)));
    }
    return grid;
  }

  private Node steps() {
    GridPane grid = grid(6, 6, 21, 27, 46);
    for (FirstPage.StepLine step : page.steps()) {
      Tone tone = Tone.of(step.state());
      Node icon = parts.icon(icon(step.state()), 16, tone);
      GridPane.setValignment(icon, VPos.TOP);
      GridPane.setMargin(icon, new Insets(2, 0, 0, 0));
      grid.addRow(grid.getRowCount(), icon, flow(step.name(), "small", "strong"),
          flow(step.word(), "small", tone.styleClass()), flow(step.summary(), "small"));
    }
    return grid;
  }

  private Node contents() {
    Lines lines = new Lines(6);
    lines.getStyleClass().add("contents");
    for (int i = 0; i < page.parts().size(); i++) {
      lines.getChildren().add(parts.flow(parts.rawPiece(i + 1 + " " + page.parts().get(i).title(), "micro", "muted")));
    }
    return lines;
  }

  private static GridPane grid(double gap, double... shares) {
    GridPane grid = new GridPane(8, gap);
    for (double share : shares) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(share);
      column.setHgrow(Priority.ALWAYS);
      grid.getColumnConstraints().add(column);
    }
    return grid;
  }

  private TextFlow flow(Said said, String... styles) {
    return parts.flow(pieces(said, styles).toArray(Text[]::new));
  }

  /// The second language follows in grey, whatever the first one looks like.
  private List<Text> pieces(Said said, String... styles) {
    Said bare = said.bare();
    Stream<Text> second = bare.second().isEmpty() ? Stream.of()
        : Stream.of(parts.rawPiece(" " + bare.second(), "small", "muted"));
    return Stream.concat(Stream.of(parts.rawPiece(bare.lead(), styles)), second).toList();
  }

  private static Tone tone(Verdict.State state) {
    return switch (state) {
      case PROBLEM -> Tone.DANGER;
      case HEALTHY -> Tone.SUCCESS;
      case CANNOT_TELL -> Tone.WARNING;
      case OPEN -> Tone.NEUTRAL;
    };
  }

  private static Feather icon(Verdict.State state) {
    return switch (state) {
      case PROBLEM -> Feather.X_OCTAGON;
      case HEALTHY -> Feather.CHECK_CIRCLE;
      case CANNOT_TELL -> Feather.HELP_CIRCLE;
      case OPEN -> Feather.CIRCLE;
    };
  }

  /// On paper nothing is going on any more.
  private static Feather icon(StepState state) {
    return state == StepState.RUNNING ? Feather.SLASH : Tone.icon(state);
  }
}
