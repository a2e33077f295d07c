package dev.gogetwell.gorules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A `go-import` meta tag of a discovery page. The page comes from outside: the scan is linear and reads only its
/// first megabyte. Source: cmd/go/internal/vcs/discovery.go:parseMetaGoImports, vcs.go:matchGoImport. Any thread.
///
/// @param prefix the root of the module paths it speaks for
/// @param vcs `git`, `hg`, …, or `mod` for a module proxy
/// @param repo the URL of the repository
/// @param subdirectory the fourth field, understood from Go 1.25 on; empty if absent
public record GoImport(String prefix, String vcs, String repo, String subdirectory) {
  private static final int MOST = 1 << 20;

  /// The tags up to the end of the head; `mod` ones first, replacing others of the same prefix.
  public static List<GoImport> parse(String html, GoVersion version) {
    String page = html.substring(0, Math.min(html.length(), MOST));
    List<GoImport> found = new ArrayList<>();
    int at = page.indexOf('<');
    while (at >= 0) {
      if (page.startsWith("<!--", at)) {
        int end = page.indexOf("-->", at + 4);
        at = end < 0 ? -1 : page.indexOf('<', end + 3);
        continue;
      }
      int end = page.indexOf('>', at);
      if (end < 0 || named(page, at, "<body") || named(page, at, "</head")) {
        break;
      }
      if (named(page, at, "<meta")) {
        tag(attributes(page.substring(at + 5, end)), version).ifPresent(found::add);
      }
      at = page.indexOf('<', end);
    }
    return preferMod(found);
  }

  /// The tag that speaks for the path; empty if none or several do.
  public static Optional<GoImport> match(List<GoImport> imports, String path) {
    List<GoImport> fitting = imports.stream()
        .filter(tag -> path.equals(tag.prefix()) || path.startsWith(tag.prefix() + "/"))
        .toList();
    boolean one = fitting.size() == 1 || (!fitting.isEmpty() && fitting.getFirst().vcs().equals("mod"));
    return one ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  private static List<GoImport> preferMod(List<GoImport> found) {
    List<GoImport> ordered = new ArrayList<>(found.stream().filter(tag -> tag.vcs().equals("mod")).toList());
    List<String> taken = ordered.stream().map(GoImport::prefix).toList();
    found.stream().filter(tag -> !tag.vcs().equals("mod") && !taken.contains(tag.prefix())).forEach(ordered::add);
    return ordered;
  }

  private static Optional<GoImport> tag(Map<String, String> attributes, GoVersion version) {
    if (!"go-import".equals(attributes.get("name"))) {
      return Optional.empty();
    }
    String[] fields = attributes.getOrDefault("content", "").strip().split("\\s+", -1);
    boolean fits = fields.length == 3 || (fields.length == 4 && version.atLeast(25));
    return fits
        ? Optional.of(new GoImport(fields[0], fields[1], fields[2], fields.length == 4 ? fields[3] : ""))
        : Optional.empty();
  }

  private static boolean named(String page, int at, String start) {
    int end = at + start.length();
    return page.regionMatches(true, at, start, 0, start.length())
        && (end >= page.length() || !Character.isLetterOrDigit(page.charAt(end)));
  }

  private static Map<String, String> attributes(String text) {
    Map<String, String> found = new HashMap<>();
    int at = 0;
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
      int start = equals + 1;
      while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
        start++;
      }
      char quote = start < text.length() ? text.charAt(start) : ' ';
      boolean quoted = quote == '"' || quote == '\'';
      int end = quoted ? text.indexOf(quote, start + 1) : blank(text, start);
      end = end < 0 ? text.length() : end;
      found.putIfAbsent(name, text.substring(Math.min(end, quoted ? start + 1 : start), end));
      at = end + 1;
    }
    return found;
  }

  private static int blank(String text, int from) {
    int at = from;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
