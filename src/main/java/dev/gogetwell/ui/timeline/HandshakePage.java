package dev.gogetwell.ui.timeline;

import dev.gogetwell.ui.page.Page;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.run.LiveRun;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// The handshake. JavaFX thread only.
public final class HandshakePage implements Page {
  private final VBox node;

  public HandshakePage(PageContext context) {
    node = context.parts().column(16, context.parts().label("ui.nothing-yet", "muted"));
    node.getStyleClass().add("page");
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void refresh(LiveRun run) {}
}
