package dev.gogetwell.model.tls;

import java.util.List;
import java.util.Optional;

/// One handshake message with the fields that explain it. Sealed: a new kind fails to compile where it must be shown.
///
/// Numbers stay numbers (suites, groups, extensions), in the order of the wire, since their order is evidence.
public sealed interface HandshakeMessage {
  /// What kind of message.
  HandshakeType type();

  /// The length of its body in bytes, as its header says; without the four bytes of the header.
  int length();

  /// Header and body, as far as the dissector was asked to keep them.
  Octets bytes();

  /// The client's offer (RFC 8446, section 4.1.2).
  ///
  /// @param version the legacy version field
  /// @param random 32 bytes in hexadecimal; the key of a key log
  /// @param serverName the SNI, empty if none was sent
  /// @param groups the named groups, most wanted first
  /// @param keyShareGroups the groups for which a key share came with the offer
  /// @param ja4 the JA4 fingerprint
  record ClientHello(
      int length,
      ProtocolVersion version,
      String random,
      int sessionIdLength,
      List<Integer> cipherSuites,
      List<HelloExtension> extensions,
      Optional<String> serverName,
      List<String> alpn,
      List<ProtocolVersion> supportedVersions,
      List<Integer> groups,
      List<Integer> keyShareGroups,
      List<Integer> signatureAlgorithms,
      Fingerprint ja3,
      String ja4,
      Octets bytes)
      implements HandshakeMessage {
    public ClientHello {
      cipherSuites = List.copyOf(cipherSuites);
      extensions = List.copyOf(extensions);
      alpn = List.copyOf(alpn);
      supportedVersions = List.copyOf(supportedVersions);
      groups = List.copyOf(groups);
      keyShareGroups = List.copyOf(keyShareGroups);
      signatureAlgorithms = List.copyOf(signatureAlgorithms);
    }

    @Override
    public HandshakeType type() {
      return HandshakeType.CLIENT_HELLO;
    }

    /// Whether an extension was sent.
    public boolean has(int extension) {
      return extensions.stream().anyMatch(e -> e.type() == extension);
    }
  }

  /// The server's choice, or its wish for another key share (RFC 8446, section 4.1.3).
  ///
  /// @param version the legacy version field; see [#negotiated]
  /// @param cipherSuiteName the IANA name, or the number in hexadecimal
  record ServerHello(
      int length,
      ProtocolVersion version,
      String random,
      int sessionIdLength,
      int cipherSuite,
      String cipherSuiteName,
      List<HelloExtension> extensions,
      Optional<ProtocolVersion> selectedVersion,
      Optional<Integer> keyShareGroup,
      Optional<String> alpn,
      boolean helloRetryRequest,
      Fingerprint ja3s,
      Octets bytes)
      implements HandshakeMessage {
    public ServerHello {
      extensions = List.copyOf(extensions);
    }

    @Override
    public HandshakeType type() {
      return HandshakeType.SERVER_HELLO;
    }

    /// The version that both sides use from here on.
    public ProtocolVersion negotiated() {
      return selectedVersion.orElse(version);
    }
  }

  /// A chain, the peer's own certificate first.
  record Certificate(int length, List<CertificateEntry> entries, Octets bytes) implements HandshakeMessage {
    public Certificate {
      entries = List.copyOf(entries);
    }

    @Override
    public HandshakeType type() {
      return HandshakeType.CERTIFICATE;
    }
  }

  /// A chain that travels compressed (RFC 8879).
  ///
  /// @param algorithm 1 zlib, 2 brotli, 3 zstd
  /// @param entries empty where this program cannot decompress (brotli, zstd)
  record CompressedCertificate(
      int length, int algorithm, int uncompressedLength, List<CertificateEntry> entries, Octets bytes)
      implements HandshakeMessage {
    public CompressedCertificate {
      entries = List.copyOf(entries);
    }

    @Override
    public HandshakeType type() {
      return HandshakeType.COMPRESSED_CERTIFICATE;
    }
  }

  /// The server's wish for a client certificate.
  ///
  /// @param authorities the names of the authorities that it accepts
  record CertificateRequest(int length, List<Integer> signatureAlgorithms, List<String> authorities, Octets bytes)
      implements HandshakeMessage {
    public CertificateRequest {
      signatureAlgorithms = List.copyOf(signatureAlgorithms);
      authorities = List.copyOf(authorities);
    }

    @Override
    public HandshakeType type() {
      return HandshakeType.CERTIFICATE_REQUEST;
    }
  }

  /// The proof that the sender holds the key of its certificate.
  ///
  /// @param algorithm the signature scheme; empty in versions before TLS 1.2
  record CertificateVerify(int length, Optional<Integer> algorithm, Octets bytes) implements HandshakeMessage {
    @Override
    public HandshakeType type() {
      return HandshakeType.CERTIFICATE_VERIFY;
    }
  }

  /// The key exchange messages of TLS 1.2 and older.
  ///
  /// @param type [HandshakeType#SERVER_KEY_EXCHANGE] or [HandshakeType#CLIENT_KEY_EXCHANGE]
  /// @param group the named curve, where one is named
  record KeyExchange(HandshakeType type, int length, Optional<Integer> group, Octets bytes)
      implements HandshakeMessage {}

  /// What the server adds to its hello under encryption (RFC 8446, section 4.3.1).
  record EncryptedExtensions(int length, List<HelloExtension> extensions, Optional<String> alpn, Octets bytes)
      implements HandshakeMessage {
    public EncryptedExtensions {
      extensions = List.copyOf(extensions);
    }

    @Override
    public HandshakeType type() {
      return HandshakeType.ENCRYPTED_EXTENSIONS;
    }
  }

  /// A ticket for a later, shorter handshake.
  record NewSessionTicket(int length, long lifetimeSeconds, int ticketLength, Octets bytes)
      implements HandshakeMessage {
    @Override
    public HandshakeType type() {
      return HandshakeType.NEW_SESSION_TICKET;
    }
  }

  /// A change of the sender's traffic key (RFC 8446, section 4.6.3).
  record KeyUpdate(int length, boolean answerWanted, Octets bytes) implements HandshakeMessage {
    @Override
    public HandshakeType type() {
      return HandshakeType.KEY_UPDATE;
    }
  }

  /// A stapled OCSP answer (RFC 6066, section 8).
  record CertificateStatus(int length, int statusType, int responseLength, Octets bytes) implements HandshakeMessage {
    @Override
    public HandshakeType type() {
      return HandshakeType.CERTIFICATE_STATUS;
    }
  }

  /// A message whose body needs no field to be understood (Finished, ServerHelloDone, …), or whose type is unknown.
  ///
  /// @param number the number of the type on the wire
  record Simple(HandshakeType type, int number, int length, Octets bytes) implements HandshakeMessage {}

  /// A message whose body contradicts its type.
  ///
  /// @param problem what was wrong, in the terms of the RFC, for experts
  record Malformed(HandshakeType type, int length, String problem, Octets bytes) implements HandshakeMessage {}

  /// A handshake record that cannot be read without the secrets; its length on the wire.
  record Encrypted(int length) implements HandshakeMessage {
    @Override
    public HandshakeType type() {
      return HandshakeType.ENCRYPTED;
    }

    @Override
    public Octets bytes() {
      return Octets.NONE;
    }
  }
}
