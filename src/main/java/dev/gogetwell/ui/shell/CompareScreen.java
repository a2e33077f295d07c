package dev.gogetwell.ui.shell;

import dev.gogetwell.model.Report;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.port.RunStore;
import dev.gogetwell.ui.run.Background;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Two runs beside each other: before and after, or a machine that works and one that does not. What is equal is said
/// once, what differs stands out. JavaFX thread only.
public final class CompareScreen {
  private final Widgets parts;
  private final Background background;
  private final RunStore store;
  private final Consumer<Exception> refused;
  private final BorderPane node = new BorderPane();
  private final VBox result;
  private Optional<Report> left = Optional.empty();
  private Optional<Report> right = Optional.empty();

  public CompareScreen(Widgets parts, Background background, RunStore store, List<RunStore.Entry> entries,
      Runnable home,
      Consumer<Exception> refused) {
    this.parts = parts;
    this.background = background;
    this.store = store;
    this.refused = refused;
    this.result = parts.column(16);
    Button back = parts.button("ui.practice.back", Feather.ARROW_LEFT, home, "flat");
    back.setId("back");
    HBox bar = parts.row(16, back);
    bar.getStyleClass().add("top-bar");
    node.setTop(bar);
    GridPane choice = new GridPane(24, 6);
    choice.getColumnConstraints().addAll(percent(50), percent(50));
    choice.addRow(0, parts.label("ui.compare.left", "small", "muted"), parts.label("ui.compare.right", "small",
        "muted"));
    choice.addRow(1, picker("compare-left", entries, report -> left = Optional.of(report)),
        picker("compare-right", entries, report -> right = Optional.of(report)));
    VBox page = parts.column(16, parts.label("ui.compare.title", "page-title"),
        entries.size() < 2 ? parts.label("ui.compare.too-few", "muted") : choice, result);
    page.getStyleClass().add("start-page");
    node.setCenter(parts.scrolling(page));
    node.getStyleClass().add("settings-screen");
  }

  /// What is shown.
  public Node node() {
    return node;
  }

  private static ColumnConstraints percent(double width) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(width);
    column.setHgrow(Priority.ALWAYS);
    return column;
  }

  private Node picker(String id, List<RunStore.Entry> entries, Consumer<Report> use) {
    ComboBox<RunStore.Entry> box = new ComboBox<>();
    box.setId(id);
    box.getItems().setAll(entries);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setCellFactory(list -> new EntryCell());
    box.setButtonCell(new EntryCell());
    parts.named(box, parts.texts().of(id.equals("compare-left") ? "ui.compare.left" : "ui.compare.right"));
    box.valueProperty().addListener((value, before, chosen) ->
        background.run(() -> store.open(chosen).report(), report -> {
          use.accept(report);
          draw();
        }, refused));
    // The two newest at first, the older one as "before": so the page is never empty.
    int first = id.equals("compare-left") ? 1 : 0;
    if (entries.size() > first) {
      box.setValue(entries.get(first));
    }
    return box;
  }

  private void draw() {
    if (left.isEmpty() || right.isEmpty()) {
      return;
    }
    Report one = left.get();
    Report two = right.get();
    GridPane grid = new GridPane(16, 10);
    grid.getColumnConstraints().addAll(percent(20), percent(40), percent(40));
    grid.addRow(0, parts.label("ui.compare.verdict", "small", "strong"), verdict(one), verdict(two));
    int row = 1;
    for (Step step : Step.values()) {
      if (step == Step.FIX || step == Step.REPORT) {
        continue;
      }
      grid.addRow(row++, parts.label(step.messageKey(), "small", "strong"), state(one, step), state(two, step));
    }
    VBox steps = parts.card(0, grid);
    result.getChildren().setAll(steps, parts.label("ui.compare.settings", "head"), settings(one, two));
  }

  private Node verdict(Report report) {
    return report.verdict().rootCause()
        .map(cause -> parts.message(cause.sentence(), "small"))
        .orElseGet(() -> parts.label(
            "ui.recent." + report.verdict().state().name().toLowerCase(Locale.ROOT).replace('_', '-'), "small"));
  }

  private Node state(Report report, Step step) {
    StepStatus status = report.steps().stream().filter(each -> each.step() == step).findFirst()
        .orElse(new StepStatus(step, StepState.WAITING, dev.gogetwell.model.Message.of("ui.step.waiting")));
    return parts.row(8, parts.icon(Tone.icon(status.state()), 16, Tone.of(status.state())),
        parts.grow(parts.message(status.summary(), "small")));
  }

  private Node settings(Report one, Report two) {
    GridPane grid = new GridPane(16, 8);
    grid.getColumnConstraints().addAll(percent(20), percent(40), percent(40));
    TreeSet<String> names = new TreeSet<>(one.settings().goEnv().keySet());
    names.addAll(two.settings().goEnv().keySet());
    names.addAll(one.settings().environment().keySet());
    names.addAll(two.settings().environment().keySet());
    int row = 0;
    for (String name : names) {
      String first = value(one, name);
      String second = value(two, name);
      if (!first.equals(second)) {
        Label key = parts.raw(name, "mono", "strong");
        grid.addRow(row++, key, parts.raw(first.isEmpty() ? "–" : first, "mono"),
            parts.raw(second.isEmpty() ? "–" : second, "mono"));
      }
    }
    return row == 0 ? parts.label("ui.compare.same-settings", "small", "muted") : parts.card(0, grid);
  }

  private static String value(Report report, String name) {
    Setting setting = report.settings().goEnv().get(name);
    String value = setting == null ? report.settings().environmentValue(name) : setting.value();
    return Wording.withoutCredentials(value);
  }

  /// A run as one line: when and what.
  private final class EntryCell extends ListCell<RunStore.Entry> {
    EntryCell() {
      getStyleClass().add("may-shorten");
    }

    @Override
    protected void updateItem(RunStore.Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      textProperty().unbind();
      if (empty || entry == null) {
        setText("");
      } else {
        textProperty().bind(parts.texts().compute(texts ->
            Wording.dateTime(texts, entry.started()) + " · " + entry.module()));
      }
    }
  }
}
