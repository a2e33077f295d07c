package dev.gogetwell.cli;

import dev.gogetwell.model.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the generators ask of this machine where the command line says nothing; wired in `app`.
///
/// @param settings of go and git here
/// @param mirror the module proxy that the last run found to work
/// @param resolvers the name servers of this machine, as `host[:port]`
/// @param workingFolder the folder in which the command was typed
public record GenerateServices(Reading<Settings> settings, Reading<Optional<String>> mirror,
    Reading<List<String>> resolvers, Path workingFolder) {
  /// Reads something.
  @FunctionalInterface
  public interface Reading<T> {
    /// What there is now.
    T read() throws InterruptedException;
  }
}
