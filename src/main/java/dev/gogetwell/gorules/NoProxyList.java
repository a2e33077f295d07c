package dev.gogetwell.gorules;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/// NO_PROXY as Go reads it. Source: vendor/golang.org/x/net/http/httpproxy/proxy.go:init, useProxy.
/// Stateless; any thread.
final class NoProxyList {
  private NoProxyList() {}

  /// The entry that keeps this host from the proxy.
  static Optional<String> match(String list, String host, int port) {
    Optional<IpLiteral> address = IpLiteral.parse(host);
    String name = host.strip().toLowerCase(Locale.ROOT);
    String portText = Integer.toString(port);
    Optional<String> found = Optional.empty();
    for (String raw : list.split(",", -1)) {
      String item = raw.strip().toLowerCase(Locale.ROOT);
      if (item.equals("*")) {
        return Optional.of("*");
      }
      if (found.isEmpty() && !item.isEmpty() && covers(item, name, address, portText)) {
        found = Optional.of(item);
      }
    }
    return found;
  }

  private static boolean covers(String item, String name, Optional<IpLiteral> address, String port) {
    int slash = item.indexOf('/');
    if (slash > 0) {
      Optional<IpLiteral> network = IpLiteral.parse(item.substring(0, slash)).filter(n -> n.zone().isEmpty());
      String bits = item.substring(slash + 1);
      int most = network.map(n -> n.isV6() ? 128 : 32).orElse(-1);
      if (bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= most) {
        int prefix = Integer.parseInt(bits);
        return address.isPresent() && address.get().within(network.orElseThrow(), prefix);
      }
    }
    HostPort entry = HostPort.split(item).orElse(new HostPort(item, ""));
    String host = entry.host();
    Optional<IpLiteral> single = IpLiteral.parse(host).filter(ip -> ip.zone().isEmpty());
    boolean portFits = entry.port().isEmpty() || entry.port().equals(port);
    if (single.isPresent()) {
      return address.isPresent() && portFits && single.get().sameAddress(address.get());
    }
    if (host.isEmpty() || address.isPresent()) {
      return false;
    }
    String suffix = host.startsWith("*.") ? host.substring(1) : host;
    boolean alsoItself = !suffix.startsWith(".");
    String dotted = ascii(alsoItself ? "." + suffix : suffix);
    return portFits && (name.endsWith(dotted) || (alsoItself && name.equals(dotted.substring(1))));
  }

  static String ascii(String name) {
    if (name.chars().allMatch(c -> c < 0x80)) {
      return name;
    }
    try {
      return name.startsWith(".") ? "." + IDN.toASCII(name.substring(1)) : IDN.toASCII(name);
    } catch (IllegalArgumentException unconvertible) {
      return name;
    }
  }

  /// Go's net.SplitHostPort; empty where Go answers an error (net/ipsock.go).
  record HostPort(String host, String port) {
    static Optional<HostPort> split(String text) {
      int colon = text.lastIndexOf(':');
      if (colon < 0) {
        return Optional.empty();
      }
      if (text.startsWith("[")) {
        int close = text.indexOf(']');
        boolean plain = close >= 0 && close + 1 == colon && text.indexOf('[', 1) < 0
            && text.indexOf(']', close + 1) < 0;
        return plain
            ? Optional.of(new HostPort(text.substring(1, close), text.substring(colon + 1)))
            : Optional.empty();
      }
      String host = text.substring(0, colon);
      boolean odd = host.indexOf(':') >= 0 || text.indexOf('[') >= 0 || text.indexOf(']') >= 0;
      return odd ? Optional.empty() : Optional.of(new HostPort(host, text.substring(colon + 1)));
    }
  }
}
