package dev.gogetwell.ui.shell;

import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.model.EnvironmentSource.Kind;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Which environment is judged, and what counts in it: the wrong one is the commonest false verdict. JavaFX thread
/// only.
final class EnvironmentCard extends VBox {
  /// Places where no go runs; what stands there is told by a run.
  private static final Set<Kind> NOT_OF_GO = Set.of(Kind.SYSTEM_SETTINGS, Kind.GO_ENV_FILE);
  private static final Pattern ENTRY_END = Pattern.compile("(?<=[,|，；;、])");

  private final Widgets parts;
  private final VBox facts;

  /// @param change lets the user choose another environment, beside the button that is given
  EnvironmentCard(Widgets parts, Consumer<Node> change) {
    super(10);
    this.parts = parts;
    this.facts = parts.column(6);
    getStyleClass().add("card");
    Button other = parts.link("ui.start.change", () -> { });
    other.setId("change-environment");
    other.setOnAction(press -> change.accept(other));
    facts.setId("environment");
    getChildren().addAll(parts.row(8, parts.grow(parts.label("ui.environment.judged", "head")), other), facts);
  }

  /// Shows the settings of the judged environment.
  void show(Settings settings) {
    GridPane grid = new GridPane(12, 6);
    int row = 0;
    row = fact(grid, row, "ui.environment.source",
        parts.bound(parts.texts().compute(texts -> Wording.source(texts, settings.source())), "small", "strong"));
    row = fact(grid, row, "ui.environment.go", settings.go()
        .map(go -> parts.raw(go.version() + "  " + go.path(), "small"))
        .orElseGet(() -> parts.label("ui.environment.no-go", "small", "warning")));
    if (!settings.otherGo().isEmpty()) {
      row = fact(grid, row, "ui.environment.other-go",
          parts.raw(String.join(", ", settings.otherGo()), "small", "muted"));
    }
    row = fact(grid, row, "ui.environment.git", settings.git()
        .map(git -> parts.raw(git.version(), "small"))
        .orElseGet(() -> parts.label("ui.environment.no-git", "small", "warning")));
    row = fact(grid, row, parts.label("ui.environment.goproxy", "small", "muted"),
        entries(settings.goEnvValue("GOPROXY")));
    for (String name : List.of("HTTPS_PROXY", "https_proxy")) {
      if (!settings.environmentValue(name).isEmpty()) {
        row = fact(grid, row, parts.raw(name, "small", "muted"),
            parts.raw(Wording.withoutCredentials(settings.environmentValue(name)), "mono"));
      }
    }
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, values);
    facts.getChildren().setAll(grid);
    settings.elsewhere().stream().filter(other -> !NOT_OF_GO.contains(other.source().kind()))
        .forEach(other -> facts.getChildren().add(elsewhere(other)));
  }

  /// Where another `go` or another setting is at work than the one that is checked.
  private VBox elsewhere(Settings.Elsewhere other) {
    VBox lines = parts.column(2);
    lines.getChildren().add(parts.bound(parts.texts().compute(texts -> texts.get("ui.environment.elsewhere",
        Wording.source(texts, other.source()))), "small", "strong"));
    other.notes().forEach(note -> lines.getChildren().add(parts.message(note, "small", "muted")));
    new TreeMap<>(other.variables()).forEach((name, value) -> lines.getChildren().add(
        parts.raw(name + "=" + Wording.withoutCredentials(RecordedSettings.shown(name, value)), "mono")));
    return lines;
  }

  private int fact(GridPane grid, int row, String key, Label value) {
    return fact(grid, row, parts.label(key, "small", "muted"), value);
  }

  /// A list that goes on in a new line behind a comma or a pipe, never inside of an address.
  private Lines entries(String list) {
    Lines lines = new Lines(0);
    ENTRY_END.splitAsStream(list).forEach(entry -> lines.getChildren().add(parts.raw(entry, "mono")));
    return lines;
  }

  private static int fact(GridPane grid, int row, Label name, Node value) {
    name.setWrapText(false);
    GridPane.setValignment(name, VPos.TOP);
    grid.addRow(row, name, value);
    return row + 1;
  }

  /// Says that the settings are being read, or why they could not be.
  void show(Message sentence) {
    facts.getChildren().setAll(parts.message(sentence, "small", "muted"));
  }
}
