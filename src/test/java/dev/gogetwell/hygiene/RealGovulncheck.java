package dev.gogetwell.hygiene;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ProgramSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The real govulncheck of this machine. A test never fetches it: `.ci/run` installs it into `target/tools`, from
/// whatever module proxy the machine uses.
final class RealGovulncheck {
  private static final Path OURS = Path.of("target/tools").toAbsolutePath();

  private RealGovulncheck() {}

  /// Where it is; the test is skipped where there is none.
  static Path orSkip() {
    Environment here = Environment.ofThisProcess();
    List<Path> places = here.home().map(home -> List.of(OURS, home.resolve("go/bin"))).orElse(List.of(OURS));
    Optional<Path> tool = ProgramSearch.find("govulncheck", here, places);
    assumeTrue(tool.isPresent(), "skipped: no govulncheck on the PATH, in ~/go/bin or in target/tools; to have it:"
        + " GOBIN=$PWD/target/tools go install golang.org/x/vuln/cmd/govulncheck@latest");
    return tool.orElseThrow();
  }
}
