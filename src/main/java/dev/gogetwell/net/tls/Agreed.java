package dev.gogetwell.net.tls;

import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.HandshakeType;
import dev.gogetwell.model.tls.RecordType;

/// What client and server have agreed on so far, and what follows from it for the records and keys to come. Confined to
/// one thread.
final class Agreed {
  private final Decryption decryption;
  private boolean tls13;
  private boolean serverHelloSeen;
  /// The length of the code behind each record where the suite encrypts nothing; -1 where it does.
  private int codeOnly = -1;
  private MessageParser.BodyForm form = MessageParser.BodyForm.TLS12;

  Agreed(Decryption decryption) {
    this.decryption = decryption;
  }

  boolean tls13() {
    return tls13;
  }

  boolean serverHelloSeen() {
    return serverHelloSeen;
  }

  /// How the bodies of the next messages are written.
  MessageParser.BodyForm form() {
    return form;
  }

  /// Which records carry ciphertext: in TLS 1.3 those that call themselves application data (RFC 8446, section 5.2),
  /// before it all that follow the sender's ChangeCipherSpec (RFC 5246, section 7.1), unless the suite only signs.
  ///
  /// @param ciphered whether the sender has changed its cipher
  boolean isProtected(RecordType outer, int length, boolean ciphered) {
    if (outer == RecordType.APPLICATION_DATA) {
      return true;
    }
    if (tls13 || codeOnly >= 0) {
      return false;
    }
    return ciphered && !(outer == RecordType.CHANGE_CIPHER_SPEC && length == 1);
  }

  /// The length of the code behind a record that is not encrypted.
  int codeBehind(RecordType outer, boolean ciphered) {
    return ciphered && outer != RecordType.CHANGE_CIPHER_SPEC ? Math.max(0, codeOnly) : 0;
  }

  /// Draws the consequences of a message for the ones that follow it.
  void follow(Direction direction, HandshakeMessage message, boolean decrypted, boolean ciphered) {
    switch (message) {
      case HandshakeMessage.ClientHello hello -> decryption.clientHello(hello);
      case HandshakeMessage.ServerHello hello -> chosen(hello);
      case HandshakeMessage.KeyUpdate _ -> {
        if (tls13 && decrypted) {
          decryption.keyUpdate(direction);
        }
      }
      case HandshakeMessage.Simple simple -> {
        boolean last = simple.type() == HandshakeType.FINISHED || simple.type() == HandshakeType.END_OF_EARLY_DATA;
        // In older versions the keys change with ChangeCipherSpec, not with Finished.
        if (last && decrypted && (tls13 || !ciphered)) {
          decryption.epochEnded(direction);
        }
      }
      default -> {
        // Changes no key.
      }
    }
  }

  private void chosen(HandshakeMessage.ServerHello hello) {
    int version = hello.negotiated().code();
    // The drafts of TLS 1.3 call themselves 0x7f00 and their number.
    tls13 = (version >= 0x0304 && version >> 8 == 3) || version >> 8 == 0x7f;
    form = tls13 ? MessageParser.BodyForm.TLS13
        : version < 0x0303 ? MessageParser.BodyForm.OLD : MessageParser.BodyForm.TLS12;
    serverHelloSeen |= !hello.helloRetryRequest();
    codeOnly = tls13 ? -1 : NullCiphers.codeLength(hello.cipherSuite());
    decryption.serverHello(hello, tls13);
  }
}
