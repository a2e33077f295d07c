package dev.gogetwell.lab;

import java.util.Locale;

/// Where the real go can be made to see a broken network.
public enum GoCanSee {
  /// Only inside a network namespace, because names or addresses outside 127.0.0.0/8 matter.
  LINUX,
  /// Wherever servers can listen on loopback. Where the scenario needs a trusted certificate, go must heed
  /// SSL_CERT_FILE, which Go up to 1.26 does not on Windows and macOS.
  ALL,
  /// Nowhere: judged without go.
  NO;

  /// The word in `lab list --json`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
