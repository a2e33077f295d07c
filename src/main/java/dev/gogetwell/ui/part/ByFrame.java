package dev.gogetwell.ui.part;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.animation.AnimationTimer;

/// Draws the pieces of a long page one a frame, the first at once, so that none of them holds the window up for long.
/// JavaFX thread only.
public final class ByFrame extends AnimationTimer {
  private final Deque<Runnable> left;
  private Turn turn = Turn.FIRST_FRAME;

  /// Timers are asked before a frame is laid out: the first one comes while the first piece still waits for that.
  private enum Turn {
    FIRST_FRAME,
    LATER
  }

  private ByFrame(List<Runnable> pieces) {
    this.left = new ArrayDeque<>(pieces);
  }

  /// Begins to draw; [#stop()] leaves out what is not drawn yet.
  public static ByFrame draw(List<Runnable> pieces) {
    ByFrame drawing = new ByFrame(pieces);
    drawing.next();
    drawing.start();
    return drawing;
  }

  @Override
  public void handle(long now) {
    if (turn == Turn.FIRST_FRAME) {
      turn = Turn.LATER;
    } else {
      next();
    }
  }

  private void next() {
    Runnable piece = left.poll();
    if (piece == null) {
      stop();
    } else {
      piece.run();
    }
  }
}
