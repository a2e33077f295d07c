package dev.gogetwell.app;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.remedy.CommandOutcome;
import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.remedy.Preview;
import dev.gogetwell.remedy.RemedyDesk;
import dev.gogetwell.remedy.RemedyException;
import dev.gogetwell.remedy.UnkeptException;
import java.util.List;
import java.util.function.Consumer;

/// The desk of a user for whom no journal can be kept: it shows and tries, and it writes nothing, since a change that
/// cannot be undone is none that this program makes. One thread at a time.
final class UnkeptDesk implements RemedyDesk {
  private final RemedyDesk desk;
  private final Message trouble;
  private final boolean homeless;

  /// @param trouble why nothing is kept
  /// @param homeless whether the home itself is out of reach, so that a try would look at another one
  UnkeptDesk(RemedyDesk desk, Message trouble, boolean homeless) {
    this.desk = desk;
    this.trouble = trouble;
    this.homeless = homeless;
  }

  @Override
  public Preview preview(Remedy remedy) throws RemedyException, InterruptedException {
    return desk.preview(remedy);
  }

  @Override
  public CommandOutcome tryOut(Remedy remedy, Consumer<String> lines) throws RemedyException, InterruptedException {
    if (homeless) {
      throw new UnkeptException(trouble);
    }
    return desk.tryOut(remedy, lines);
  }

  @Override
  public JournalEntry apply(Remedy remedy) throws RemedyException {
    throw new UnkeptException(trouble);
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
    throw new UnkeptException(trouble);
  }

  @Override
  public List<JournalEntry> journal() {
    return List.of();
  }
}
