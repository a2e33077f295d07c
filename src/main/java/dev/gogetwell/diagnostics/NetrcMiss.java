package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An entry of the netrc file that is for the right host and that `go` or git does not take for it, as the reading of
/// the settings saw it (machine.NetrcFile). Immutable; any thread.
///
/// @param file the netrc file
/// @param has the name behind `machine`
/// @param wanted the name that is looked for
/// @param why what keeps it from being taken; empty where only the name differs
public record NetrcMiss(String file, String has, String wanted, String why) {
  private static final Pattern TEXT = Pattern.compile(
      "(.{1,4096}?): machine (\\S+); (go|git) looks for machine (\\S+)(?: \\(([a-z-]{1,20})\\))?");

  /// The one for a hop.
  public static Optional<NetrcMiss> of(Facts facts, Hop hop) {
    boolean byGit = hop.role() == HopRole.VCS_GIT || hop.role() == HopRole.VCS_DISCOVERY;
    return facts.settings().problems().stream().filter(problem -> problem.kind() == FailureKind.UNAUTHORIZED)
        .map(Failure::raw).map(TEXT::matcher).filter(Matcher::matches)
        .filter(found -> found.group(3).equals(byGit ? "git" : "go"))
        .map(found -> new NetrcMiss(found.group(1), found.group(2), found.group(4),
            Optional.ofNullable(found.group(5)).orElse("")))
        .filter(miss -> byGit ? hop.host().equalsIgnoreCase(miss.wanted())
            : hop.url().startsWith("https://" + miss.wanted() + "/") || hop.url().equals("https://" + miss.wanted()))
        .findFirst();
  }

  /// Says it of a finding.
  public Message detail() {
    return Message.of("detail.netrc-miss" + suffix(), file, has, wanted);
  }

  /// What to do about it.
  public Message step() {
    return Message.of(why.isEmpty() || why.equals("case") ? "remedy.netrc.rename" : "remedy.netrc.mend" + suffix(),
        file, has, wanted);
  }

  private String suffix() {
    return why.isEmpty() ? "" : "." + why;
  }
}
