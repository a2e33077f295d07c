package dev.gogetwell.ui.fix;

import dev.gogetwell.model.Message;
import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.remedy.RemedyDesk;
import dev.gogetwell.remedy.RemedyException;
import dev.gogetwell.ui.run.Background;
import java.util.List;
import java.util.Optional;

/// What an earlier run has left half-way because it was ended while it wrote, and how to take it back. JavaFX thread
/// only; the journal is read in the background.
final class HalfWay {
  private final RemedyDesk desk;
  private final Background background;
  private final Runnable changed;
  private boolean asked;
  private List<Left> left = List.of();

  /// @param changed is told when there is something else to show
  HalfWay(RemedyDesk desk, Background background, Runnable changed) {
    this.desk = desk;
    this.background = background;
    this.changed = changed;
  }

  /// One entry that stands half-way.
  ///
  /// @param trouble why it could not be taken back
  record Left(JournalEntry entry, Optional<Message> trouble) {}

  List<Left> left() {
    return left;
  }

  /// Reads the journal, once.
  void load() {
    if (!asked) {
      asked = true;
      background.run(desk::journal, this::show, failure -> { });
    }
  }

  private void show(List<JournalEntry> journal) {
    left = journal.stream().filter(entry -> entry.state() == JournalEntry.State.INTERRUPTED)
        .map(entry -> new Left(entry, Optional.empty())).toList();
    changed.run();
  }

  /// Puts the former bytes back.
  void takeBack(JournalEntry entry) {
    background.run(() -> {
      desk.undo(entry);
      return desk.journal();
    }, this::show, failure -> {
      Message sentence = failure instanceof RemedyException refused
          ? refused.what() : Message.of("ui.fix.stopped", failure.getClass().getSimpleName());
      left = left.stream().map(each -> each.entry().equals(entry) ? new Left(entry, Optional.of(sentence)) : each)
          .toList();
      changed.run();
    });
  }
}
