package dev.gogetwell.remedy;

import dev.gogetwell.remedy.JournalEntry.WrittenFile;
import dev.gogetwell.remedy.JournalStore.Kept;
import dev.gogetwell.remedy.PastChange.PastFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells of every entry of the journal what became of it, with the very bytes where they still stand there. Reads only.
record History(Path folder, JournalStore store, Recovery recovery, Places places) {
  List<PastChange> all() throws RemedyException {
    try {
      List<PastChange> changes = new ArrayList<>();
      for (Kept kept : store.all()) {
        changes.add(told(kept));
      }
      return changes;
    } catch (IOException e) {
      throw RemedyErrors.of("journal", e, folder);
    }
  }

  private PastChange told(Kept kept) {
    PastChange.State state = switch (kept.state()) {
      case DONE -> PastChange.State.IN_FORCE;
      case BEGUN, UNDOING -> kept.entry().files().stream().anyMatch(recovery::holdsWritten)
          ? PastChange.State.HALF_WAY : PastChange.State.UNDONE;
      case UNDONE -> PastChange.State.UNDONE;
    };
    JournalEntry entry = kept.entry().told(state == PastChange.State.HALF_WAY
        ? JournalEntry.State.INTERRUPTED : JournalEntry.State.APPLIED);
    return new PastChange(entry, state, entry.files().stream().map(file -> new PastFile(file.path(),
        state == PastChange.State.UNDONE ? Optional.empty() : diff(kept, file))).toList());
  }

  private Optional<PastChange.Diff> diff(Kept kept, WrittenFile file) {
    try {
      Optional<byte[]> now = places.at(file.path(), "").read();
      if (!Recovery.hash(now).equals(file.sha256After())) {
        return Optional.empty();
      }
      Optional<byte[]> before = file.existedBefore()
          ? Optional.of(store.bytes(kept.entry().id(), file.backup())) : Optional.empty();
      return Optional.of(new PastChange.Diff(
          FileDiff.of(file.path(), before, now), FileDiff.of(file.path(), now, before)));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
