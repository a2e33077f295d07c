package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An entry of the netrc file that is for the right host and that `go` does not take for it, as the reading of the
/// settings saw it (machine.NetrcFile). Immutable; any thread.
///
/// @param file the netrc file
/// @param has the name behind `machine`
/// @param wanted the name that `go` looks for
public record NetrcMiss(String file, String has, String wanted) {
  private static final Pattern TEXT = Pattern.compile("(.{1,4096}): machine (\\S+); go looks for machine (\\S+)");

  /// The one for a hop.
  public static Optional<NetrcMiss> of(Facts facts, Hop hop) {
    return facts.settings().problems().stream().filter(problem -> problem.kind() == FailureKind.UNAUTHORIZED)
        .map(Failure::raw).map(TEXT::matcher).filter(Matcher::matches)
        .map(found -> new NetrcMiss(found.group(1), found.group(2), found.group(3)))
        .filter(miss -> hop.url().startsWith("https://" + miss.wanted() + "/")
            || hop.url().equals("https://" + miss.wanted())).findFirst();
  }
}
