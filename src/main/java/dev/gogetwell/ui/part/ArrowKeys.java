package dev.gogetwell.ui.part;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/// Lets the arrow keys go through a list or a table that was built of plain nodes. JavaFX thread only.
public final class ArrowKeys {
  private ArrowKeys() {}

  /// Up and down go from one node of a style class to the next.
  public static void through(Parent list, String styleClass) {
    list.addEventHandler(KeyEvent.KEY_PRESSED, press -> {
      int by = press.getCode() == KeyCode.DOWN ? 1 : press.getCode() == KeyCode.UP ? -1 : 0;
      List<Node> rows = new ArrayList<>(list.lookupAll("." + styleClass));
      int now = rows.indexOf(focused(list));
      if (by != 0 && now >= 0) {
        rows.get(Math.clamp(now + by, 0, rows.size() - 1)).requestFocus();
        press.consume();
      }
    });
  }

  /// The four arrows go through the cells of a grid. Tab reaches the cell at `row` and `column` alone, so that a large
  /// table is one stop on the way.
  public static void through(GridPane grid, int row, int column) {
    at(grid, row, column).setFocusTraversable(true);
    grid.addEventHandler(KeyEvent.KEY_PRESSED, press -> {
      Node cell = focused(grid);
      if (cell == null || !grid.equals(cell.getParent())) {
        return;
      }
      int down = press.getCode() == KeyCode.DOWN ? 1 : press.getCode() == KeyCode.UP ? -1 : 0;
      int right = press.getCode() == KeyCode.RIGHT ? 1 : press.getCode() == KeyCode.LEFT ? -1 : 0;
      if (down != 0 || right != 0) {
        at(grid, Math.clamp(GridPane.getRowIndex(cell) + down, 0, grid.getRowCount() - 1),
            Math.clamp(GridPane.getColumnIndex(cell) + right, 0, grid.getColumnCount() - 1)).requestFocus();
        press.consume();
      }
    });
  }

  private static @Nullable Node focused(Node where) {
    return where.getScene() == null ? null : where.getScene().getFocusOwner();
  }

  private static Node at(GridPane grid, int row, int column) {
    return grid.getChildren().stream()
        .filter(cell -> GridPane.getRowIndex(cell) == row && GridPane.getColumnIndex(cell) == column)
        .findFirst().orElse(grid);
  }
}
