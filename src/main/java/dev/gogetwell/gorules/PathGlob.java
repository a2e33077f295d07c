package dev.gogetwell.gorules;

/// Go's `path.Match`: `*` and `?` do not cross a slash, classes know ranges and `^`, a backslash quotes.
/// Works by the usual two-pointer walk, so hostile patterns cost no more than pattern times name.
/// Source: path/match.go. Stateless; any thread.
final class PathGlob {
  private PathGlob() {}

  /// Whether the name matches; a malformed pattern matches nothing.
  static boolean matches(String pattern, String name) {
    if (!wellFormed(pattern)) {
      return false;
    }
    int p = 0;
    int n = 0;
    int star = -1;
    int resume = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = n;
        continue;
      }
      int next = p < pattern.length() ? step(pattern, p, name.codePointAt(n)) : -1;
      if (next >= 0) {
        p = next;
        n += Character.charCount(name.codePointAt(n));
      } else if (star >= 0 && name.charAt(resume) != '/') {
        resume += Character.charCount(name.codePointAt(resume));
        n = resume;
        p = star + 1;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /// Whether `path.Match` would not answer ErrBadPattern.
  static boolean wellFormed(String pattern) {
    int p = 0;
    while (p < pattern.length()) {
      p = switch (pattern.charAt(p)) {
        case '\\' -> p + 1 < pattern.length() ? p + 2 : -1;
        case '[' -> classEnd(pattern, p);
        default -> p + 1;
      };
      if (p < 0) {
        return false;
      }
    }
    return true;
  }

  private static int step(String pattern, int p, int c) {
    char first = pattern.charAt(p);
    return switch (first) {
      case '?' -> c != '/' ? p + 1 : -1;
      case '[' -> inClass(pattern, p, c) ? classEnd(pattern, p) : -1;
      case '\\' -> pattern.codePointAt(p + 1) == c ? p + 1 + Character.charCount(c) : -1;
      default -> pattern.codePointAt(p) == c ? p + Character.charCount(c) : -1;
    };
  }

  private static int classEnd(String pattern, int open) {
    int p = open + 1;
    if (p < pattern.length() && pattern.charAt(p) == '^') {
      p++;
    }
    int ranges = 0;
    while (true) {
      if (p < pattern.length() && pattern.charAt(p) == ']' && ranges > 0) {
        return p + 1;
      }
      p = literalEnd(pattern, p);
      if (p >= 0 && p < pattern.length() && pattern.charAt(p) == '-') {
        p = literalEnd(pattern, p + 1);
      }
      if (p < 0 || p >= pattern.length()) {
        return -1;
      }
      ranges++;
    }
  }

  private static int literalEnd(String pattern, int p) {
    if (p >= pattern.length() || pattern.charAt(p) == '-' || pattern.charAt(p) == ']') {
      return -1;
    }
    int at = pattern.charAt(p) == '\\' ? p + 1 : p;
    return at >= pattern.length() ? -1 : at + Character.charCount(pattern.codePointAt(at));
  }

  private static boolean inClass(String pattern, int open, int c) {
    int p = open + 1;
    boolean negated = pattern.charAt(p) == '^';
    if (negated) {
      p++;
    }
    boolean found = false;
    int end = classEnd(pattern, open) - 1;
    while (p < end) {
      int low = literal(pattern, p);
      int high = low;
      p = literalEnd(pattern, p);
      if (pattern.charAt(p) == '-') {
        high = literal(pattern, p + 1);
        p = literalEnd(pattern, p + 1);
      }
      found |= low <= c && c <= high;
    }
    return found != negated;
  }

  private static int literal(String pattern, int p) {
    return pattern.codePointAt(pattern.charAt(p) == '\\' ? p + 1 : p);
  }
}
