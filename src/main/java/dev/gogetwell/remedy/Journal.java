package dev.gogetwell.remedy;

import dev.gogetwell.machine.file.AtomicFile;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.remedy.JournalEntry.WrittenFile;
import dev.gogetwell.remedy.JournalStore.Kept;
import dev.gogetwell.remedy.JournalStore.State;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Writes edits so that they can be undone, and undoes them. Nothing is overwritten that somebody else wrote. One
/// thread at a time.
final class Journal {
  private static final String ABSENT = "";

  private final JournalStore store;
  private final Clock clock;

  Journal(JournalStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Keeps the former bytes, then writes every edit; if one cannot be written, those before it are taken back.
  JournalEntry write(Remedy remedy, List<Draft.Edit> edits) throws RemedyException {
    JournalEntry entry = begin(remedy, edits);
    List<Draft.Edit> written = new ArrayList<>();
    for (Draft.Edit edit : edits) {
      try {
        edit.place().replace(edit.before(), edit.after());
        written.add(edit);
      } catch (IOException e) {
        takeBack(entry, written);
        throw Trouble.writing(edit.place(), e);
      }
    }
    return entry;
  }

  private JournalEntry begin(Remedy remedy, List<Draft.Edit> edits) throws RemedyException {
    String id = store.newId(clock.instant());
    try {
      List<WrittenFile> files = new ArrayList<>();
      for (int i = 0; i < edits.size(); i++) {
        Draft.Edit edit = edits.get(i);
        String backup = edit.before().isPresent() ? i + ".before" : ABSENT;
        if (edit.before().isPresent()) {
          store.keepBytes(id, backup, edit.before().get());
        }
        files.add(new WrittenFile(edit.place().name(), edit.before().isPresent(), backup, hash(edit.after())));
      }
      JournalEntry entry = new JournalEntry(id, clock.instant(), remedy, files);
      store.write(State.BEGUN, entry);
      return entry;
    } catch (IOException e) {
      throw Trouble.of("journal", e, id);
    }
  }

  /// Undoes what was just written, because it does not count.
  void takeBack(JournalEntry entry, List<Draft.Edit> written) throws RemedyException {
    // A file channel refuses to write for an interrupted thread, and a cancel must not leave half a remedy.
    boolean interrupted = Thread.interrupted();
    try {
      for (Draft.Edit edit : written.reversed()) {
        restore(edit);
      }
      mark(State.UNDONE, entry);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void restore(Draft.Edit edit) throws RemedyException {
    try {
      edit.place().replace(edit.after(), edit.before());
    } catch (IOException e) {
      throw Trouble.writing(edit.place(), e);
    }
  }

  void mark(State state, JournalEntry entry) throws RemedyException {
    try {
      store.write(state, entry);
    } catch (IOException e) {
      throw Trouble.of("journal", e, entry.id());
    }
  }

  private record Restoring(Place place, Optional<byte[]> now, Optional<byte[]> before) {}

  /// Restores the former bytes of all files, or of none if one was changed since.
  void undo(JournalEntry entry) throws RemedyException {
    List<Restoring> all = new ArrayList<>();
    for (WrittenFile file : entry.files().reversed()) {
      restoring(entry, file).ifPresent(all::add);
    }
    for (Restoring each : all) {
      try {
        each.place().replace(each.now(), each.before());
      } catch (IOException e) {
        throw Trouble.writing(each.place(), e);
      }
    }
    mark(State.UNDONE, entry);
  }

  private Optional<Restoring> restoring(JournalEntry entry, WrittenFile file) throws RemedyException {
    try {
      Place place = new FilePlace(AtomicFile.at(Path.of(file.path())));
      Optional<byte[]> now = place.read();
      Optional<byte[]> before =
          file.existedBefore() ? Optional.of(store.bytes(entry.id(), file.backup())) : Optional.empty();
      if (same(now, before)) {
        return Optional.empty(); // Never written before a crash, or restored before one.
      }
      if (!hash(now).equals(file.sha256After())) {
        throw changedSince(entry, file);
      }
      return Optional.of(new Restoring(place, now, before));
    } catch (IOException e) {
      throw Trouble.of("unreadable", e, file.path());
    }
  }

  private RemedyException changedSince(JournalEntry entry, WrittenFile file) throws RemedyException {
    boolean byUs = open().stream().takeWhile(later -> !later.id().equals(entry.id()))
        .flatMap(later -> later.files().stream()).anyMatch(other -> other.path().equals(file.path()));
    return Trouble.of(byUs ? "undo-order" : "undo-changed", file.path());
  }

  /// What was applied and not undone, newest first; an entry that a crash left before it wrote anything is none.
  List<JournalEntry> open() throws RemedyException {
    try {
      List<JournalEntry> entries = new ArrayList<>();
      for (Kept kept : store.all()) {
        if (kept.state() == State.DONE || kept.state() == State.BEGUN && wroteSomething(kept.entry())) {
          entries.add(kept.entry());
        }
      }
      return entries;
    } catch (IOException e) {
      throw Trouble.of("journal", e, "");
    }
  }

  private static boolean wroteSomething(JournalEntry entry) throws IOException {
    for (WrittenFile file : entry.files()) {
      if (hash(AtomicFile.at(Path.of(file.path())).read()).equals(file.sha256After())) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
    return one.isPresent() == other.isPresent() && (one.isEmpty() || Arrays.equals(one.get(), other.get()));
  }

  private static String hash(Optional<byte[]> bytes) {
    if (bytes.isEmpty()) {
      return ABSENT;
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.get()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
