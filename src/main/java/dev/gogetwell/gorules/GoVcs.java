package dev.gogetwell.gorules;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /// The rules with one more in front, which lets `go` run a system for one path; every other path keeps its rule. A
  /// rule for the same path gives way, since `go` refuses two.
  public static String allowing(String govcs, String vcs, String path) {
    List<String> rules =
        Arrays.stream(govcs.split(",", -1)).map(String::strip).filter(rule -> !rule.isEmpty()).toList();
    String before = rules.stream().filter(rule -> pattern(rule).equals(path))
        .flatMap(rule -> Arrays.stream(rule.substring(rule.indexOf(':') + 1).split("\\|"))).map(String::strip)
        .filter(name -> !List.of("off", "all", vcs).contains(name)).map(name -> "|" + name)
        .collect(Collectors.joining());
    return Stream.concat(Stream.of(path + ":" + vcs + before),
        rules.stream().filter(rule -> !pattern(rule).equals(path))).collect(Collectors.joining(","));
  }

  private static String pattern(String rule) {
    return rule.substring(0, Math.max(0, rule.indexOf(':'))).strip();
  }

  /// Whether `go` can read the rules at all; one that it cannot read ends every command that would run git
  /// (cmd/go/internal/vcs/vcs.go:parseGOVCS).
  public static boolean isWellFormed(String govcs) {
    if (govcs.isBlank()) {
      return true;
    }
    Set<String> patterns = new HashSet<>();
    for (String rule : govcs.split(",", -1)) {
      int colon = rule.indexOf(':');
      String pattern = colon < 0 ? "" : rule.substring(0, colon).strip();
      boolean named = !pattern.isEmpty() && !pattern.matches("\\.{1,2}(?:/.*)?") && patterns.add(pattern);
      if (!named || Arrays.stream(rule.substring(colon + 1).split("\\|", -1)).anyMatch(String::isBlank)) {
        return false;
      }
    }
    return true;
  }
}
