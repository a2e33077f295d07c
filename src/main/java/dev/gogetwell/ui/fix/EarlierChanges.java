package dev.gogetwell.ui.fix;

import dev.gogetwell.model.Message;
import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.remedy.RemedyDesk;
import dev.gogetwell.remedy.RemedyException;
import dev.gogetwell.ui.run.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What earlier runs wrote and nobody has undone, as the journal tells it after a restart too, newest first: what is in
/// force, and what was left half-way because the run was ended while it wrote. JavaFX thread only; the journal is read
/// in the background.
final class EarlierChanges {
  private final RemedyDesk desk;
  private final Background background;
  private final Predicate<JournalEntry> ofThisRun;
  private final Runnable changed;
  /// A report of another computer is not the place for what was written on this one.
  private boolean asked;
  private List<Left> left = List.of();

  /// @param here whether the journal of this computer is asked at all
  /// @param ofThisRun which entries are shown beside their remedy already
  /// @param changed is told when there is something else to show
  EarlierChanges(RemedyDesk desk, boolean here, Background background, Predicate<JournalEntry> ofThisRun,
      Runnable changed) {
    this.desk = desk;
    this.asked = !here;
    this.background = background;
    this.ofThisRun = ofThisRun;
    this.changed = changed;
  }

  /// One entry that is in force or stands half-way.
  ///
  /// @param trouble why it could not be taken back
  record Left(JournalEntry entry, Optional<Message> trouble) {
    boolean isHalfWay() {
      return entry.state() == JournalEntry.State.INTERRUPTED;
    }
  }

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
    left = journal.stream().filter(Predicate.not(ofThisRun))
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
