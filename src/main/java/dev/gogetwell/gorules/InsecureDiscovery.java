package dev.gogetwell.gorules;

import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Settings;

/// How `go` asks the host of an import path that GOINSECURE matches: over TLS without a look at the certificate, and
/// where that gives no HTTP answer at all, in plain text on port 80.
/// Source: cmd/go/internal/web/http.go:get; cmd/go/internal/modfetch/repo.go:lookupDirect. Stateless; any thread.
public final class InsecureDiscovery {
  private InsecureDiscovery() {}

  /// Whether GOINSECURE matches the module path.
  public static boolean allowed(Settings settings, String modulePath) {
    return PrivatePatterns.parse(settings.goEnvValue("GOINSECURE")).matches(modulePath);
  }

  /// Whether `go` takes whatever certificate comes at this hop of the route of `module`.
  public static boolean unverified(Settings settings, String module, Hop hop) {
    return hop.role() == HopRole.VCS_DISCOVERY && allowed(settings, ModulePath.Query.parse(module).path());
  }

  static String plain(String url) {
    return url.replaceFirst("^https:", "http:");
  }
}
