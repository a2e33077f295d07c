package dev.gogetwell.gorules;

import java.util.Locale;
import java.util.Set;

/// Tells a token from a word by its shape: how long it is and of which kinds of characters. Stateless; any thread.
///
/// Wrong in both directions now and then; used where a word that is taken for a token costs nobody anything.
public final class TokenShape {
  /// Folders behind which vendors put a token (`/token/…`, `/basic/…`, Cloudsmith's and Gitea's ways).
  private static final Set<String> TELLS = Set.of("token", "tokens", "auth", "basic", "key", "apikey", "api-key",
      "access-token", "access_token", "entitlement", "secret", "bearer", "jwt", "sig", "signature", "x-access-token");

  private TokenShape() {}

  /// Whether a part of a path is rather a token than a name. In a setting; digests and commits of URLs look the same.
  public static boolean isLikely(String segment) {
    Count count = Count.of(segment);
    boolean hexToken = count.hex + count.marks == segment.length() && count.hex >= 20 && count.digits >= 3;
    boolean flat = segment.length() >= 20 && count.digits >= 4 && count.upper + count.lower >= 4 && count.marks <= 1;
    return (!count.odd && (hexToken || flat)) || isMixed(segment);
  }

  /// Whether upper case, lower case and digits stand mixed in it, as in no name of a module or a commit.
  public static boolean isMixed(String segment) {
    Count count = Count.of(segment);
    return !count.odd && count.upper >= 2 && count.lower >= 2 && count.digits >= 2
        && count.marks <= segment.length() / 6;
  }

  /// How many characters of each kind there are.
  ///
  /// @param odd whether it is too short, too long, or holds what no token does
  private record Count(boolean odd, int upper, int lower, int digits, int hex, int marks) {
    static Count of(String segment) {
      boolean odd = segment.length() < 12 || segment.length() > 8192;
      int upper = 0;
      int lower = 0;
      int digits = 0;
      int hex = 0;
      int marks = 0;
      for (int i = 0; i < segment.length() && !odd; i++) {
        char c = segment.charAt(i);
        upper += c >= 'A' && c <= 'Z' ? 1 : 0;
        lower += c >= 'a' && c <= 'z' ? 1 : 0;
        digits += c >= '0' && c <= '9' ? 1 : 0;
        hex += Character.digit(c, 16) >= 0 ? 1 : 0;
        marks += c == '-' || c == '_' ? 1 : 0;
        odd = c > 126 || (c == '.' && segment.length() < 40) || "%!+@\\:".indexOf(c) >= 0;
      }
      return new Count(odd, upper, lower, digits, hex, marks);
    }
  }

  /// Whether what follows this part of a path is a token, whatever it looks like.
  public static boolean announces(String segment) {
    return TELLS.contains(segment.toLowerCase(Locale.ROOT));
  }

  /// Where the authority of a URL ends, which begins at `start`: a password may hold a bare `/`, so an `@` later in
  /// the same URL counts.
  static int authorityEnd(String url, int start) {
    int slash = start;
    while (slash < url.length() && "/?#".indexOf(url.charAt(slash)) < 0) {
      slash++;
    }
    int colon = url.indexOf(':', start);
    int at = url.lastIndexOf('@');
    boolean oddPort = colon >= start && colon < slash && at > slash
        && !url.substring(colon + 1, slash).chars().allMatch(Character::isDigit);
    if (!oddPort) {
      return slash;
    }
    int end = at;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
