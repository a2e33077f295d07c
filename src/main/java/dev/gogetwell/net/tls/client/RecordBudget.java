package dev.gogetwell.net.tls.client;

import dev.gogetwell.net.NetBudget;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.HandshakeType;

/// Counts what a server sends as Go counts it, and gives the server up where Go does (crypto/tls/conn.go). It sees the
/// contents of records, already decrypted. Confined to one thread.
final class RecordBudget {
  private static final int MESSAGE_HEADER = 4;

  private int useless;
  /// Of the handshake message that is under way: the bytes of its header that came, and those of its body that lack.
  private final byte[] header = new byte[MESSAGE_HEADER];
  private int headerLength;
  private int missing;

  /// Takes one record.
  ///
  /// @param connected whether the handshake is over
  /// @param tls13 whether TLS 1.3 was chosen
  void record(int type, byte[] bytes, int from, int count, boolean connected, boolean tls13) throws GivenUp {
    switch (type) {
      case ContentType.alert -> {
        if (count == 2 && isIgnored(bytes[from], bytes[from + 1], tls13)) {
          useless("tls: too many ignored records");
        }
      }
      case ContentType.change_cipher_spec -> {
        if (tls13) {
          useless("tls: too many ignored records");
        }
      }
      case ContentType.application_data -> {
        if (count == 0) {
          useless("tls: too many ignored records");
        } else {
          useless = 0;
        }
      }
      case ContentType.handshake -> {
        if (count == 0) {
          throw GivenUp.useless("tls: unexpected message");
        }
        useless = connected ? useless : 0;
        messages(bytes, from, from + count, connected);
      }
      default -> { }
    }
  }

  /// A fatal alert ends the session; close_notify too. TLS 1.3 knows one other, which does nothing.
  private static boolean isIgnored(int level, int description, boolean tls13) {
    return description != AlertDescription.close_notify
        && (tls13 ? description == AlertDescription.user_canceled : level == AlertLevel.warning);
  }

  private void messages(byte[] bytes, int from, int to, boolean connected) throws GivenUp {
    for (int at = from; at < to; ) {
      if (missing > 0) {
        int skipped = Math.min(missing, to - at);
        missing -= skipped;
        at += skipped;
        continue;
      }
      header[headerLength++] = bytes[at++];
      if (headerLength == MESSAGE_HEADER) {
        headerLength = 0;
        missing = (header[1] & 0xff) << 16 | (header[2] & 0xff) << 8 | (header[3] & 0xff);
        int most = header[0] == HandshakeType.certificate ? NetBudget.CERTIFICATE_MESSAGE
            : NetBudget.HANDSHAKE_MESSAGE;
        if (missing > most) {
          throw GivenUp.tooLong(missing, most);
        }
        if (connected) {
          useless("tls: too many non-advancing records");
        }
      }
    }
  }

  private void useless(String words) throws GivenUp {
    if (++useless > NetBudget.USELESS_RECORDS) {
      throw GivenUp.useless(words);
    }
  }
}
