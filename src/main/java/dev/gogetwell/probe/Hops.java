package dev.gogetwell.probe;

import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Separator;
import java.net.URI;
import java.util.Optional;

/// Makes hops from URLs. Pure; any thread.
public final class Hops {
  private Hops() {}

  /// The hop that a request for `url` meets.
  public static Hop ofUrl(HopId id, HopRole role, String url, Optional<ProxyRef> via, int entry, Separator separator,
      boolean isPrivate) {
    URI uri = URI.create(url);
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    String host = uri.getHost() == null ? "" : uri.getHost().replaceAll("^\\[|\\]$", "");
    int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
    return new Hop(id, role, withoutCredentials(uri), host, port, tls, via, entry, separator, isPrivate);
  }

  private static String withoutCredentials(URI uri) {
    String text = uri.toString();
    return uri.getRawUserInfo() == null ? text : text.replace(uri.getRawUserInfo() + "@", "");
  }
}
