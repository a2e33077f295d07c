package dev.gogetwell.ui.page;

import dev.gogetwell.ui.run.LiveRun;
import javafx.scene.Node;

/// One page of a run. Made once a run, asked to look again whenever the run has changed. JavaFX thread only.
public interface Page {
  /// What is shown.
  Node node();

  /// Looks at the run and redraws what differs.
  void refresh(LiveRun run);

  /// Whether the page wants the whole height and scrolls only where even its least height does not fit.
  default boolean fillsHeight() {
    return false;
  }

  /// The D key: details for experts.
  default void toggleDetails() {}

  /// The C key: side by side.
  default void toggleCompare() {}

  /// Whether something is being written from this page, so that a window asks before it closes.
  default boolean isBusy() {
    return false;
  }

  /// Ends what was begun on this page; it will not be shown again.
  default void end() {}
}
