package dev.gogetwell.gorules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What `git config --list --show-origin -z` printed: every entry in git's order, the last one counts.
/// Source: git Documentation/git-config.adoc, urlmatch.c, remote.c:alias_url. Immutable; any thread.
///
/// @param entries in the order printed
public record GitConfigList(List<Entry> entries) {
  /// A list without entries.
  public static final GitConfigList EMPTY = new GitConfigList(List.of());

  public GitConfigList {
    entries = List.copyOf(entries);
  }

  /// One entry; `key` has section and variable in lower case and the middle part as written.
  public record Entry(String origin, String key, String value) {}

  /// Reads the output; a piece without a newline is a key that stands for `true`.
  public static GitConfigList parse(String output) {
    String[] pieces = output.split("\0", -1);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i + 1 < pieces.length; i += 2) {
      int newline = pieces[i + 1].indexOf('\n');
      String key = newline < 0 ? pieces[i + 1] : pieces[i + 1].substring(0, newline);
      String value = newline < 0 ? "true" : pieces[i + 1].substring(newline + 1);
      entries.add(new Entry(pieces[i], key, value));
    }
    return new GitConfigList(entries);
  }

  /// The value that counts for a key without URL scope.
  public Optional<String> value(String key) {
    return entry(key).map(Entry::value);
  }

  /// The entry that counts for a key without URL scope.
  public Optional<Entry> entry(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).reduce((former, latter) -> latter);
  }

  /// The entry of `http.*` that counts for a URL: the most specific scope wins, the later one among equals.
  public Optional<Entry> http(String variable, GoUrl url) {
    String tail = "." + variable.toLowerCase(Locale.ROOT);
    Optional<Entry> best = Optional.empty();
    Optional<GitUrlScope.Rank> rank = Optional.empty();
    for (Entry entry : entries) {
      if (!entry.key().startsWith("http.") || !entry.key().endsWith(tail)) {
        continue;
      }
      int end = entry.key().length() - tail.length();
      Optional<GitUrlScope.Rank> mine = end < 5
          ? Optional.of(GitUrlScope.Rank.NONE)
          : GitUrlScope.rank(entry.key().substring(5, end), url);
      if (mine.isPresent() && (rank.isEmpty() || mine.get().compareTo(rank.get()) >= 0)) {
        best = Optional.of(entry);
        rank = mine;
      }
    }
    return best;
  }

  /// The URL that git really fetches from: the longest `url.X.insteadOf` prefix is replaced by `X`. pushInsteadOf has
  /// no part in fetching.
  public String fetchUrl(String url) {
    return rewrite(url)
        .map(entry -> entry.key().substring(4, entry.key().length() - ".insteadof".length())
            + url.substring(entry.value().length()))
        .orElse(url);
  }

  /// Whether git would look for a host of this name because an address was written in two ways at once, as in
  /// `ssh://git@github.com:owner/name`: what is no number behind the colon is no port (connect.c:get_host_and_port).
  public static boolean isNameWithColon(String host) {
    return host.matches("[^:\\[\\]]+:[^:]*[^:0-9][^:]*");
  }

  /// The entry that rewrites this URL; the first one among equally long prefixes, where all rules of one base stand
  /// together at the place of the first of them (remote.c:make_rewrite).
  public Optional<Entry> rewrite(String url) {
    Map<String, List<Entry>> byBase = new LinkedHashMap<>();
    entries.stream().filter(entry -> entry.key().startsWith("url.") && entry.key().endsWith(".insteadof")
            && entry.key().length() > "url..insteadof".length())
        .forEach(entry -> byBase.computeIfAbsent(entry.key(), _ -> new ArrayList<>()).add(entry));
    return byBase.values().stream().flatMap(List::stream)
        .filter(entry -> url.startsWith(entry.value()))
        .reduce((former, latter) -> latter.value().length() > former.value().length() ? latter : former);
  }

  /// Every entry that switches certificate checks off, scoped or not. Of a key that stands there more than once, only
  /// the last entry counts (http.c:http_options).
  public List<Entry> verificationOff() {
    Map<String, Entry> last = new TreeMap<>();
    entries.stream().filter(entry -> entry.key().startsWith("http.") && entry.key().endsWith(".sslverify"))
        .forEach(entry -> last.put(entry.key(), entry));
    return last.values().stream().filter(entry -> isFalse(entry.value())).toList();
  }

  /// Whether GIT_SSL_NO_VERIFY is there; any value counts, the empty one and `0` too (git http.c:http_init).
  public static boolean noVerifyInEnvironment(Map<String, String> environment) {
    return environment.containsKey("GIT_SSL_NO_VERIFY");
  }

  /// As git reads a truth: a word, or a number that is none (parse.c:git_parse_maybe_bool).
  public static boolean isFalse(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "false", "no", "off", "" -> true;
      default -> value.matches("\\s*[+-]?0(?:x0+|0*)[kKmMgG]?");
    };
  }
}
