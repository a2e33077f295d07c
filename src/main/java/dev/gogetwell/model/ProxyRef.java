package dev.gogetwell.model;

/// The HTTP or SOCKS proxy between this machine and a hop.
///
/// @param scheme `http`, `https`, `socks5` or `socks5h`
/// @param host name or address literal
/// @param port TCP port
/// @param hasCredentials whether the setting carries a user name; the credentials themselves never enter the model
/// @param setting the variable that names it, for instance `HTTPS_PROXY`
public record ProxyRef(String scheme, String host, int port, boolean hasCredentials, String setting) {
  /// Whether a request is sent to it whole, so that it may answer in the server's place: HTTP without TLS. All else goes
  /// through a tunnel.
  public boolean takesWhole(boolean tls) {
    return !tls && !scheme.startsWith("socks");
  }

  /// `host:port`, with brackets around an IPv6 literal.
  public String authority() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
