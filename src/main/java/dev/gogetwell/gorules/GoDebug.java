package dev.gogetwell.gorules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The GODEBUG settings that matter to `go get`, with the releases that know them. Unknown keys are ignored by Go
/// without a word. Source: internal/godebugs/table.go, doc/godebug.md. Immutable; any thread.
///
/// @param key the name before `=`
/// @param from the minor release that knows it first
/// @param gone the first minor release that does not know it any more; 0 if all do
public record GoDebug(String key, int from, int gone) {
  /// The settings a network diagnosis can meet.
  public static final List<GoDebug> TABLE = List.of(
      new GoDebug("tlsmlkem", 24, 0), new GoDebug("tlssecpmlkem", 26, 0), new GoDebug("tlskyber", 23, 24),
      new GoDebug("tlsrsakex", 22, 27), new GoDebug("tls3des", 23, 27), new GoDebug("tlssha1", 25, 0),
      new GoDebug("tlsmaxrsasize", 19, 0), new GoDebug("rsa1024min", 24, 0), new GoDebug("tls10server", 22, 27),
      new GoDebug("tls10default", 18, 19), new GoDebug("x509sha1", 18, 24), new GoDebug("x509negativeserial", 23, 0),
      new GoDebug("x509ignoreCN", 11, 17), new GoDebug("x509usefallbackroots", 20, 0),
      new GoDebug("x509sslcertoverrideplatform", 27, 31), new GoDebug("netdns", 5, 0), new GoDebug("netedns0", 19, 0),
      new GoDebug("http2client", 6, 0), new GoDebug("http2debug", 6, 0), new GoDebug("cmdgonetlimit", 20, 0),
      new GoDebug("toolchaintrace", 24, 0), new GoDebug("fips140", 24, 0));

  /// Whether that Go looks at the key.
  public boolean known(GoVersion version) {
    return version.atLeast(from) && (gone == 0 || !version.atLeast(gone));
  }

  /// Switches HTTP/2 of a client off, since Go 1.6.
  public static final String WITHOUT_HTTP2 = "http2client=0";

  /// Asks for names without EDNS (RFC 6891), as the C library does (net/dnsclient_unix.go, newRequest); known since Go
  /// 1.21.12, 1.22.5 and 1.23. Another resolver is no way out: the go command of the releases is built without cgo.
  public static final String WITHOUT_EDNS = "netedns0=0";

  /// A value with one more setting.
  public static String with(String value, String setting) {
    return value.isEmpty() ? setting : value + "," + setting;
  }

  /// A value without the settings of some keys; empty where nothing is left.
  public static Optional<String> without(String value, Collection<String> keys) {
    String kept = Arrays.stream(value.split(",", -1))
        .filter(item -> !item.isBlank() && !keys.contains(item.replaceFirst("=.*$", "")))
        .collect(Collectors.joining(","));
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
  }

  /// The settings in a GODEBUG value; of duplicates the last one counts (internal/godebug/godebug.go:parse).
  public static Map<String, String> parse(String value) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String item : value.split(",", -1)) {
      int equals = item.indexOf('=');
      if (equals > 0) {
        settings.put(item.substring(0, equals), item.substring(equals + 1));
      }
    }
    return settings;
  }

  /// What the released `go` command of that version acts by: its own built-in defaults, then `value`.
  ///
  /// The commands of 1.21 … 1.23 were built with the defaults of much older releases (`go version -m $(which go)`,
  /// DefaultGODEBUG), so that `go get` of 1.23 offers no Kyber though every program built with 1.23 does. Here are those
  /// of the keys that touch a download; the same in the first and the last patch release of each.
  public static String ofCommand(GoVersion version, String value) {
    String own = switch (version.major() == 1 ? version.minor() : 0) {
      case 21 -> "netedns0=0";
      case 22 -> "netedns0=0,tls10server=1,tlsrsakex=1,tlsunsafeekm=1";
      case 23 -> "netedns0=0,tls10server=1,tls3des=1,tlskyber=0,tlsrsakex=1,tlsunsafeekm=1,x509keypairleaf=0,"
          + "x509negativeserial=1";
      default -> "";
    };
    return own.isEmpty() || value.isEmpty() ? own + value : own + "," + value;
  }

  /// The keys of the value that the table knows but this Go does not: they have no effect.
  public static List<String> dead(String value, GoVersion version) {
    List<String> found = new ArrayList<>();
    for (String key : parse(value).keySet()) {
      TABLE.stream().filter(entry -> entry.key().equals(key) && !entry.known(version)).forEach(e -> found.add(key));
    }
    return found;
  }
}
