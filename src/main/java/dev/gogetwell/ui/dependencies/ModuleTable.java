package dev.gogetwell.ui.dependencies;

import dev.gogetwell.hygiene.HygieneFinding;
import dev.gogetwell.hygiene.HygieneRule;
import dev.gogetwell.hygiene.ModuleRow;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.part.Widgets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The build list with licence and standing. Only the rows that are seen are drawn, so that ten thousand cost no more
/// than ten. JavaFX thread only.
final class ModuleTable {
  private static final double HEIGHT = 380;

  private final Widgets parts;
  private final Map<String, HygieneRule> worst = new HashMap<>();

  /// @param findings what the standing of a module comes from
  ModuleTable(Widgets parts, List<HygieneFinding> findings) {
    this.parts = parts;
    // Worst first, as the report has them.
    findings.stream().filter(one -> !one.module().isEmpty())
        .forEach(one -> worst.putIfAbsent(path(one.module()), one.rule()));
  }

  private static String path(String reference) {
    int at = reference.lastIndexOf('@');
    return at < 0 ? reference : reference.substring(0, at);
  }

  Node draw(List<ModuleRow> modules) {
    FilteredList<ModuleRow> shown = new FilteredList<>(FXCollections.observableArrayList(modules));
    TableView<ModuleRow> table = table(shown);
    TextField filter = new TextField();
    filter.setId("module-filter");
    filter.promptTextProperty().bind(parts.texts().of("ui.deps.filter"));
    parts.named(filter, parts.texts().of("ui.deps.filter"));
    filter.textProperty().addListener((text, before, now) -> shown.setPredicate(row -> matches(row, now)));
    VBox all = parts.column(10, parts.bound(parts.texts().of("hygiene.modules", modules.size()), "head"), filter,
        table);
    all.setId("module-list");
    return all;
  }

  private boolean matches(ModuleRow row, String asked) {
    String wanted = asked.strip().toLowerCase(Locale.ROOT);
    Texts texts = parts.texts().current().get();
    return wanted.isEmpty() || row.path().toLowerCase(Locale.ROOT).contains(wanted)
        || row.licence(texts).toLowerCase(Locale.ROOT).contains(wanted)
        || standing(row, texts).toLowerCase(Locale.ROOT).contains(wanted);
  }

  private TableView<ModuleRow> table(FilteredList<ModuleRow> shown) {
    SortedList<ModuleRow> sorted = new SortedList<>(shown);
    TableView<ModuleRow> table = new TableView<>(sorted);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setId("modules");
    table.getStyleClass().addAll("wide-table", "may-shorten", "module-table");
    table.setPrefHeight(HEIGHT);
    table.setMinHeight(HEIGHT);
    table.setFixedCellSize(34);
    parts.named(table, parts.texts().of("ui.deps.table"));
    table.setPlaceholder(parts.label("ui.deps.no-module", "muted"));
    column(table, "module", 290, (row, texts) -> row.path());
    column(table, "version", 120, (row, texts) -> row.version());
    column(table, "newest", 95, (row, texts) -> row.update().orElse(""));
    column(table, "licence", 150, (row, texts) -> row.licence(texts));
    column(table, "needed", 90, (row, texts) -> texts.get(row.indirect() ? "hygiene.indirect" : "hygiene.direct"));
    column(table, "standing", 325, this::standing);
    return table;
  }

  private void column(TableView<ModuleRow> table, String name, double width,
      BiFunction<ModuleRow, Texts, String> text) {
    TableColumn<ModuleRow, ModuleRow> column = new TableColumn<>();
    column.textProperty().bind(parts.texts().of("hygiene.column." + name));
    column.setId("column-" + name);
    column.setPrefWidth(width);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setCellFactory(made -> new Cell(text));
    column.setComparator(Comparator.comparing(
        row -> text.apply(row, parts.texts().current().get()).toLowerCase(Locale.ROOT)));
    table.getColumns().add(column);
  }

  /// A cell whose text follows the language.
  private final class Cell extends TableCell<ModuleRow, ModuleRow> {
    private final BiFunction<ModuleRow, Texts, String> text;

    Cell(BiFunction<ModuleRow, Texts, String> text) {
      this.text = text;
    }

    @Override
    protected void updateItem(ModuleRow row, boolean empty) {
      super.updateItem(row, empty);
      textProperty().unbind();
      if (empty || row == null) {
        setText("");
      } else {
        textProperty().bind(parts.texts().compute(texts -> Widgets.inert(text.apply(row, texts))));
      }
    }
  }

  /// What is wrong with it, in the words of the findings.
  private String standing(ModuleRow row, Texts texts) {
    return Optional.ofNullable(worst.get(row.path())).map(rule -> texts.get("ui.deps.standing",
        texts.get("hygiene.grade." + rule.grade().word()), texts.get("hygiene." + rule.word() + ".title"))).orElse("");
  }
}
