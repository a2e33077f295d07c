package dev.gogetwell.ui.fix;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.RemedyState;
import dev.gogetwell.remedy.CommandOutcome;
import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.remedy.RemedyDesk;
import dev.gogetwell.remedy.RemedyException;
import dev.gogetwell.report.FixRecord;
import dev.gogetwell.ui.run.Background;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// The remedies of one run and how far each has come. The desk's blocking work runs in the background; the state lives
/// on the JavaFX thread, to which every method belongs. Green comes only from a command that passed.
public final class RemedyBoard {
  private final List<Remedy> remedies;
  private final RemedyDesk desk;
  private final Background background;
  private final Map<String, RemedyWork> works = new HashMap<>();
  private final List<Remedy> applied = new ArrayList<>();
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  private final EarlierChanges earlier;
  private final TerminalOffer terminal;
  private Optional<Thread> running = Optional.empty();

  /// @param remedies least harm first
  /// @param here whether the run is one of this computer, so that what was written here belongs beside it
  public RemedyBoard(List<Remedy> remedies, RemedyDesk desk, Background background, boolean here) {
    this.remedies = List.copyOf(remedies);
    this.desk = desk;
    this.background = background;
    this.earlier = new EarlierChanges(desk, here, background, this::isOfThisRun, this::tell);
    this.terminal = new TerminalOffer(desk, background, this::tell);
  }

  /// Rises with every change.
  public ReadOnlyLongProperty revision() {
    return revision.getReadOnlyProperty();
  }

  /// All remedies, least harm first.
  public List<Remedy> remedies() {
    return remedies;
  }

  /// The ways to repair the cause that weaken nothing.
  public List<Remedy> ways() {
    return remedies.stream().filter(r -> r.harm() != Harm.WEAKENS && !isCleanUp(r)).toList();
  }

  /// The ways that switch a protection off; never recommended.
  public List<Remedy> weakening() {
    return remedies.stream().filter(r -> r.harm() == Harm.WEAKENS && !isCleanUp(r)).toList();
  }

  /// Harmful settings that were found; taking one away repairs nothing and protects.
  public List<Remedy> cleanUps() {
    return remedies.stream().filter(RemedyBoard::isCleanUp).toList();
  }

  private static boolean isCleanUp(Remedy remedy) {
    return remedy.cures() == CauseCode.CONFIG_WEAKENED;
  }

  /// One remedy a cause, the least harmful that can be carried out by the program.
  public List<Remedy> safeOnes() {
    List<Remedy> safe = new ArrayList<>();
    for (Remedy remedy : ways()) {
      boolean other = safe.stream().noneMatch(taken -> taken.cures() == remedy.cures());
      if (other && remedy.isAutomatic() && remedy.harm().compareTo(Harm.WIDER) < 0) {
        safe.add(remedy);
      }
    }
    return safe;
  }

  /// The one that the verdict bar offers: one that is applied or works, else the first that can still be tried.
  public Optional<Remedy> recommended() {
    return firstIn(RemedyState.VERIFIED)
        .or(() -> firstIn(RemedyState.APPLIED)).or(() -> firstIn(RemedyState.APPLYING))
        .or(() -> firstIn(RemedyState.TRYING)).or(() -> firstIn(RemedyState.WORKS))
        .or(() -> firstIn(RemedyState.POSSIBLE)).or(() -> firstIn(RemedyState.UNDONE))
        .or(() -> firstIn(RemedyState.FAILED));
  }

  private Optional<Remedy> firstIn(RemedyState state) {
    return ways().stream().filter(Remedy::isAutomatic).filter(r -> work(r).state() == state).findFirst();
  }

  /// Whether a remedy was written and the command passed with it.
  public boolean isVerified() {
    return remedies.stream().anyMatch(r -> !isCleanUp(r) && work(r).state() == RemedyState.VERIFIED);
  }

  /// Whether something is being tried or written now.
  public boolean isBusy() {
    return remedies.stream().map(r -> work(r).state())
        .anyMatch(state -> state == RemedyState.TRYING || state == RemedyState.APPLYING);
  }

  /// How far a remedy has come.
  public RemedyState state(Remedy remedy) {
    return work(remedy).state();
  }

  RemedyWork work(Remedy remedy) {
    return works.getOrDefault(remedy.id(), RemedyWork.UNTOUCHED);
  }

  /// How many remedies are applied and can be undone.
  public int journalSize() {
    return applied.size();
  }

  /// What earlier runs wrote.
  EarlierChanges earlier() {
    return earlier;
  }

  /// Where the user may see for himself.
  TerminalOffer terminal() {
    return terminal;
  }

  private boolean isOfThisRun(JournalEntry entry) {
    return inForce().contains(entry.id());
  }

  /// What was written for this run and not undone on its page, by the names of the journal.
  public List<String> inForce() {
    return works.values().stream().flatMap(work -> work.entry().stream()).map(JournalEntry::id).sorted().toList();
  }

  /// What became of every remedy that was tried or written, for the report.
  public List<FixRecord> records() {
    return remedies.stream().flatMap(remedy -> work(remedy).record(remedy.id()).stream()).toList();
  }

  /// Computes what applying would write, once.
  public void loadPreview(Remedy remedy) {
    if (remedy.isAutomatic() && work(remedy).preview().isEmpty()) {
      start(remedy, () -> desk.preview(remedy), preview -> change(remedy, work -> work.with(preview)));
    }
  }

  /// Runs the user's command with the remedy as an override. Writes nothing.
  public void tryOut(Remedy remedy) {
    change(remedy, work -> work.begin(RemedyState.TRYING));
    start(remedy, () -> desk.tryOut(remedy, new Lines(remedy)), outcome -> change(remedy,
        work -> work.with(outcome.passed() ? RemedyState.WORKS : RemedyState.FAILED, outcome)));
  }

  /// Writes the remedy, then runs the command with the written settings.
  public void apply(Remedy remedy) {
    change(remedy, work -> work.in(RemedyState.APPLYING));
    start(remedy, () -> desk.apply(remedy), entry -> {
      applied.add(remedy);
      change(remedy, work -> work.with(RemedyState.APPLIED, Optional.of(entry)));
      if (isCleanUp(remedy)) {
        return;
      }
      verify(remedy);
    });
  }

  private void verify(Remedy remedy) {
    change(remedy, work -> work.begin(RemedyState.APPLIED));
    start(remedy, () -> desk.verify(new Lines(remedy)), outcome -> ended(remedy, outcome));
  }

  private void ended(Remedy remedy, CommandOutcome outcome) {
    if (outcome.passed()) {
      change(remedy, work -> work.with(RemedyState.VERIFIED, outcome));
    } else {
      change(remedy, work -> work.with(RemedyState.APPLIED, outcome)
          .withTrouble(RemedyState.APPLIED, Message.of("ui.fix.did-not-help")));
    }
  }

  /// Writes several, one after the other, and verifies once at the end.
  public void applyAll(List<Remedy> chosen) {
    List<Remedy> rest = new ArrayList<>(chosen);
    if (rest.isEmpty()) {
      return;
    }
    Remedy first = rest.removeFirst();
    change(first, work -> work.in(RemedyState.APPLYING));
    start(first, () -> desk.apply(first), entry -> {
      applied.add(first);
      change(first, work -> work.with(RemedyState.APPLIED, Optional.of(entry)));
      if (!rest.isEmpty()) {
        applyAll(rest);
      } else if (!isCleanUp(first)) {
        verify(first);
      }
    });
  }

  /// Puts the former bytes back.
  public void undo(Remedy remedy) {
    Optional<JournalEntry> entry = work(remedy).entry();
    if (entry.isEmpty()) {
      return;
    }
    start(remedy, () -> {
      desk.undo(entry.get());
      return entry.get();
    }, done -> {
      applied.remove(remedy);
      change(remedy, work -> work.begin(RemedyState.UNDONE).with(RemedyState.UNDONE, Optional.empty()));
    });
  }

  /// Undoes what was applied last; nothing if nothing is applied.
  public void undoLast() {
    if (!applied.isEmpty()) {
      undo(applied.getLast());
    }
  }

  /// Ends what is being tried now.
  public void cancel() {
    running.ifPresent(Thread::interrupt);
    running = Optional.empty();
    for (Remedy remedy : remedies) {
      if (work(remedy).state() == RemedyState.TRYING) {
        change(remedy, work -> work.in(RemedyState.POSSIBLE));
      }
    }
  }

  private <T> void start(Remedy remedy, Callable<T> work, Consumer<T> done) {
    running = Optional.of(background.run(work, done, failure -> change(remedy, now -> {
      Message sentence = failure instanceof RemedyException refused
          ? refused.what() : Message.of("ui.fix.stopped", failure.getClass().getSimpleName());
      return now.withTrouble(before(now.state()), sentence);
    })));
  }

  /// The state to fall back to when a step of the work was refused.
  private static RemedyState before(RemedyState state) {
    return switch (state) {
      case TRYING, APPLYING -> RemedyState.POSSIBLE;
      case POSSIBLE, WORKS, FAILED, APPLIED, VERIFIED, UNDONE -> state;
    };
  }

  private void change(Remedy remedy, UnaryOperator<RemedyWork> step) {
    works.put(remedy.id(), step.apply(work(remedy)));
    tell();
  }

  private void tell() {
    revision.set(revision.get() + 1);
  }

  /// Collects lines between two visits of the JavaFX thread, so that a chatty command costs one redraw.
  private final class Lines implements Consumer<String> {
    private final Remedy remedy;
    private final List<String> waiting = new ArrayList<>();

    Lines(Remedy remedy) {
      this.remedy = remedy;
    }

    @Override
    public void accept(String line) {
      synchronized (waiting) {
        waiting.add(line);
        if (waiting.size() > 1) {
          return;
        }
      }
      background.report(this::hand);
    }

    private void hand() {
      List<String> lines;
      synchronized (waiting) {
        lines = List.copyOf(waiting);
        waiting.clear();
      }
      change(remedy, work -> work.printed(lines));
    }
  }
}
