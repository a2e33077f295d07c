package dev.gogetwell.model;

import java.util.Base64;

/// A certificate as it came over the wire, kept as Base64 so that it has value equality and survives JSON.
public record Der(String base64) {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  /// Wraps the DER bytes.
  public static Der of(byte[] bytes) {
    return new Der(Base64.getEncoder().encodeToString(bytes));
  }

  /// As every tool reads it (RFC 7468, section 5).
  public String pem() {
    return "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(bytes()) + "\n-----END CERTIFICATE-----\n";
  }

  /// The DER bytes; a fresh array.
  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }
}
