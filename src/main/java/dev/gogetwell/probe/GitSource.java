package dev.gogetwell.probe;

import dev.gogetwell.machine.git.RemoteListing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Runs the user's own git in the judged environment; blocking, cancelled by interrupt. Empty where it cannot be run.
@FunctionalInterface
public interface GitSource {
  /// Asks git.
  ///
  /// @param tag whose absence is told; empty for none
  Optional<RemoteListing.Heard> run(List<String> arguments, String tag, Duration limit) throws InterruptedException;

  /// Whether the netrc file that libcurl reads has a login for a host. Nothing of it is told.
  default boolean hasLogin(String host) {
    return false;
  }
}
