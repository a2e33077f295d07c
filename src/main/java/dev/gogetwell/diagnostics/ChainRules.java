package dev.gogetwell.diagnostics;

import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.model.Settings;

/// By which rules the user's own `go` judges a chain. Pure.
public final class ChainRules {
  private ChainRules() {}

  /// The rules of the user's Go; without a Go, those of the newest that is known.
  public static X509Rules of(Settings settings) {
    return settings.go().map(go -> go.version()).filter(version -> !version.isEmpty())
        .map(version -> X509Rules.ofGoCommand(version, settings.environmentValue("GODEBUG")))
        .orElseGet(() -> new X509Rules(X509Rules.NEWEST_MINOR, X509Rules.LATEST));
  }
}
