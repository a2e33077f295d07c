package dev.gogetwell.ui.shell;

import dev.gogetwell.model.Report;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.ReportComparison;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.port.RunStore;
import dev.gogetwell.ui.run.Background;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Chooses two runs, of this computer or from a file, and shows how they differ: before and after, or a machine that
/// works and one that does not. JavaFX thread only.
public final class CompareScreen {
  /// How wide the choice of a run is at least, so that its day and what was asked for can be read.
  private static final double SIDE = 340;

  private final Widgets parts;
  private final Background background;
  private final Sources sources;
  private final Consumer<Exception> refused;
  private final BorderPane node = new BorderPane();
  private final VBox result;
  private Optional<LoadedReport> left = Optional.empty();
  private Optional<LoadedReport> right = Optional.empty();

  /// Where runs come from.
  ///
  /// @param store keeps runs and reads files
  /// @param entries the runs to choose from, newest first
  /// @param first the two that are shown first, before and after, or none
  /// @param files asks for a file
  public record Sources(RunStore store, List<RunStore.Entry> entries, List<LoadedReport> first, FileDialogs files) {
    public Sources {
      entries = List.copyOf(entries);
      first = List.copyOf(first);
    }
  }

  public CompareScreen(Widgets parts, Background background, Sources sources, Runnable home,
      Consumer<Exception> refused) {
    this.parts = parts;
    this.background = background;
    this.sources = sources;
    this.refused = refused;
    this.result = parts.column(16);
    Button back = parts.button("ui.practice.back", Feather.ARROW_LEFT, home, "flat");
    back.setId("back");
    HBox bar = parts.row(16, back);
    bar.getStyleClass().add("top-bar");
    node.setTop(bar);
    Lines choice = new Lines(24, side("ui.compare.left", picker("compare-left", report -> left = Optional.of(report))),
        side("ui.compare.right", picker("compare-right", report -> right = Optional.of(report))));
    VBox page = parts.column(16, parts.label("ui.compare.title", "page-title"), choice);
    if (sources.entries().size() < 2 && sources.first().isEmpty()) {
      page.getChildren().add(parts.label("ui.compare.too-few", "muted"));
    }
    page.getChildren().add(result);
    page.getStyleClass().add("start-page");
    node.setCenter(parts.scrolling(page));
    node.getStyleClass().add("settings-screen");
  }

  /// What is shown.
  public Node node() {
    return node;
  }

  private Node side(String name, Node picker) {
    VBox side = parts.grow(parts.column(6, parts.label(name, "small", "muted"), picker));
    side.setPrefWidth(SIDE);
    return side;
  }

  private Node picker(String id, Consumer<LoadedReport> use) {
    boolean before = id.equals("compare-left");
    ComboBox<RunStore.Entry> box = new ComboBox<>();
    box.setId(id);
    box.getItems().setAll(sources.entries());
    // As wide as there is room for, and no reason to press the button into the next line.
    box.setPrefWidth(200);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setCellFactory(list -> new EntryCell());
    box.setButtonCell(new EntryCell());
    box.promptTextProperty().bind(parts.texts().of("ui.compare.choose"));
    parts.named(box, parts.texts().of(before ? "ui.compare.left" : "ui.compare.right"));
    box.valueProperty().addListener((value, former, chosen) -> {
      if (chosen != null) {
        take(() -> sources.store().open(chosen), use);
      }
    });
    fill(box, before, use);
    Button file = parts.button("ui.compare.open", Feather.FOLDER, () ->
        sources.files().open(parts.texts().now("ui.top.open")).ifPresent(path -> {
          box.setValue(null);
          box.promptTextProperty().unbind();
          box.setPromptText(Widgets.inert(String.valueOf(path.getFileName())));
          take(() -> sources.store().open(path), use);
        }));
    file.setId(id + "-file");
    parts.named(file, parts.texts().compute(texts -> texts.get("ui.spoken", texts.get("ui.compare.open"),
        texts.get(before ? "ui.compare.left" : "ui.compare.right"))));
    return new Lines(8, parts.grow(box), file);
  }

  /// Without a wish the two newest, the older one as "before": so the page is never empty.
  private void fill(ComboBox<RunStore.Entry> box, boolean before, Consumer<LoadedReport> use) {
    int newest = before ? 1 : 0;
    if (!sources.first().isEmpty()) {
      LoadedReport wanted = sources.first().get(before ? 0 : 1);
      box.promptTextProperty().bind(parts.texts().compute(texts -> Wording.run(texts, wanted.report().started(),
          wanted.report().target().module())));
      take(() -> wanted, use);
    } else if (sources.entries().size() > newest) {
      box.setValue(sources.entries().get(newest));
    }
  }

  private void take(Callable<LoadedReport> read, Consumer<LoadedReport> use) {
    background.run(() -> {
      LoadedReport loaded = read.call();
      Report report = loaded.report();
      return new LoadedReport(new Redactor(Secrets.of(report)).redact(report), loaded.own(), loaded.problems());
    }, loaded -> {
      use.accept(loaded);
      draw();
    }, refused);
  }

  private void draw() {
    if (left.isPresent() && right.isPresent()) {
      result.getChildren().setAll(new ComparisonView(parts).draw(ReportComparison.of(left.get(), right.get()),
          left.get().report(), right.get().report()));
    }
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
        textProperty().bind(parts.texts().compute(texts -> Wording.run(texts, entry.started(), entry.module())));
      }
    }
  }
}
