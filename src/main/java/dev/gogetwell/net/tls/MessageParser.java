package dev.gogetwell.net.tls;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.tls.CertificateEntry;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.HandshakeType;
import dev.gogetwell.model.tls.HelloExtension;
import dev.gogetwell.model.tls.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Turns one whole handshake message into its fields. A body that contradicts its type becomes
/// [HandshakeMessage.Malformed]. Confined to one thread; may serve many streams one after the other.
public final class MessageParser {
  private static final int MAX_CERTIFICATES = 100;
  private static final int ZLIB = 1;

  private final HelloReader hellos;
  private final CertificateReader certificates = new CertificateReader();
  private final int keptBytes;

  /// @param keptBytes how many bytes of each message are kept for the byte view
  public MessageParser(TlsNames names, int keptBytes) {
    this.hellos = new HelloReader(names);
    this.keptBytes = keptBytes;
  }

  /// Reads the message in `[from, to)`, header included.
  ///
  /// @param version which form the bodies have, by the negotiated version
  HandshakeMessage parse(byte[] bytes, int from, int to, BodyForm version) {
    int number = bytes[from] & 0xff;
    int length = to - from - MessageReader.HEADER;
    HandshakeType type = HandshakeType.of(number);
    Octets kept = Octets.of(bytes, from, Math.min(to, from + keptBytes));
    try {
      return body(type, number, new Cursor(bytes, from + MessageReader.HEADER, to), length, kept, version);
    } catch (Cursor.Truncated e) {
      return new HandshakeMessage.Malformed(type, length, String.valueOf(e.getMessage()), kept);
    }
  }

  /// Reads a message whose end is missing: of a ClientHello the fields that came, of any other its type.
  HandshakeMessage parseCut(byte[] begun, BodyForm version) {
    byte[] whole = HandshakeType.of(begun[0] & 0xff) == HandshakeType.CLIENT_HELLO ? CutHello.mended(begun) : begun;
    return parse(whole, 0, whole.length, version);
  }

  /// Which of the two families of message bodies applies.
  enum BodyForm {
    /// SSL 3.0 to TLS 1.1: no signature algorithm stands in CertificateVerify.
    OLD,
    /// TLS 1.2.
    TLS12,
    /// TLS 1.3.
    TLS13
  }

  private HandshakeMessage body(
      HandshakeType type, int number, Cursor body, int length, Octets kept, BodyForm version)
      throws Cursor.Truncated {
    boolean tls13 = version == BodyForm.TLS13;
    return switch (type) {
      case CLIENT_HELLO -> hellos.client(body, length, kept);
      case SERVER_HELLO -> hellos.server(body, length, kept);
      case CERTIFICATE -> new HandshakeMessage.Certificate(length, chain(body, tls13), kept);
      case COMPRESSED_CERTIFICATE -> compressed(body, length, kept);
      case CERTIFICATE_REQUEST -> tls13 ? request13(body, length, kept) : request12(body, length, kept, version);
      case CERTIFICATE_VERIFY -> new HandshakeMessage.CertificateVerify(
          length, version == BodyForm.OLD ? Optional.empty() : Optional.of(body.u16()), kept);
      case SERVER_KEY_EXCHANGE -> new HandshakeMessage.KeyExchange(type, length, curve(body), kept);
      case CLIENT_KEY_EXCHANGE -> new HandshakeMessage.KeyExchange(type, length, Optional.empty(), kept);
      case ENCRYPTED_EXTENSIONS -> encryptedExtensions(body, length, kept);
      case NEW_SESSION_TICKET -> ticket(body, length, kept, tls13);
      case KEY_UPDATE -> new HandshakeMessage.KeyUpdate(length, body.u8() == 1, kept);
      case CERTIFICATE_STATUS -> {
        int kind = body.u8();
        yield new HandshakeMessage.CertificateStatus(length, kind, body.u24(), kept);
      }
      default -> new HandshakeMessage.Simple(type, number, length, kept);
    };
  }

  /// The list of certificates; in TLS 1.3 with a context before it and extensions behind each certificate
  /// (RFC 8446, section 4.4.2).
  private List<CertificateEntry> chain(Cursor body, boolean tls13) throws Cursor.Truncated {
    if (tls13) {
      body.vector8();
    }
    Cursor list = body.vector24();
    List<CertificateEntry> entries = new ArrayList<>(3);
    while (list.remaining() > 0 && entries.size() < MAX_CERTIFICATES) {
      entries.add(certificates.read(list.vector24()));
      if (tls13) {
        list.vector16();
      }
    }
    return entries;
  }

  private HandshakeMessage compressed(Cursor body, int length, Octets kept) throws Cursor.Truncated {
    int algorithm = body.u16();
    int size = body.u24();
    byte[] packed = body.vector24().rest();
    List<CertificateEntry> entries = List.of();
    if (algorithm == ZLIB && size <= MessageReader.MAX_LENGTH) {
      byte[] plain = inflate(packed, size);
      entries = chain(new Cursor(plain, 0, plain.length), true);
    }
    return new HandshakeMessage.CompressedCertificate(length, algorithm, size, entries, kept);
  }

  private static byte[] inflate(byte[] packed, int size) throws Cursor.Truncated {
    byte[] plain = new byte[size];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(packed);
      int done = 0;
      while (done < size) {
        int count = inflater.inflate(plain, done, size - done);
        if (count == 0) {
          throw new Cursor.Truncated("the compressed certificate is shorter than announced");
        }
        done += count;
      }
      return plain;
    } catch (DataFormatException e) {
      throw new Cursor.Truncated("the certificate is not zlib data");
    }
  }

  private static HandshakeMessage request12(Cursor body, int length, Octets kept, BodyForm version)
      throws Cursor.Truncated {
    body.vector8();
    List<Integer> signatures = version == BodyForm.OLD ? List.of() : HelloReader.numbers(body.vector16());
    return new HandshakeMessage.CertificateRequest(length, signatures, authorities(body.vector16()), kept);
  }

  private static HandshakeMessage request13(Cursor body, int length, Octets kept) throws Cursor.Truncated {
    body.vector8();
    List<Integer> signatures = new ArrayList<>();
    List<String> authorities = new ArrayList<>();
    HelloReader.extensions(body.vector16(), (type, content) -> {
      if (type == HelloReader.SIGNATURE_ALGORITHMS) {
        signatures.addAll(HelloReader.numbers(content.vector16()));
      } else if (type == 47) {
        authorities.addAll(authorities(content.vector16()));
      }
    });
    return new HandshakeMessage.CertificateRequest(length, signatures, authorities, kept);
  }

  private static List<String> authorities(Cursor list) throws Cursor.Truncated {
    List<String> authorities = new ArrayList<>();
    while (list.remaining() > 0 && authorities.size() < MAX_CERTIFICATES) {
      Cursor name = list.vector16();
      authorities.add(NameText.read(new LenientDerReader(name).next(LenientDerReader.SEQUENCE)));
    }
    return authorities;
  }

  /// The named curve of an ECDHE exchange (RFC 8422, section 5.4); other exchanges name none.
  private static Optional<Integer> curve(Cursor body) throws Cursor.Truncated {
    return body.remaining() >= 3 && body.u8() == 3 ? Optional.of(body.u16()) : Optional.empty();
  }

  private static HandshakeMessage encryptedExtensions(Cursor body, int length, Octets kept) throws Cursor.Truncated {
    String[] alpn = new String[1];
    List<HelloExtension> extensions = HelloReader.extensions(body.vector16(), (type, content) -> {
      if (type == HelloReader.ALPN) {
        alpn[0] = HelloReader.firstProtocol(content).orElse("");
      }
    });
    return new HandshakeMessage.EncryptedExtensions(length, extensions, Optional.ofNullable(alpn[0]), kept);
  }

  private static HandshakeMessage ticket(Cursor body, int length, Octets kept, boolean tls13) throws Cursor.Truncated {
    long lifetime = body.u32();
    if (tls13) {
      body.u32();
      body.vector8();
    }
    return new HandshakeMessage.NewSessionTicket(length, lifetime, body.vector16().remaining(), kept);
  }
}
