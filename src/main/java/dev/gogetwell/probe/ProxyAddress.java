package dev.gogetwell.probe;

import dev.gogetwell.model.ProxyRef;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// A proxy as it is typed: `host:port`, or a URL with one of Go's schemes and perhaps a password
/// (vendor/golang.org/x/net/http/httpproxy/proxy.go, parseProxy). Immutable; any thread.
///
/// @param credentials never printed
record ProxyAddress(ProxyRef proxy, Optional<ProxyCredentials.UserPassword> credentials) {
  private static final Set<String> SCHEMES = Set.of("http", "https", "socks5", "socks5h");

  /// Reads it.
  ///
  /// @throws IOException if it is no proxy; the message does not repeat a password
  static ProxyAddress parse(String text) throws IOException {
    URI uri;
    try {
      uri = new URI(text.contains("://") ? text : "http://" + text);
    } catch (URISyntaxException _) {
      throw new IOException("not a proxy address");
    }
    if (uri.getHost() == null || !SCHEMES.contains(uri.getScheme())) {
      throw new IOException("not a proxy address: http, https, socks5 or socks5h and a host are needed");
    }
    int port = uri.getPort() > 0 ? uri.getPort() : switch (uri.getScheme()) {
      case "https" -> 443;
      case "http" -> 80;
      default -> 1080;
    };
    Optional<ProxyCredentials.UserPassword> user = Optional.ofNullable(uri.getRawUserInfo()).map(ProxyAddress::split);
    String host = uri.getHost().replaceAll("[\\[\\]]", "");
    return new ProxyAddress(new ProxyRef(uri.getScheme(), host, port, user.isPresent(), "--via"), user);
  }

  private static ProxyCredentials.UserPassword split(String raw) {
    int colon = raw.indexOf(':');
    return new ProxyCredentials.UserPassword(
        decoded(colon < 0 ? raw : raw.substring(0, colon)), colon < 0 ? "" : decoded(raw.substring(colon + 1)));
  }

  private static String decoded(String raw) {
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return proxy.toString(); // Without the credentials.
  }
}
