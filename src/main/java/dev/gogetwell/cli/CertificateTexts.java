package dev.gogetwell.cli;

import dev.gogetwell.gorules.x509.VerifyError;
import dev.gogetwell.text.Texts;

/// Words about certificates for a terminal. Stateless.
final class CertificateTexts {
  private CertificateTexts() {}

  /// What an error class means, in the reader's language.
  static String explanation(Texts texts, VerifyError error) {
    String type = "cert.error." + (error.type() == VerifyError.Type.PLAIN ? "other" : error.type().goName());
    String withReason = error.reason().map(reason -> type + "." + reason.goName()).orElse(type);
    return texts.get(texts.has(withReason) ? withReason : type);
  }

  /// A text from a certificate without what could steer a terminal or turn the reading direction.
  static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> {
      int type = Character.getType(c);
      boolean hidden = type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE
          || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
      if (hidden) {
        out.append(String.format("\\u%04x", c));
      } else {
        out.appendCodePoint(c);
      }
    });
    return out.toString();
  }
}
