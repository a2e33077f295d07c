package dev.gogetwell.diagnostics.settings;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Severity;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A folder into which `go` has to write is full, read-only, somebody else's or holds something damaged, as the reading
/// of the settings saw it (machine.CacheFolders). The module cache is the user's own, which no trial of his command
/// touches, so there it is a cause whatever the trial says; the others are used by the trial, which tells better.
final class FolderRule implements Rule {
  private static final Pattern TEXT = Pattern.compile(
      "(GOMODCACHE|GOCACHE|TMPDIR)=(.{1,4096}?): (full|read-only|not-writable|not-a-folder"
          + "|relative|damaged|cut|differs|in-the-way|tile): (.*)");

  /// Whether a problem of the settings is one of a folder.
  static boolean isAbout(Failure problem) {
    return TEXT.matcher(problem.raw()).matches();
  }

  @Override
  public List<Finding> judge(Facts facts) {
    return facts.settings().problems().stream().map(Failure::raw).map(TEXT::matcher).filter(Matcher::matches)
        // What differs from go.sum is wrong itself only where a fresh download agrees with that.
        .filter(found -> !found.group(3).equals("differs") || facts.witnessPassed())
        .map(found -> finding(facts, found)).toList();
  }

  private static Finding finding(Facts facts, Matcher found) {
    CauseCode code = switch (found.group(3)) {
      case "full" -> CauseCode.ENV_DISK_FULL;
      case "relative" -> CauseCode.ENV_GOPATH;
      case "damaged", "cut", "differs", "in-the-way", "tile" -> CauseCode.ENV_MODCACHE;
      default -> CauseCode.ENV_PERMISSION;
    };
    boolean untried = found.group(1).equals("GOMODCACHE") || facts.witness().isEmpty();
    // Whether this very tile is asked for is known to go alone.
    boolean isCause = untried && !found.group(3).equals("tile");
    return FindingBuilder.aboutMachine(code, isCause ? Severity.CAUSE : Severity.WARNING, found.group(1))
        .during(Operation.LOCAL).detail("detail.folder." + found.group(3), found.group(1), found.group(2),
            found.group(4)).build();
  }
}
