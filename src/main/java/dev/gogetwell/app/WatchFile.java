package dev.gogetwell.app;

import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.machine.file.AtomicFile;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.watch.WatchHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps the history of watches in the folder of state, whole or not at all. Any thread.
final class WatchFile implements WatchHistory.Store {
  private final StateFolder state;

  WatchFile(StateFolder state) {
    this.state = state;
  }

  @Override
  public Optional<byte[]> load() {
    try {
      return Optional.of(RegularFile.at(file()).bytes(InputLimit.SETTINGS));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public void save(byte[] history) {
    try {
      AtomicFile place = AtomicFile.at(file());
      place.replace(place.read(), Optional.of(history));
    } catch (IOException _) {
      // A read-only home, or another watch that was quicker: the lines were told all the same.
    }
  }

  private Path file() {
    return state.path().resolve("watch.jsonl");
  }
}
