package dev.gogetwell.ui.fix;

import dev.gogetwell.model.Message;
import dev.gogetwell.remedy.RemedyDesk;
import dev.gogetwell.remedy.RemedyException;
import dev.gogetwell.ui.run.Background;
import java.util.List;
import java.util.Optional;

/// The terminal in which the user may see for himself: opened in the background, with what became of it. JavaFX thread
/// only.
final class TerminalOffer {
  private final RemedyDesk desk;
  private final Background background;
  private final Runnable changed;
  private Now now;

  /// How far it came.
  enum State {
    POSSIBLE,
    OPENING,
    OPEN
  }

  /// @param command what is repeated there; empty where nothing is
  /// @param trouble why none was opened
  record Now(List<String> command, State state, Optional<Message> trouble) {}

  /// @param changed is told when there is something else to show
  TerminalOffer(RemedyDesk desk, Background background, Runnable changed) {
    this.desk = desk;
    this.background = background;
    this.changed = changed;
    this.now = new Now(desk.inTerminal(), State.POSSIBLE, Optional.empty());
  }

  Now now() {
    return now;
  }

  /// Opens one; once more where one was opened before.
  void open() {
    become(State.OPENING, Optional.empty());
    background.run(() -> {
      desk.openTerminal();
      return now.command();
    }, _ -> become(State.OPEN, Optional.empty()), failure -> become(State.POSSIBLE, Optional.of(
        failure instanceof RemedyException refused ? refused.what()
            : Message.of("ui.fix.stopped", failure.getClass().getSimpleName()))));
  }

  private void become(State state, Optional<Message> trouble) {
    now = new Now(now.command(), state, trouble);
    changed.run();
  }
}
