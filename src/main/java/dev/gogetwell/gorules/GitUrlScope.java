package dev.gogetwell.gorules;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether the URL in `http.<url>.*` covers a repository URL, and how closely. Source: git
/// urlmatch.c:url_normalize_1, match_urls, match_host, url_match_prefix. Stateless; any thread.
final class GitUrlScope {
  private static final int LONGEST = 4096;
  private static final Pattern PARTS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(?:([^@/?#]*)@)?"
      + "([A-Za-z0-9._*-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d*))?([/?#].*)?");

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
    Optional<Plain> wanted = Plain.of(scope);
    Optional<Plain> real = Plain.of(url.scheme() + "://" + url.userInfo().map(info -> info + "@").orElse("")
        + url.host() + url.path());
    return wanted.isPresent() && real.isPresent() && !real.get().host().contains("*")
        ? rank(wanted.get(), real.get()) : Optional.empty();
  }

  private static Optional<Rank> rank(Plain wanted, Plain real) {
    boolean fits = wanted.scheme().equals(real.scheme()) && hostFits(wanted.host(), real.host())
        && (wanted.user().isEmpty() || wanted.user().equals(real.user()));
    int path = pathLength(wanted.path(), real.path());
    return fits && path > 0 ? Optional.of(new Rank(wanted.host().length(), path, wanted.user().isPresent()))
        : Optional.empty();
  }

  /// A URL as git compares it.
  ///
  /// @param user without the password
  /// @param host in lower case, with the port where that is not the scheme's own
  /// @param path without dot segments, its escapes as few as possible
  private record Plain(String scheme, Optional<String> user, String host, String path) {
    static Optional<Plain> of(String text) {
      Matcher parts = PARTS.matcher(text.length() > LONGEST ? "" : text);
      if (!parts.matches()) {
        return Optional.empty();
      }
      String scheme = parts.group(1).toLowerCase(Locale.ROOT);
      Optional<String> port = port(scheme, parts.group(4) == null ? "" : parts.group(4));
      String rest = parts.group(5) == null ? "" : parts.group(5);
      Optional<String> user = Optional.ofNullable(parts.group(2)).map(info -> escapes(info.replaceFirst(":.*", "")));
      return port.map(number -> new Plain(scheme, user, parts.group(3).toLowerCase(Locale.ROOT) + number,
          path(rest.startsWith("/") ? rest : "/" + rest)));
    }

    private static Optional<String> port(String scheme, String digits) {
      String number = digits.replaceFirst("^0+(?=.)", "");
      boolean isOwn = number.isEmpty() || (scheme.equals("http") && number.equals("80"))
          || (scheme.equals("https") && number.equals("443"));
      if (isOwn) {
        return Optional.of("");
      }
      boolean isPort = number.length() <= 5 && Integer.parseInt(number) >= 1 && Integer.parseInt(number) <= 65_535;
      return isPort ? Optional.of(":" + number) : Optional.empty();
    }

    private static String path(String raw) {
      StringBuilder path = new StringBuilder();
      String[] segments = raw.substring(1).split("/", -1);
      for (int i = 0; i < segments.length; i++) {
        String segment = escapes(segments[i]);
        boolean last = i == segments.length - 1;
        if (segment.equals("..")) {
          path.setLength(Math.max(0, path.lastIndexOf("/")));
        }
        if (!segment.equals(".") && !segment.equals("..")) {
          path.append('/').append(segment);
        } else if (last) {
          path.append('/');
        }
      }
      return path.isEmpty() ? "/" : path.toString();
    }

    /// What need not be escaped is not, and what is, is so in capitals.
    private static String escapes(String text) {
      return Pattern.compile("%([0-9A-Fa-f]{2})").matcher(text).replaceAll(found -> {
        char c = (char) Integer.parseInt(found.group(1), 16);
        boolean free = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
        return Matcher.quoteReplacement(free ? String.valueOf(c) : found.group().toUpperCase(Locale.ROOT));
      });
    }
  }

  /// Label by label; a dot at the end is no label.
  private static boolean hostFits(String pattern, String host) {
    String[] wanted = pattern.split("\\.", 0);
    String[] labels = host.split("\\.", 0);
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

  /// The length of the matched path with its slash, 0 for no match; only whole elements match.
  private static int pathLength(String prefix, String path) {
    String wanted = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    return path.startsWith(wanted) && (path.length() == wanted.length() || path.charAt(wanted.length()) == '/')
        ? wanted.length() + 1 : 0;
  }
}
