package dev.gogetwell.gorules;

/// One glob of GOPRIVATE and its kin. It is matched against as many leading path elements as it has itself.
/// Source: cmd/vendor/golang.org/x/mod/module/module.go:MatchPrefixPatterns. Immutable; any thread.
///
/// @param glob the entry as written, without trailing slash
public record ModulePattern(String glob) {
  /// Whether the module path, or a leading part of it, matches.
  public boolean matches(String modulePath) {
    if (glob.isEmpty()) {
      return false;
    }
    int wanted = (int) glob.chars().filter(c -> c == '/').count();
    int end = modulePath.length();
    for (int i = 0; i < modulePath.length(); i++) {
      if (modulePath.charAt(i) == '/' && wanted-- == 0) {
        end = i;
        break;
      }
    }
    return wanted <= 0 && PathGlob.matches(glob, modulePath.substring(0, end));
  }
}
