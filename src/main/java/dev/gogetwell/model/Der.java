package dev.gogetwell.model;

import java.util.Base64;

/// A certificate as it came over the wire, kept as Base64 so that it has value equality and survives JSON.
public record Der(String base64) {
  /// Wraps the DER bytes.
  public static Der of(byte[] bytes) {
    return new Der(Base64.getEncoder().encodeToString(bytes));
  }

  /// The DER bytes; a fresh array.
  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }
}
