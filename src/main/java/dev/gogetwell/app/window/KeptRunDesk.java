package dev.gogetwell.app.window;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.remedy.CommandOutcome;
import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.remedy.Preview;
import dev.gogetwell.remedy.RemedyDesk;
import dev.gogetwell.remedy.RemedyException;
import dev.gogetwell.report.KeptChanges;
import java.util.List;
import java.util.function.Consumer;

/// The desk of a run that may have been kept and opened again: what the redaction took out of a remedy is put back from
/// the settings as they are now, or the remedy is refused. A run that was just made is carried out as it is. One thread
/// at a time.
final class KeptRunDesk implements RemedyDesk {
  private final RemedyDesk desk;
  private final Reopened reopened;

  /// Reads the settings anew; blocks.
  @FunctionalInterface
  interface Reopened {
    /// Where a kept remedy is carried out.
    Now read() throws InterruptedException;
  }

  /// What a kept remedy needs.
  ///
  /// @param desk with the settings as they are now
  /// @param changes puts back what was taken out
  record Now(RemedyDesk desk, KeptChanges changes) {}

  /// @param desk with the settings of the run
  KeptRunDesk(RemedyDesk desk, Reopened reopened) {
    this.desk = desk;
    this.reopened = reopened;
  }

  @Override
  public Preview preview(Remedy remedy) throws RemedyException, InterruptedException {
    return deed(remedy, RemedyDesk::preview);
  }

  @Override
  public CommandOutcome tryOut(Remedy remedy, Consumer<String> lines) throws RemedyException, InterruptedException {
    return deed(remedy, (where, whole) -> where.tryOut(whole, lines));
  }

  @Override
  public JournalEntry apply(Remedy remedy) throws RemedyException, InterruptedException {
    return deed(remedy, RemedyDesk::apply);
  }

  private <T> T deed(Remedy remedy, Deed<T> deed) throws RemedyException, InterruptedException {
    if (!KeptChanges.isKept(remedy)) {
      return deed.at(desk, remedy);
    }
    Now now = reopened.read();
    return deed.at(now.desk(), now.changes().whole(remedy)
        .orElseThrow(() -> new RemedyException(Message.of("remedy.error.value-was-redacted"))));
  }

  @FunctionalInterface
  private interface Deed<T> {
    T at(RemedyDesk desk, Remedy remedy) throws RemedyException, InterruptedException;
  }

  @Override
  public CommandOutcome verify(Consumer<String> lines) throws RemedyException, InterruptedException {
    return desk.verify(lines);
  }

  @Override
  public List<String> inTerminal() {
    return desk.inTerminal();
  }

  @Override
  public void openTerminal() throws RemedyException, InterruptedException {
    desk.openTerminal();
  }

  @Override
  public void undo(JournalEntry entry) throws RemedyException {
    desk.undo(entry);
  }

  @Override
  public List<JournalEntry> journal() throws RemedyException {
    return desk.journal();
  }
}
