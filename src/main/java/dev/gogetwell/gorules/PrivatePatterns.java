package dev.gogetwell.gorules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A comma list of module patterns as GOPRIVATE, GONOPROXY, GONOSUMDB and GOINSECURE hold it. Go does not trim the
/// entries, so most mistakes here are silent; [#lint()] names them.
/// Source: cmd/vendor/golang.org/x/mod/module/module.go:MatchPrefixPatterns. Immutable; any thread.
///
/// @param patterns the entries that are not empty, in order
public record PrivatePatterns(List<ModulePattern> patterns) {
  public PrivatePatterns {
    patterns = List.copyOf(patterns);
  }

  private static final Pattern SEPARATORS = Pattern.compile("\\s*[,\uFF0C;\uFF1B\u3001|]\\s*|\\s+");
  private static final Pattern QUOTES = Pattern.compile("[\"'`\u201C\u201D\u2018\u2019]");

  /// Why an entry matches less than its writer meant.
  public enum Mistake {
    BLANK, LEADING_DOT, SCHEME, USER_AT_HOST, MALFORMED, STAR_SUBDOMAIN_ONLY, MATCHES_EVERYTHING
  }

  /// One suspicious entry.
  public record Lint(String entry, Mistake mistake) {}

  /// Reads a list.
  public static PrivatePatterns parse(String list) {
    List<ModulePattern> patterns = Arrays.stream(list.split(",", -1))
        .map(glob -> glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob)
        .filter(glob -> !glob.isEmpty())
        .map(ModulePattern::new)
        .toList();
    return new PrivatePatterns(patterns);
  }

  /// The list that counts: GOPRIVATE is only the default of the special one (cmd/go/internal/cfg/cfg.go:GONOPROXY).
  public static PrivatePatterns effective(String special, String goprivate) {
    return parse(special.isEmpty() ? goprivate : special);
  }

  /// The list without what makes an item match nothing: scheme, user, quotes, a dot in front, blanks or another sign in
  /// place of the comma. None of these signs is one of a module path. The same text where nothing is wrong.
  public static String meant(String list) {
    return Arrays.stream(SEPARATORS.split(list.strip(), -1)).map(item -> QUOTES.matcher(item).replaceAll(""))
        .map(item -> item.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "").replaceFirst("^[^/@]*@", "")
            .replaceFirst("^\\.(?=[A-Za-z0-9])", "*."))
        .collect(Collectors.joining(","));
  }

  /// Whether the list does not match a module path that its writer meant.
  public static boolean misses(String list, String modulePath) {
    return !parse(list).matches(modulePath) && parse(meant(list)).matches(modulePath);
  }

  /// Whether any pattern matches the module path.
  public boolean matches(String modulePath) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(modulePath));
  }

  /// The entries that do not do what they look like.
  public List<Lint> lint() {
    List<Lint> found = new ArrayList<>();
    for (ModulePattern pattern : patterns) {
      String glob = pattern.glob();
      if (!glob.equals(glob.strip()) || glob.chars().anyMatch(Character::isWhitespace)) {
        found.add(new Lint(glob, Mistake.BLANK));
      }
      String bare = glob.strip();
      if (bare.startsWith(".")) {
        found.add(new Lint(glob, Mistake.LEADING_DOT));
      }
      if (bare.contains("://")) {
        found.add(new Lint(glob, Mistake.SCHEME));
      } else if (bare.contains("@")) {
        found.add(new Lint(glob, Mistake.USER_AT_HOST));
      }
      if (!PathGlob.wellFormed(glob)) {
        found.add(new Lint(glob, Mistake.MALFORMED));
      }
      if (bare.startsWith("*.")) {
        found.add(new Lint(glob, Mistake.STAR_SUBDOMAIN_ONLY));
      }
      if (bare.equals("*")) {
        found.add(new Lint(glob, Mistake.MATCHES_EVERYTHING));
      }
    }
    return found;
  }
}
