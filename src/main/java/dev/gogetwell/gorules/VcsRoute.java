package dev.gogetwell.gorules;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How `go` finds the repository of a module that it fetches directly. Source: cmd/go/internal/vcs/vcs.go:vcsPaths,
/// repoRootFromVCSPaths, repoRootForImportDynamic. Stateless; any thread.
public final class VcsRoute {
  private static final int LONGEST = 2_000;
  private static final List<Known> TABLE = List.of(
      new Known("github.com", "git", Pattern.compile("(github\\.com/[\\w.\\-]+/[\\w.\\-]+)(/[\\w.\\-]+)*+")),
      new Known("bitbucket.org", "git", Pattern.compile("(bitbucket\\.org/[\\w.\\-]+/[\\w.\\-]+)(/[\\w.\\-]+)*+")),
      new Known("hub.jazz.net/git", "git",
          Pattern.compile("(hub\\.jazz\\.net/git/[a-z0-9]+/[\\w.\\-]+)(/[\\w.\\-]+)*+")),
      new Known("git.apache.org", "git", Pattern.compile("(git\\.apache\\.org/[a-z0-9_.\\-]+\\.git)(/[\\w.\\-]+)*+")),
      new Known("git.openstack.org", "git",
          Pattern.compile("(git\\.openstack\\.org/[\\w.\\-]+/[\\w.\\-]+)(\\.git)?(/[\\w.\\-]+)*+")),
      new Known("chiselapp.com", "fossil",
          Pattern.compile("(chiselapp\\.com/user/[A-Za-z0-9]+/repository/[\\w.\\-]+)")));
  private static final Pattern SUFFIX = Pattern.compile(
      "((?:[a-z0-9\\-]+\\.)+[a-z0-9\\-]+(?::[0-9]+)?(?:/~?[\\w.\\-]+?)+?)"
          + "\\.(bzr|fossil|git|hg|svn)(?:/~?[\\w.\\-]+)*+");

  private VcsRoute() {}

  private record Known(String prefix, String vcs, Pattern form) {}

  /// Where the code is.
  public sealed interface Result {
    /// Known without asking: this repository.
    record Repository(String vcs, String root, String url) implements Result {}

    /// `https://PATH?go-get=1` must be asked first.
    record Discovery(String url) implements Result {}

    /// `go` stops with this text.
    record Refused(String message) implements Result {}
  }

  /// The way to a module path.
  public static Result of(String path, GoVersion version) {
    if (path.length() > LONGEST) {
      return new Result.Refused("invalid import path");
    }
    for (Known known : TABLE) {
      if (path.equals(known.prefix()) || path.startsWith(known.prefix() + "/")) {
        return inTable(known, path);
      }
    }
    Matcher suffix = SUFFIX.matcher(path);
    if (suffix.matches() && (!suffix.group(2).equals("bzr") || !version.atLeast(27))) {
      String root = suffix.group(1) + "." + suffix.group(2);
      return new Result.Repository(suffix.group(2), root, "https://" + suffix.group(1));
    }
    return new Result.Discovery("https://" + path + "?go-get=1");
  }

  private static Result inTable(Known known, String path) {
    Matcher form = known.form().matcher(path);
    String host = known.prefix();
    if (!form.matches()) {
      return new Result.Refused("invalid " + host + " import path \"" + path + "\"");
    }
    String root = form.group(1);
    boolean checked = host.equals("github.com") || host.equals("bitbucket.org") || host.startsWith("hub.");
    if (checked && root.matches(".*\\.(git|hg|svn|bzr|fossil)")) {
      return new Result.Refused("invalid version control suffix in " + host + " path");
    }
    return new Result.Repository(known.vcs(), root, "https://" + root);
  }
}
