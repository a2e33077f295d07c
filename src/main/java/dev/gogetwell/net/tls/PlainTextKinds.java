package dev.gogetwell.net.tls;

import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.PlainText;
import dev.gogetwell.model.tls.PlainText.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises plain text by its first line and quotes it without its credentials. Pure.
final class PlainTextKinds {
  private static final int QUOTED = 200;

  private static final Pattern REQUEST =
      Pattern.compile("(?:GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH|TRACE|PRI) \\S+ HTTP/\\d.*");
  private static final Pattern STATUS = Pattern.compile("HTTP/\\d(?:\\.\\d)? (\\d{3})\\b.*");
  private static final Pattern MAIL = Pattern.compile("(?i)(?:220[ -]|EHLO |HELO |STARTTLS|AUTH TLS).*");
  private static final Pattern IMAP = Pattern.compile("(?i)\\* (?:OK|PREAUTH)\\b.*|\\S+ (?:STARTTLS|CAPABILITY)");
  private static final Pattern POP3 = Pattern.compile("\\+OK\\b.*|(?i)STLS");

  /// Words behind which a secret may stand.
  private static final Pattern SECRET_WORD =
      Pattern.compile("(?i)((?:\\S+ )?(?:AUTH|AUTHENTICATE|PASS|USER|LOGIN))\\b.*");
  private static final Pattern USER_INFO = Pattern.compile("(//|^CONNECT |(?<= ))[^\\s/@]*@");
  private static final Pattern QUERY = Pattern.compile("\\?\\S*");

  /// The request for encryption of PostgreSQL's protocol.
  private static final byte[] POSTGRESQL = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};

  private PlainTextKinds() {}

  /// @param start the first bytes of the turn
  /// @param length the length of the whole turn
  static PlainText classify(Duration time, Direction direction, byte[] start, int length) {
    int end = lineEnd(start);
    boolean binary = binary(start, end);
    String line = binary
        ? HexFormat.of().formatHex(start, 0, Math.min(start.length, 32))
        : PrintableText.of(start, 0, Math.min(end, QUOTED));
    Kind kind = binary ? binaryKind(start) : lineKind(line);
    OptionalInt status = OptionalInt.empty();
    if (kind == Kind.HTTP_RESPONSE) {
      Matcher matcher = STATUS.matcher(line);
      status = matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : status;
    }
    if (kind == Kind.SOCKS && direction == Direction.SERVER_TO_CLIENT) {
      status = socksStatus(start);
    }
    return new PlainText(time, direction, kind, binary ? line : withoutSecrets(kind, line), status, length);
  }

  /// The code of a SOCKS5 reply (RFC 1928, section 6), 255 where no way to sign in is taken, 254 where the password is
  /// refused (RFC 1929). A choice of a way to sign in says nothing yet.
  private static OptionalInt socksStatus(byte[] start) {
    if (start.length == 2 && start[0] == 5) {
      return (start[1] & 0xff) == PlainText.SOCKS_NO_METHOD ? OptionalInt.of(PlainText.SOCKS_NO_METHOD)
          : OptionalInt.empty();
    }
    if (start.length == 2 && start[0] == 1) {
      return start[1] == 0 ? OptionalInt.empty() : OptionalInt.of(PlainText.SOCKS_WRONG_PASSWORD);
    }
    return start.length > 2 && start[0] == 5 ? OptionalInt.of(start[1] & 0xff) : OptionalInt.empty();
  }

  private static Kind lineKind(String line) {
    if (line.startsWith("CONNECT ")) {
      return Kind.HTTP_CONNECT;
    }
    if (line.startsWith("HTTP/")) {
      return Kind.HTTP_RESPONSE;
    }
    if (REQUEST.matcher(line).matches()) {
      return Kind.HTTP_REQUEST;
    }
    if (line.startsWith("SSH-")) {
      return Kind.SSH;
    }
    if (line.startsWith("<?xml") || line.startsWith("<stream")) {
      return Kind.XMPP;
    }
    if (MAIL.matcher(line).matches()) {
      return Kind.SMTP_OR_FTP;
    }
    if (IMAP.matcher(line).matches()) {
      return Kind.IMAP;
    }
    return POP3.matcher(line).matches() ? Kind.POP3 : Kind.LINE;
  }

  private static Kind binaryKind(byte[] start) {
    if (Arrays.equals(start, POSTGRESQL)) {
      return Kind.POSTGRESQL;
    }
    if (start.length > 4 && (start[0] & 0x80) != 0 && start[2] == 1 && (start[3] == 3 || start[3] == 0)) {
      return Kind.SSL2;
    }
    boolean socks = (start.length >= 2 && start[0] == 5)
        || (start.length == 2 && start[0] == 1)
        || (start.length >= 8 && start[0] == 4 && start[1] == 1);
    return socks ? Kind.SOCKS : Kind.BINARY;
  }

  private static String withoutSecrets(Kind kind, String line) {
    boolean http = kind == Kind.HTTP_CONNECT || kind == Kind.HTTP_REQUEST || kind == Kind.HTTP_RESPONSE;
    Matcher secret = SECRET_WORD.matcher(line);
    if (!http && secret.matches()) {
      return secret.group(1) + " …";
    }
    return QUERY.matcher(USER_INFO.matcher(line).replaceAll("$1")).replaceAll("?…");
  }

  private static int lineEnd(byte[] start) {
    for (int i = 0; i < start.length; i++) {
      if (start[i] == '\n') {
        return i > 0 && start[i - 1] == '\r' ? i - 1 : i;
      }
    }
    return start.length;
  }

  private static boolean binary(byte[] start, int end) {
    String text = new String(start, 0, end, StandardCharsets.ISO_8859_1);
    long odd = text.chars().filter(c -> (c < 0x20 && c != '\t') || c >= 0x7f).count();
    return end == 0 || odd * 4 > end;
  }
}
