package dev.gogetwell.hygiene;

import dev.gogetwell.model.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What is asked. Immutable; any thread.
///
/// @param project a folder in or below a module
/// @param settings of the judged environment
/// @param limit for everything together
/// @param govulncheck the tool, where it is not the one of the search path
/// @param vulnerabilities the database, as `https://…` or a folder; empty for the public one
/// @param licences the policy; empty for none, then licences are told and not judged
/// @param tools the folder of this program for tools; one that lies there is used
public record HygieneRequest(Path project, Settings settings, Duration limit, Optional<Path> govulncheck,
    Optional<String> vulnerabilities, Optional<LicencePolicy> licences, Tools tools) {
  /// Where tools of ours lie.
  ///
  /// @param folder need not exist
  /// @param install whether the user wants one that is missing to be installed there by `go install`
  public record Tools(Optional<Path> folder, boolean install) {
    /// No folder, and nothing is installed.
    public static final Tools NONE = new Tools(Optional.empty(), false);
  }
}
