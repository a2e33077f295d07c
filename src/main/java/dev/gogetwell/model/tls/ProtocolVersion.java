package dev.gogetwell.model.tls;

/// A protocol version as it stands on the wire; may hold any 16-bit number, GREASE values included.
public record ProtocolVersion(int code) {
  public static final ProtocolVersion SSL3 = new ProtocolVersion(0x0300);
  public static final ProtocolVersion TLS10 = new ProtocolVersion(0x0301);
  public static final ProtocolVersion TLS11 = new ProtocolVersion(0x0302);
  public static final ProtocolVersion TLS12 = new ProtocolVersion(0x0303);
  public static final ProtocolVersion TLS13 = new ProtocolVersion(0x0304);

  /// The version of that number; the common ones are not made anew, since a long capture has one for each record.
  public static ProtocolVersion of(int code) {
    return switch (code) {
      case 0x0301 -> TLS10;
      case 0x0303 -> TLS12;
      default -> new ProtocolVersion(code);
    };
  }

  /// `0x0303`, the form of the JSON.
  public String hex() {
    return "0x%04x".formatted(code);
  }

  /// `TLS 1.2`, or [#hex] for a number without a name.
  public String label() {
    return switch (code) {
      case 0x0002 -> "SSL 2.0";
      case 0x0300 -> "SSL 3.0";
      case 0x0301 -> "TLS 1.0";
      case 0x0302 -> "TLS 1.1";
      case 0x0303 -> "TLS 1.2";
      case 0x0304 -> "TLS 1.3";
      default -> hex();
    };
  }
}
