package dev.gogetwell.gorules;

import dev.gogetwell.model.Separator;
import java.util.ArrayList;
import java.util.List;

/// GOPROXY taken apart as `go` does it: the separator after an entry is that entry's rule for moving on, and nothing
/// after `direct` or `off` counts. Source: cmd/go/internal/modfetch/proxy.go:proxyList, newProxyRepo. Any thread.
public final class GoProxyList {
  private GoProxyList() {}

  /// A usable list, or the reason why `go` stops before any request.
  public sealed interface Result {
    /// The entries that count, and what was written behind `direct` or `off`.
    record Valid(List<Entry> entries, String ignored) implements Result {
      public Valid {
        entries = List.copyOf(entries);
      }
    }

    /// `go` stops with this text.
    record Malformed(String entry, String message) implements Result {}
  }

  /// One entry in `go`'s order.
  public sealed interface Entry {
    /// What stands behind the entry.
    Separator separator();

    /// A module proxy. `raw` is the text after Go put `https://` in front where needed.
    record Url(String raw, GoUrl url, Separator separator) implements Entry {}

    /// Ask the repository itself.
    record Direct(Separator separator) implements Entry {}

    /// Ask nobody.
    record Off(Separator separator) implements Entry {}
  }

  /// Reads the value of GOPROXY.
  public static Result parse(String goproxy, GoVersion version) {
    List<Entry> entries = new ArrayList<>();
    int start = 0;
    while (start < goproxy.length()) {
      int end = start;
      while (end < goproxy.length() && goproxy.charAt(end) != ',' && goproxy.charAt(end) != '|') {
        end++;
      }
      Separator separator = end == goproxy.length() ? Separator.END
          : goproxy.charAt(end) == '|' ? Separator.PIPE : Separator.COMMA;
      String item = goproxy.substring(start, end).strip();
      start = end + 1;
      if (item.isEmpty()) {
        continue;
      }
      if (item.equals("direct") || item.equals("off")) {
        entries.add(item.equals("off") ? new Entry.Off(separator) : new Entry.Direct(separator));
        return new Result.Valid(entries, start < goproxy.length() ? goproxy.substring(start) : "");
      }
      switch (url(withScheme(item), version)) {
        case Checked.Good good -> entries.add(new Entry.Url(withScheme(item), good.url(), separator));
        case Checked.Refused refused -> {
          return new Result.Malformed(item, refused.message());
        }
      }
    }
    return entries.isEmpty()
        ? new Result.Malformed(goproxy, "GOPROXY list is not the empty string, but contains no entries")
        : new Result.Valid(entries, "");
  }

  /// The text of a list from an entry on, counted as [#parse] counts them.
  public static String from(String goproxy, int entry) {
    int skipped = 0;
    int start = 0;
    for (int end = 0; end < goproxy.length() && skipped < entry; end++) {
      if (goproxy.charAt(end) == ',' || goproxy.charAt(end) == '|') {
        skipped += goproxy.substring(start, end).isBlank() ? 0 : 1;
        start = end + 1;
      }
    }
    return skipped < entry ? "" : goproxy.substring(start);
  }

  private sealed interface Checked {
    record Good(GoUrl url) implements Checked {}

    record Refused(String message) implements Checked {}
  }

  private static String withScheme(String item) {
    boolean looksLikeHost = item.chars().anyMatch(c -> c == '.' || c == ':' || c == '/');
    boolean absolute = item.startsWith("/") || item.matches("[A-Za-z]:\\\\.*");
    return looksLikeHost && !item.contains(":/") && !absolute ? "https://" + item : item;
  }

  private static Checked url(String text, GoVersion version) {
    return switch (GoUrl.parse(text, version)) {
      case GoUrl.Result.Bad bad -> new Checked.Refused(bad.message());
      case GoUrl.Result.Parsed parsed -> checked(parsed.url());
    };
  }

  private static Checked checked(GoUrl url) {
    return switch (url.scheme()) {
      case "http", "https" -> new Checked.Good(url);
      case "file" -> url.host().isEmpty() && url.userInfo().isEmpty() && url.extra().isEmpty()
              && url.opaque().isEmpty()
          ? new Checked.Good(url)
          : new Checked.Refused("invalid file:// proxy URL with non-path elements: " + url.redacted());
      case "" -> new Checked.Refused("invalid proxy URL missing scheme: " + url.redacted());
      default -> new Checked.Refused("invalid proxy URL scheme (must be https, http, file): " + url.redacted());
    };
  }
}
