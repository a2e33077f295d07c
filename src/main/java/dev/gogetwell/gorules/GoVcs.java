package dev.gogetwell.gorules;

import java.util.Arrays;

/// Which version control systems GOVCS lets `go` run for a module path.
/// Source: cmd/go/internal/vcs/vcs.go:parseGOVCS, checkGOVCS, defaultGOVCS. Stateless; any thread.
public final class GoVcs {
  private static final String DEFAULT = "public:git|hg,private:all";

  private GoVcs() {}

  /// Whether the system may be used; the first rule that covers the path decides, the default rules come last.
  public static boolean allows(String govcs, String vcs, String path, boolean isPrivate) {
    String rules = govcs.isEmpty() ? DEFAULT : govcs + "," + DEFAULT;
    for (String rule : rules.split(",", -1)) {
      int colon = rule.indexOf(':');
      if (colon < 0) {
        return false;
      }
      String pattern = rule.substring(0, colon).strip();
      boolean covers = switch (pattern) {
        case "public" -> !isPrivate;
        case "private" -> isPrivate;
        default -> PrivatePatterns.parse(pattern).matches(path);
      };
      if (covers) {
        return Arrays.stream(rule.substring(colon + 1).split("\\|"))
            .map(String::strip)
            .anyMatch(allowed -> allowed.equals("all") || allowed.equals(vcs));
      }
    }
    return false;
  }
}
