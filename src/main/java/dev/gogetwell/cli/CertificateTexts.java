package dev.gogetwell.cli;

import dev.gogetwell.gorules.x509.ChainError;
import dev.gogetwell.text.Texts;

/// Words about certificates for a terminal. Stateless.
final class CertificateTexts {
  private CertificateTexts() {}

  /// What an error class means, in the reader's language.
  static String explanation(Texts texts, ChainError error) {
    String type = "cert.error." + (error.type() == ChainError.Type.PLAIN ? "other" : error.type().goName());
    String withReason = error.reason().map(reason -> type + "." + reason.goName()).orElse(type);
    return texts.get(texts.has(withReason) ? withReason : type);
  }
}
