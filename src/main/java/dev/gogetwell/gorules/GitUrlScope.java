package dev.gogetwell.gorules;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Whether the URL in `http.<url>.*` covers a repository URL, and how closely. Source: git urlmatch.c:match_urls.
/// Stateless; any thread.
final class GitUrlScope {
  private GitUrlScope() {}

  /// How close a match is: a longer host beats a longer path beats a user name.
  record Rank(int host, int path, boolean user) implements Comparable<Rank> {
    static final Rank NONE = new Rank(0, 0, false);
    private static final Comparator<Rank> ORDER =
        Comparator.comparingInt(Rank::host).thenComparingInt(Rank::path).thenComparing(Rank::user);

    @Override
    public int compareTo(Rank other) {
      return ORDER.compare(this, other);
    }
  }

  static Optional<Rank> rank(String scope, GoUrl url) {
    if (!(GoUrl.parse(scope, GoVersion.DEVEL) instanceof GoUrl.Result.Parsed parsed)) {
      return Optional.empty();
    }
    GoUrl wanted = parsed.url();
    String user = wanted.userInfo().map(GitUrlScope::name).orElse("");
    boolean userFits = user.isEmpty() || user.equals(url.userInfo().map(GitUrlScope::name).orElse(""));
    boolean samePlace = wanted.scheme().equals(url.scheme()) && wanted.port() == url.port()
        && hostFits(wanted.hostname(), url.hostname());
    int path = pathLength(wanted.path(), url.path());
    return userFits && samePlace && path >= 0
        ? Optional.of(new Rank(wanted.hostname().length(), path, !user.isEmpty()))
        : Optional.empty();
  }

  private static String name(String userInfo) {
    int colon = userInfo.indexOf(':');
    return colon < 0 ? userInfo : userInfo.substring(0, colon);
  }

  private static boolean hostFits(String pattern, String host) {
    String[] wanted = pattern.toLowerCase(Locale.ROOT).split("\\.", -1);
    String[] labels = host.toLowerCase(Locale.ROOT).split("\\.", -1);
    if (wanted.length != labels.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].equals("*") && !wanted[i].equals(labels[i])) {
        return false;
      }
    }
    return true;
  }

  // The length of the matched path, 1 for the bare slash, -1 for no match; only whole elements match.
  private static int pathLength(String prefix, String path) {
    String wanted = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    String real = path.endsWith("/") ? path : path + "/";
    return real.startsWith(wanted + "/") ? wanted.length() + 1 : -1;
  }
}
