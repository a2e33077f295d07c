package dev.gogetwell.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The settings under which [RequestsAgainstGoTest] lets `go` ask. `{p}` is a module proxy in plain text, `{t}` the
/// same over TLS, `{c}` a proxy for CONNECT, `{h}` one for requests in plain text, `{key}` the database.
final class RequestSettings {
  static final String MODULE = "lab.test/m@v1.0.0";
  private static final String NETRC = "machine mods.test login u password p\n";

  private RequestSettings() {}

  /// @param netrc the file of the user, if he has one
  record Line(Map<String, String> variables, Optional<String> netrc) {
    static Line of(String... pairs) {
      Map<String, String> variables = new TreeMap<>();
      for (int i = 0; i < pairs.length; i += 2) {
        variables.put(pairs[i], pairs[i + 1]);
      }
      return new Line(variables, Optional.empty());
    }

    Line and(Map<String, String> more) {
      Map<String, String> all = new LinkedHashMap<>(variables);
      all.putAll(more);
      return new Line(new TreeMap<>(all), netrc);
    }

    Line withNetrc(String text) {
      return new Line(variables, Optional.of(text));
    }
  }

  static List<Line> all() {
    List<Line> lines = new ArrayList<>();
    lists(lines);
    networkProxies(lines);
    credentials(lines);
    flags(lines);
    return lines;
  }

  /// Which entry decides, and who is asked for the checksum.
  private static void lists(List<Line> lines) {
    List<String> goproxy = List.of("{p}/good", "{p}/nosum", "{p}/404,{p}/good", "{p}/403,{p}/good", "{p}/403|{p}/good",
        "{p}/404|{p}/500|{p}/nosum", "{p}/410,{p}/nosum,direct", "direct", "off", "{p}/404,off", "{p}/nosum,off",
        "{p}/500,direct", "{p}/404,direct", "{p}/sum403,{p}/good", "{p}/sum403|{p}/good", "{p}/sum500|{p}/nosum,direct",
        "{t}/good", "{p}/nosum,{t}/good", "{p}/404,,{p}/good", " {p}/good , direct", "{p}/good/", "off,{p}/good",
        "direct,{p}/good", "none");
    List<Map<String, String>> patterns = List.of(Map.of(), Map.of("GOPRIVATE", "lab.test"),
        Map.of("GOPRIVATE", "*.test/n"), Map.of("GONOPROXY", "lab.*"), Map.of("GONOSUMDB", "lab.test/m"),
        Map.of("GOPRIVATE", "lab.test", "GONOPROXY", "none", "GONOSUMDB", "none"),
        Map.of("GOSUMDB", "{key} {p}/db"), Map.of("GOSUMDB", "off"),
        Map.of("GOSUMDB", "{key} {p}/404"), Map.of("GOPRIVATE", "https://lab.test,x.test"));
    for (String list : goproxy) {
      for (Map<String, String> pattern : patterns) {
        lines.add(Line.of("GOPROXY", list).and(pattern));
      }
    }
  }

  /// Which way is taken to whom.
  private static void networkProxies(List<Line> lines) {
    List<Map<String, String>> ways = List.of(Map.of("HTTP_PROXY", "{h}"), Map.of("http_proxy", "{h}"),
        Map.of("HTTP_PROXY", "{h}", "NO_PROXY", "mods.test"), Map.of("HTTP_PROXY", "{h}", "NO_PROXY", ".test"),
        Map.of("HTTP_PROXY", "{h}", "no_proxy", "test"), Map.of("HTTP_PROXY", "{h}", "NO_PROXY", "*"),
        Map.of("HTTP_PROXY", "{h}", "NO_PROXY", "mods.test:1"), Map.of("HTTP_PROXY", "{h}", "NO_PROXY", "*.mods.test"),
        Map.of("HTTP_PROXY", "{h}", "NO_PROXY", "ods.test"), Map.of("HTTP_PROXY", "{h}", "NO_PROXY", "127.0.0.0/8"),
        Map.of("HTTP_PROXY", "{h}", "NO_PROXY", " mods.test , x"), Map.of("ALL_PROXY", "{h}"),
        Map.of("HTTP_PROXY", "", "http_proxy", "{h}"), Map.of("HTTPS_PROXY", "", "https_proxy", "{c}"),
        Map.of("HTTP_PROXY", "{h}", "NO_PROXY", "http://mods.test"),
        Map.of("HTTPS_PROXY", "{c}", "NO_PROXY", "sum.lab.test"));
    for (Map<String, String> way : ways) {
      for (String list : List.of("{p}/nosum", "{t}/nosum", "{p}/404,{t}/good")) {
        lines.add(Line.of("GOPROXY", list).and(way));
      }
    }
  }

  /// Who is told who asks.
  private static void credentials(List<Line> lines) {
    for (String list : List.of("{t}/good", "{t}/404,{p}/good", "{p}/good", "{tlogin}/good")) {
      lines.add(Line.of("GOPROXY", list).withNetrc(NETRC));
      lines.add(Line.of("GOPROXY", list).withNetrc("machine other.test login u password p\n"));
      lines.add(Line.of("GOPROXY", list).withNetrc("default login u password p\n"));
      lines.add(Line.of("GOPROXY", list, "GOAUTH", "off").withNetrc(NETRC));
      lines.add(Line.of("GOPROXY", list, "GOAUTH", "netrc").withNetrc(NETRC));
      lines.add(Line.of("GOPROXY", list, "NETRC", "/nowhere/netrc").withNetrc(NETRC));
    }
  }

  /// Not -insecure, which `go get` alone refuses: here it is `go mod download` that asks, for one module and no other.
  private static void flags(List<Line> lines) {
    for (String flags : List.of("-mod=mod", "-mod=readonly", "-nosuch=1", "-x", "-modcacherw -mod=mod", "")) {
      for (String list : List.of("{p}/404,{p}/nosum", "{t}/good")) {
        lines.add(Line.of("GOPROXY", list, "GOFLAGS", flags));
      }
    }
  }
}
