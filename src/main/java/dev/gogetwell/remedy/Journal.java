package dev.gogetwell.remedy;

import dev.gogetwell.gorules.ShellWords;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.file.AsideFile;
import dev.gogetwell.machine.file.AtomicFile;
import dev.gogetwell.machine.file.Presence;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.remedy.Exchange.HalfDoneException;
import dev.gogetwell.remedy.Exchange.Step;
import dev.gogetwell.remedy.Exchange.UndoneException;
import dev.gogetwell.remedy.JournalEntry.WrittenFile;
import dev.gogetwell.remedy.JournalStore.Kept;
import dev.gogetwell.remedy.JournalStore.State;
import dev.gogetwell.remedy.JournalStore.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes edits so that they can be undone, and undoes them. Nothing is overwritten that somebody else wrote. For
/// whoever holds the folder; what a run that was ended has left is put in order when the next one takes hold of it.
final class Journal {
  private static final String ABSENT = "";
  /// What it tells is done to files of this machine.
  private static final ShellWords SHELL = ShellWords.of(OperatingSystem.current().id());

  private final JournalFolder folder;
  private final JournalStore store;
  private final Recovery recovery;
  private final Places places;
  private final Clock clock;

  /// A journal of files alone.
  Journal(Path folder, Clock clock) {
    this(folder, clock, new Places(Optional.empty()));
  }

  /// @param places finds what the entries name
  Journal(Path folder, Clock clock, Places places) {
    this.folder = new JournalFolder(folder);
    this.store = new JournalStore(folder);
    this.places = places;
    this.recovery = new Recovery(this.folder, store, places);
    this.clock = clock;
  }

  /// Takes hold of the journal, for everything that writes.
  ///
  /// @throws RemedyException if another run is changing settings
  JournalFolder.Held hold() throws RemedyException, InterruptedException {
    JournalFolder.Held held = folder.hold();
    recovery.settleAll();
    return held;
  }

  /// Keeps the former bytes, then writes all edits, or none. The entry counts as interrupted until it is confirmed.
  Kept write(Remedy remedy, List<Draft.Edit> edits) throws RemedyException {
    requireNoneInterrupted(edits);
    Kept kept = begin(remedy, edits);
    try {
      exchange(kept, edits).run();
    } catch (UndoneException e) {
      recovery.settle(kept);
      throw e.told();
    } catch (HalfDoneException e) {
      throw halfDone(kept, e);
    }
    return kept;
  }

  private static Exchange exchange(Kept kept, List<Draft.Edit> edits) {
    return new Exchange(
        edits.stream().map(edit -> new Step(edit.place(), edit.before(), edit.after())).toList(), kept.mark());
  }

  private RemedyException halfDone(Kept kept, Throwable failure) {
    String cause = failure.getCause() == null ? "" : RemedyErrors.said(failure.getCause());
    return RemedyErrors.of("half-done", cause, names(kept, true), names(kept, false), kept.entry().id());
  }

  private String names(Kept kept, boolean written) {
    String names = kept.entry().files().stream().filter(file -> recovery.holdsWritten(file) == written)
        .map(WrittenFile::path).collect(Collectors.joining(", "));
    return names.isEmpty() ? "–" : names;
  }

  /// A second change on top of one that nobody has seen the end of could not be undone to the former bytes.
  private void requireNoneInterrupted(List<Draft.Edit> edits) throws RemedyException {
    for (JournalEntry entry : recovery.listed()) {
      for (WrittenFile file : entry.files()) {
        if (entry.state() == JournalEntry.State.INTERRUPTED
            && edits.stream().anyMatch(edit -> edit.place().name().equals(file.path()))) {
          throw RemedyErrors.of("interrupted", file.path(), entry.id());
        }
      }
    }
  }

  private Kept begin(Remedy remedy, List<Draft.Edit> edits) throws RemedyException {
    String id = store.newId(clock.instant());
    try {
      List<WrittenFile> files = new ArrayList<>();
      Set<String> folders = new LinkedHashSet<>();
      for (int i = 0; i < edits.size(); i++) {
        Draft.Edit edit = edits.get(i);
        String backup = edit.before().isPresent() ? i + ".before" : ABSENT;
        if (edit.before().isPresent()) {
          store.keepBytes(id, backup, edit.before().get());
        }
        files.add(new WrittenFile(edit.place().name(), edit.before().isPresent(), backup, Recovery.hash(edit.after())));
        edit.place().missingFolders().forEach(missing -> folders.add(missing.toString()));
      }
      Kept kept = new Kept(State.BEGUN, new Written(id, clock.instant(), remedy, files), AtomicFile.newMark(),
          List.copyOf(folders));
      store.write(kept);
      return kept;
    } catch (IOException e) {
      recovery.sweep();
      throw RemedyErrors.of("journal", e, id);
    }
  }

  /// Says that what was written counts.
  ///
  /// @throws RemedyException if that cannot be kept; all is taken back then
  JournalEntry confirm(Kept kept, List<Draft.Edit> edits) throws RemedyException {
    try {
      store.write(kept.in(State.DONE));
      return kept.entry().told(JournalEntry.State.APPLIED);
    } catch (IOException e) {
      takeBack(kept, edits);
      throw RemedyErrors.of("journal", e, kept.entry().id());
    }
  }

  /// Undoes what was just written, because it does not count.
  void takeBack(Kept kept, List<Draft.Edit> edits) throws RemedyException {
    try {
      exchange(kept, edits).reversed().run();
    } catch (UndoneException | HalfDoneException e) {
      throw halfDone(kept, e);
    }
    recovery.settle(kept);
  }

  /// The same for somebody who does not hold the folder.
  void undoAlone(JournalEntry told) throws RemedyException {
    try (JournalFolder.Held _ = hold()) {
      undo(told);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RemedyErrors.of("busy");
    }
  }

  /// Restores the former bytes of all files, or of none if one was changed since.
  void undo(JournalEntry told) throws RemedyException {
    Kept kept = find(told);
    List<Step> steps = new ArrayList<>();
    for (WrittenFile file : kept.entry().files().reversed()) {
      restoring(kept, file).ifPresent(steps::add);
    }
    try {
      store.write(kept.in(State.UNDOING));
    } catch (IOException e) {
      throw RemedyErrors.of("journal", e, kept.entry().id());
    }
    try {
      new Exchange(steps, kept.mark()).run();
    } catch (UndoneException e) {
      keep(kept);
      throw e.told();
    } catch (HalfDoneException e) {
      throw halfDone(kept, e);
    }
    recovery.settle(kept);
  }

  /// The disk is believed, not what somebody holds in memory.
  private Kept find(JournalEntry told) throws RemedyException {
    try {
      return store.all().stream().filter(kept -> kept.entry().id().equals(told.id()))
          .filter(kept -> kept.state() != State.UNDONE).findFirst()
          .orElseThrow(() -> RemedyErrors.of("undo-gone", told.id()));
    } catch (IOException e) {
      throw RemedyErrors.of("journal", e, told.id());
    }
  }

  private Optional<Step> restoring(Kept kept, WrittenFile file) throws RemedyException {
    try {
      EditedPlace place = recorded(kept, file);
      Optional<byte[]> now = place.read();
      Optional<byte[]> before =
          file.existedBefore() ? Optional.of(store.bytes(kept.entry().id(), file.backup())) : Optional.empty();
      if (Exchange.same(now, before)) {
        return Optional.empty(); // Never written before a crash, or restored before one.
      }
      if (!Recovery.hash(now).equals(file.sha256After())) {
        throw changedSince(kept, file);
      }
      place.requireFit();
      return Optional.of(new Step(place, now, before));
    } catch (IOException e) {
      throw RemedyErrors.reading(file.path(), byHand(kept, file), e);
    }
  }

  /// Only the very file that was written: real then and real now, and of this user.
  private EditedPlace recorded(Kept kept, WrittenFile file) throws RemedyException, IOException {
    if (Places.isVariable(file.path())) {
      return places.at(file.path(), byHand(kept, file));
    }
    try {
      Path path = Path.of(file.path());
      AtomicFile now = AtomicFile.at(path);
      if (path.isAbsolute() && now.path().equals(path) && folder.isOwn(path)) {
        return places.at(file.path(), byHand(kept, file));
      }
    } catch (IllegalArgumentException e) {
      // No path of this system: the entry comes from elsewhere.
    }
    throw RemedyErrors.of("undo-moved", file.path());
  }

  private String byHand(Kept kept, WrittenFile file) {
    if (Places.isVariable(file.path())) {
      return "regedit " + file.path();
    }
    if (AsideFile.isAside(file.path())) {
      return SHELL.moving(file.path(), AsideFile.named(file.path()).file().toString());
    }
    return file.existedBefore()
        ? SHELL.copying(folder.path().resolve(kept.entry().id()).resolve(file.backup()).toString(), file.path())
        : SHELL.removing(file.path());
  }

  private RemedyException changedSince(Kept kept, WrittenFile file) throws RemedyException {
    if (AsideFile.isAside(file.path())) {
      return RemedyErrors.of("aside-changed", file.path());
    }
    boolean byUs = recovery.listed().stream().takeWhile(later -> !later.id().equals(kept.entry().id()))
        .flatMap(later -> later.files().stream()).anyMatch(other -> other.path().equals(file.path()));
    return RemedyErrors.of(byUs ? "undo-order" : "undo-changed", file.path());
  }

  /// What can be undone, newest first. What another run is writing just now is none of it.
  List<JournalEntry> open() throws RemedyException {
    try {
      if (!Presence.isFolder(folder.path())) {
        return List.of();
      }
    } catch (IOException e) {
      throw RemedyErrors.of("journal", e, folder.path());
    }
    Optional<JournalFolder.Held> held = folder.holdNow();
    if (held.isEmpty()) {
      return recovery.listed().stream().filter(entry -> entry.state() == JournalEntry.State.APPLIED).toList();
    }
    try (JournalFolder.Held _ = held.get()) {
      recovery.settleAll();
      return recovery.listed();
    }
  }

  /// Everything that was ever written, newest first.
  List<PastChange> history() throws RemedyException {
    open();
    return new History(folder.path(), store, recovery, places).all();
  }

  private void keep(Kept kept) {
    try {
      store.write(kept);
    } catch (IOException e) {
      // Told as interrupted then, which can be undone as well.
    }
  }
}
