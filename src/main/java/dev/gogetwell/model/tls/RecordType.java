package dev.gogetwell.model.tls;

/// The content types of TLS records (RFC 8446, section 5.1; heartbeat: RFC 6520).
public enum RecordType {
  CHANGE_CIPHER_SPEC(20),
  ALERT(21),
  HANDSHAKE(22),
  APPLICATION_DATA(23),
  HEARTBEAT(24);

  private static final RecordType[] BY_NUMBER = values();

  private final int number;

  RecordType(int number) {
    this.number = number;
  }

  /// The number on the wire.
  public int number() {
    return number;
  }

  /// The name in JSON, as the RFC writes it.
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /// Whether a byte is one of the content types.
  public static boolean known(int number) {
    return number >= 20 && number <= 24;
  }

  /// The type of a number for which [#known] holds.
  public static RecordType of(int number) {
    return BY_NUMBER[number - 20];
  }
}
