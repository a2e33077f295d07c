package dev.gogetwell.generate;

/// A pattern of GOPRIVATE as a regular expression over the path of a request to a module proxy. It covers at least what
/// the pattern covers: in both cases of a letter, as a module and as a record of the checksum database, and a class of
/// characters counts as any character. Too much is refused rather than told. Pure; any thread.
///
/// Matching by leading elements: cmd/vendor/golang.org/x/mod/module/module.go:MatchPrefixPatterns; the exclamation mark
/// before a capital letter: EscapePath there.
final class PrivateAddress {
  private PrivateAddress() {}

  /// For an engine that ignores the case of letters. Without a backslash, which means something else to every language
  /// that a configuration is written in.
  static String expression(String glob) {
    StringBuilder out = new StringBuilder("^/(?:sumdb/[^/]+/lookup/)?");
    String pattern = glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case '*' -> out.append("[^/]*");
        case '?' -> out.append("!?[^/]");
        case '[' -> {
          out.append("!?[^/]");
          i = classEnd(pattern, i);
        }
        case '\\', ']', '^' -> { } // Quotes the next character, or is left of a class that never began.
        default -> out.append(Character.isLetter(c) ? "!?" + c : c == '/' ? "/" : "[" + c + "]");
      }
    }
    return out.append("(?:/|@|$)").toString();
  }

  private static int classEnd(String pattern, int open) {
    int end = pattern.indexOf(']', Math.min(pattern.length(), open + 2));
    return end < 0 ? pattern.length() : end;
  }
}
