package dev.gogetwell.gorules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Items of NO_PROXY that Go reads and that match nothing: with a scheme, a path, quotation marks, another separator than
/// the comma, or a star without a dot. Source: vendor/golang.org/x/net/http/httpproxy/proxy.go, init. Stateless; any
/// thread.
public final class NoProxyRepair {
  private static final Pattern SEPARATORS = Pattern.compile("[,;\\s\\uFF0C\\uFF1B\\u3001|]+");
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://");
  private static final Pattern QUOTES = Pattern.compile("[\"'`\\u201C\\u201D\\u2018\\u2019]");
  private static final Pattern NETWORK = Pattern.compile("[0-9A-Fa-f:.]+/\\d{1,3}");

  private NoProxyRepair() {}

  /// Whether the list was meant to keep a host from the proxy and does not.
  public static boolean misses(String list, String host, int port) {
    return !list.isBlank() && NoProxyList.match(list, host, port).isEmpty()
        && NoProxyList.match(meant(list), host, port).isPresent();
  }

  /// The list with its items as they were meant.
  public static String meant(String list) {
    List<String> items = new ArrayList<>();
    for (String raw : SEPARATORS.split(list.strip(), -1)) {
      String item = SCHEME.matcher(QUOTES.matcher(raw).replaceAll("")).replaceFirst("");
      if (!NETWORK.matcher(item).matches()) {
        item = item.replaceFirst("[/?#].*$", "");
      }
      item = item.replaceFirst("^\\*(?=[^.])", ".");
      if (!item.isEmpty()) {
        items.add(item);
      }
    }
    return String.join(",", items);
  }
}
