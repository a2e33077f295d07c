package dev.gogetwell.model.tls;

import java.util.Arrays;
import java.util.Locale;

/// The kinds of handshake message (RFC 8446, section 4, and the older RFCs), named as the RFCs write them.
public enum HandshakeType {
  HELLO_REQUEST(0),
  CLIENT_HELLO(1),
  SERVER_HELLO(2),
  HELLO_VERIFY_REQUEST(3),
  NEW_SESSION_TICKET(4),
  END_OF_EARLY_DATA(5),
  HELLO_RETRY_REQUEST(6),
  ENCRYPTED_EXTENSIONS(8),
  CERTIFICATE(11),
  SERVER_KEY_EXCHANGE(12),
  CERTIFICATE_REQUEST(13),
  SERVER_HELLO_DONE(14),
  CERTIFICATE_VERIFY(15),
  CLIENT_KEY_EXCHANGE(16),
  FINISHED(20),
  CERTIFICATE_URL(21),
  CERTIFICATE_STATUS(22),
  SUPPLEMENTAL_DATA(23),
  KEY_UPDATE(24),
  COMPRESSED_CERTIFICATE(25),
  NEXT_PROTOCOL(67),
  MESSAGE_HASH(254),
  /// A message that cannot be read without the secrets (TLS 1.2 and older).
  ENCRYPTED(-1),
  /// A number that no RFC gives a meaning to.
  UNKNOWN(-2);

  private static final HandshakeType[] BY_NUMBER = byNumber();

  private final int number;

  HandshakeType(int number) {
    this.number = number;
  }

  /// The number on the wire; negative for the two that are not on the wire.
  public int number() {
    return number;
  }

  /// The name in JSON.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The type of a number, [#UNKNOWN] if it has none.
  public static HandshakeType of(int number) {
    return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : UNKNOWN;
  }

  private static HandshakeType[] byNumber() {
    HandshakeType[] types = new HandshakeType[256];
    Arrays.fill(types, UNKNOWN);
    for (HandshakeType type : values()) {
      if (type.number >= 0) {
        types[type.number] = type;
      }
    }
    return types;
  }
}
