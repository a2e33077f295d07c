package dev.gogetwell.report;

import dev.gogetwell.report.Removed.Kind;
import dev.gogetwell.gorules.PublicHosts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the names of private modules and their hosts in any text: plain, in the escaped form of module proxies and
/// the module cache (`!x` for `X`, cmd/vendor/golang.org/x/mod/module), percent-encoded up to three times, with any
/// separator (`/`, `\`, the `:` of an scp-like address) and in any casing. Immutable; any thread.
///
/// A word of the text is decoded once and cut into segments ([NameWord]); each segment is compared with a bounded number
/// of patterns, so the work is linear in the text.
final class PrivateNames {
  private static final int MOST_PATTERNS = 200;
  private static final int LONGEST_SEGMENT = 256;

  private final List<List<String>> patterns;
  private final Set<String> hosts;
  private final List<String> modules;

  private PrivateNames(List<List<String>> patterns, Set<String> hosts, List<String> modules) {
    this.patterns = patterns;
    this.hosts = hosts;
    this.modules = modules;
  }

  /// @param patterns values of GOPRIVATE and its kin, already split at commas
  /// @param privateHosts hosts of hops that are private
  /// @param privateModules module paths known to be private, without version
  static PrivateNames of(
      Collection<String> patterns, Collection<String> privateHosts, Collection<String> privateModules) {
    Set<List<String>> split = new LinkedHashSet<>();
    Set<String> hosts = new LinkedHashSet<>();
    for (String host : privateHosts) {
      addHost(hosts, Literals.fold(host));
    }
    List<String> modules = privateModules.stream().map(Literals::fold).filter(m -> !m.isBlank()).toList();
    List<String> all = new ArrayList<>(patterns);
    all.addAll(modules);
    for (String pattern : all) {
      List<String> segments = segmentsOf(Literals.fold(pattern.strip()));
      if (segments.isEmpty() || split.size() >= MOST_PATTERNS) {
        continue;
      }
      addHost(hosts, segments.getFirst());
      if (segments.size() > 1) {
        split.add(segments);
      }
    }
    return new PrivateNames(List.copyOf(split), Set.copyOf(hosts), modules);
  }

  private static void addHost(Set<String> hosts, String host) {
    String name = host.startsWith("*.") ? host.substring(2) : host;
    // "*" alone makes everything private for go, but then no name in the report would be left to read.
    if (!PublicHosts.contains(name) && name.indexOf('.') > 0 && name.chars().noneMatch(c -> c == '*' || c == '?')) {
      hosts.add(name);
    }
  }

  private static List<String> segmentsOf(String pattern) {
    List<String> segments = new ArrayList<>();
    for (String segment : pattern.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
    }
    // "host/team/*" must hide "host/team" too.
    while (segments.size() > 2 && segments.getLast().equals("*")) {
      segments.removeLast();
    }
    return List.copyOf(segments);
  }

  String replaceIn(String text, Pseudonyms pseudonyms) {
    if (patterns.isEmpty() && hosts.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int end = i;
      while (end < text.length() && NameWord.isNameChar(text.charAt(end))) {
        end++;
      }
      if (end == i) {
        out.append(text.charAt(i++));
      } else {
        replaceInWord(text, i, end, out, pseudonyms);
        i = end;
      }
    }
    return out.toString();
  }

  private void replaceInWord(String text, int from, int to, StringBuilder out, Pseudonyms pseudonyms) {
    NameWord word = NameWord.of(text, from, to);
    List<NameWord.Segment> segments = word.segments();
    int done = from;
    int i = 0;
    while (i < segments.size()) {
      boolean host = isPrivateHost(segments.get(i).text());
      if (!host && !matchesPattern(segments, i)) {
        i++;
        continue;
      }
      int last = lastOfName(segments, i);
      boolean bare = host && (last == i || (last == i + 1 && segments.get(last).isPort()));
      int end = bare ? i : last;
      String canonical = canonical(segments, i, end);
      out.append(text, done, segments.get(i).from());
      out.append(pseudonyms.of(bare ? Kind.PRIVATE_HOST : Kind.PRIVATE_MODULE, canonical));
      done = segments.get(end).to();
      i = end + 1;
    }
    out.append(text, done, to);
  }

  private static int lastOfName(List<NameWord.Segment> segments, int first) {
    int last = first;
    while (last + 1 < segments.size() && !segments.get(last + 1).afterStop()) {
      last++;
    }
    return last;
  }

  private String canonical(List<NameWord.Segment> segments, int first, int last) {
    StringBuilder path = new StringBuilder();
    for (int i = first; i <= last; i++) {
      if (i == first || !segments.get(i).isPort()) {
        path.append(i == first ? "" : "/").append(segments.get(i).text());
      }
    }
    String name = path.toString();
    for (String module : modules) {
      if (name.startsWith(module) && (name.length() == module.length() || name.charAt(module.length()) == '/'
          || name.startsWith(".git", module.length()))) {
        return module;
      }
    }
    return name.endsWith(".git") ? name.substring(0, name.length() - 4) : name;
  }

  private boolean isPrivateHost(String segment) {
    String name = segment;
    while (true) {
      if (hosts.contains(name)) {
        return true;
      }
      int dot = name.indexOf('.');
      if (dot < 0 || segment.length() > LONGEST_SEGMENT) {
        return false;
      }
      name = name.substring(dot + 1);
    }
  }

  private boolean matchesPattern(List<NameWord.Segment> segments, int first) {
    for (List<String> pattern : patterns) {
      int at = first;
      boolean same = true;
      for (int i = 0; same && i < pattern.size(); i++) {
        while (i > 0 && at < segments.size() && segments.get(at).isPort() && !segments.get(at).afterStop()) {
          at++;
        }
        same = at < segments.size() && (i == 0 || !segments.get(at).afterStop())
            && globMatches(pattern.get(i), segments.get(at).text());
        at++;
      }
      if (same) {
        return true;
      }
    }
    return false;
  }

  /// `*` and `?` as in path.Match; a character class counts as one character of any kind, which hides too much rather
  /// than too little.
  private static boolean globMatches(String pattern, String text) {
    if (text.length() > LONGEST_SEGMENT) {
      return false;
    }
    int p = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      char c = p < pattern.length() ? pattern.charAt(p) : 0;
      int close = c == '[' ? pattern.indexOf(']', p) : -1;
      if (c == '*') {
        star = p++;
        mark = t;
      } else if (p < pattern.length() && (c == '?' || close > 0 || c == text.charAt(t))) {
        p = close > 0 ? close + 1 : p + 1;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
