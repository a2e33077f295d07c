package dev.gogetwell.model.tls;

import java.time.Duration;
import java.util.OptionalInt;

/// What was said outside TLS: a CONNECT request, a STARTTLS dialogue, an HTTP answer, a greeting of another protocol.
///
/// @param time since the start of the stream
/// @param kind what it looks like
/// @param quote its first line, printable, without credentials, at most 200 characters
/// @param status the HTTP status of an answer, or the code of a SOCKS5 reply: 0 is success
/// @param length how many bytes this piece of conversation had
public record PlainText(Duration time, Direction direction, Kind kind, String quote, OptionalInt status, int length) {
  /// No way to sign in that the client offers is taken (RFC 1928, section 3).
  public static final int SOCKS_NO_METHOD = 0xff;
  /// The password is refused (RFC 1929, section 2); the protocol has no number of its own for it.
  public static final int SOCKS_WRONG_PASSWORD = 0xfe;

  /// What plain text can look like.
  public enum Kind {
    HTTP_CONNECT,
    HTTP_REQUEST,
    HTTP_RESPONSE,
    SSH,
    SMTP_OR_FTP,
    IMAP,
    POP3,
    XMPP,
    POSTGRESQL,
    SOCKS,
    SSL2,
    LINE,
    BINARY;

    /// The name in JSON.
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
