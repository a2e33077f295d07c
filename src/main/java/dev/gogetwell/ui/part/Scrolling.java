package dev.gogetwell.ui.part;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/// Brings into sight what is below the fold. JavaFX thread only.
public final class Scrolling {
  private Scrolling() {}

  /// Scrolls a pane only as far as needed for a part of its content to be seen whole.
  public static void into(ScrollPane scroll, Node part) {
    Bounds place = scroll.getContent().sceneToLocal(part.localToScene(part.getBoundsInLocal()));
    double seen = scroll.getViewportBounds().getHeight();
    double room = scroll.getContent().getLayoutBounds().getHeight() - seen;
    if (room > 0) {
      double top = scroll.getVvalue() * room;
      double wanted = Math.min(place.getMinY(), Math.max(top, place.getMaxY() - seen));
      scroll.setVvalue(Math.clamp(wanted / room, 0, 1));
    }
  }

  /// Scrolls every pane around a node so far that it is seen; a node that is in none stays where it is.
  public static void to(Node node) {
    for (Parent around = node.getParent(); around != null; around = around.getParent()) {
      if (around instanceof ScrollPane scroll && scroll.getContent() != null) {
        Bounds place = scroll.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double room = scroll.getContent().getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
        if (room > 0) {
          double wanted = place.getMinY() - scroll.getViewportBounds().getHeight() / 3;
          scroll.setVvalue(Math.clamp(wanted / room, 0, 1));
        }
      }
    }
  }
}
