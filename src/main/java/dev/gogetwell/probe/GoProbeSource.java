package dev.gogetwell.probe;

import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings;
import java.time.Duration;
import java.util.Optional;

/// Asks the user's own Go to look at a hop, beside the built-in client and never before it: its first run compiles for
/// tens of seconds. Blocking, cancelled by interrupt; any thread.
@FunctionalInterface
public interface GoProbeSource {
  /// What came of it.
  sealed interface Told {
    /// Go spoke.
    record Seen(GoProbeReading reading) implements Told {}

    /// There is a `go`, but the probe could not run: what the built-in client saw stands alone, and the reader is told.
    ///
    /// @param why for the reader
    /// @param failure in the words of the tool or of the system
    record TakenOver(Message why, Failure failure) implements Told {}
  }

  /// Looks at `hop`.
  ///
  /// @param limit for the look itself; compiling has a limit of its own
  /// @return empty where no `go` is installed, and for a hop that is no HTTPS
  Optional<Told> run(Hop hop, Settings settings, Duration limit) throws InterruptedException;
}
