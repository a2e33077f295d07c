package dev.gogetwell.remedy;

import dev.gogetwell.machine.file.AtomicFile;
import dev.gogetwell.machine.file.PreparedFile;
import dev.gogetwell.remedy.JournalEntry.WrittenFile;
import dev.gogetwell.remedy.JournalStore.Kept;
import dev.gogetwell.remedy.JournalStore.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells from the bytes of the files and values what became of an entry, and puts in order what a run has left that was
/// ended or could not go on. For whoever holds the folder, but for telling.
record Recovery(JournalFolder folder, JournalStore store, Places places) {
  private static final String ABSENT = "";

  /// What can be undone, newest first: what was applied, and what stands half-way.
  List<JournalEntry> listed() throws RemedyException {
    try {
      List<JournalEntry> entries = new ArrayList<>();
      for (Kept kept : store.all()) {
        switch (kept.state()) {
          case DONE -> entries.add(kept.entry().told(JournalEntry.State.APPLIED));
          case BEGUN, UNDOING -> {
            if (holdsWritten(kept)) {
              entries.add(kept.entry().told(JournalEntry.State.INTERRUPTED));
            }
          }
          case UNDONE -> { }
        }
      }
      return entries;
    } catch (IOException e) {
      throw RemedyErrors.of("journal", e, folder.path());
    }
  }

  private boolean holdsWritten(Kept kept) {
    return kept.entry().files().stream().anyMatch(this::holdsWritten);
  }

  /// Whether a file is as we wrote it; of what cannot be read that cannot be said.
  boolean holdsWritten(WrittenFile file) {
    try {
      return hash(places.at(file.path(), "").read()).equals(file.sha256After());
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /// Puts in order what runs that were ended have left.
  void settleAll() throws RemedyException {
    sweep();
    try {
      for (Kept kept : store.all()) {
        if (kept.state() == State.BEGUN || kept.state() == State.UNDOING) {
          settle(kept);
        }
      }
    } catch (IOException e) {
      throw RemedyErrors.of("journal", e, folder.path());
    }
  }

  /// Removes the litter in the journal itself.
  void sweep() {
    try {
      folder.sweep();
      store.sweep();
    } catch (IOException e) {
      // Litter in the journal keeps nobody from undoing.
    }
  }

  /// Removes the temporary files of an entry, and closes it if no file holds what it wrote. What fails is left for the
  /// next run.
  void settle(Kept kept) {
    boolean interrupted = Thread.interrupted();
    try {
      for (WrittenFile file : kept.entry().files()) {
        removeTemporary(kept, file);
      }
      if (!holdsWritten(kept)) {
        PreparedFile.removeEmpty(madeFolders(kept));
        store.write(kept.in(State.UNDONE));
      }
    } catch (IOException | IllegalArgumentException e) {
      // The entry stays as it is, and with it the knowledge of what has to be done.
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void removeTemporary(Kept kept, WrittenFile file) throws IOException {
    if (Places.isVariable(file.path())) {
      return;
    }
    AtomicFile real = AtomicFile.at(Path.of(file.path()));
    Path left = real.temporary(kept.mark());
    if (real.path().toString().equals(file.path())
        && Files.isRegularFile(left, LinkOption.NOFOLLOW_LINKS) && folder.isOwn(left)) {
      Files.delete(left);
    }
  }

  /// An older entry may have made the folder in which a newer one wrote; the last to be undone removes it.
  private List<Path> madeFolders(Kept kept) throws IOException {
    Set<Path> made = new LinkedHashSet<>();
    for (Kept each : store.all()) {
      for (String name : each.folders()) {
        Path path = Path.of(name);
        if (kept.entry().files().stream().anyMatch(file -> Path.of(file.path()).startsWith(path))) {
          made.add(path);
        }
      }
    }
    return made.stream().sorted((one, other) -> one.getNameCount() - other.getNameCount()).toList();
  }

  static String hash(Optional<byte[]> bytes) {
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
