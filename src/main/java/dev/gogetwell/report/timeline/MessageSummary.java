package dev.gogetwell.report.timeline;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.tls.CertificateEntry;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.HandshakeType;
import dev.gogetwell.model.tls.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Names a message as the RFCs print it and tells its most important fields in one or two lines. Field names are the
/// protocol's own words and need no translation. Immutable; any thread.
public final class MessageSummary {
  private static final int LISTED = 6;

  private final TlsNames names;

  public MessageSummary(TlsNames names) {
    this.names = names;
  }

  /// `ClientHello`, `HelloRetryRequest`, …
  public static String title(HandshakeMessage message) {
    if (message instanceof HandshakeMessage.ServerHello hello && hello.helloRetryRequest()) {
      return "HelloRetryRequest";
    }
    return message.type() == HandshakeType.ENCRYPTED ? "Handshake" : camel(message.type().code());
  }

  /// `ChangeCipherSpec`, `ApplicationData`, …
  public static String title(RecordType type) {
    return camel(type.code());
  }

  private static String camel(String code) {
    StringBuilder title = new StringBuilder();
    for (String word : code.split("_", 0)) {
      title.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return title.toString();
  }

  /// The facts of a message, a line each; may be empty.
  public List<String> facts(HandshakeMessage message) {
    return switch (message) {
      case HandshakeMessage.ClientHello hello -> List.of(
          "SNI " + hello.serverName().orElse("–") + " · ALPN " + orDash(String.join(", ", hello.alpn())) + " · "
              + orDash(hello.supportedVersions().stream().filter(v -> !TlsNames.grease(v.code())).map(v -> v.label())
                  .collect(Collectors.joining(", "))),
          "groups " + list(hello.groups().stream().map(names::group).toList()) + " · key_share "
              + list(hello.keyShareGroups().stream().map(names::group).toList()) + " · JA4 " + hello.ja4());
      case HandshakeMessage.ServerHello hello -> List.of(hello.negotiated().label() + " · " + hello.cipherSuiteName()
          + hello.keyShareGroup().map(group -> " · " + names.group(group)).orElse("")
          + hello.alpn().map(alpn -> " · ALPN " + alpn).orElse(""));
      case HandshakeMessage.Certificate certificate -> chain(certificate.entries());
      case HandshakeMessage.CompressedCertificate certificate -> chain(certificate.entries());
      case HandshakeMessage.EncryptedExtensions extensions ->
        extensions.alpn().map(alpn -> List.of("ALPN " + alpn)).orElse(List.of());
      case HandshakeMessage.CertificateVerify verify ->
        verify.algorithm().map(algorithm -> List.of(names.signatureScheme(algorithm))).orElse(List.of());
      case HandshakeMessage.KeyExchange exchange ->
        exchange.group().map(group -> List.of(names.group(group))).orElse(List.of());
      case HandshakeMessage.Malformed malformed -> List.of(malformed.problem());
      case HandshakeMessage.CertificateRequest request -> request.authorities().stream().limit(LISTED).toList();
      case HandshakeMessage.NewSessionTicket ticket -> List.of("lifetime " + ticket.lifetimeSeconds() + " s");
      case HandshakeMessage.KeyUpdate update -> List.of();
      case HandshakeMessage.CertificateStatus status -> List.of("OCSP " + status.responseLength());
      case HandshakeMessage.Simple simple -> List.of();
      case HandshakeMessage.Encrypted encrypted -> List.of();
    };
  }

  private static List<String> chain(List<CertificateEntry> entries) {
    List<String> lines = new ArrayList<>();
    for (CertificateEntry entry : entries.subList(0, Math.min(LISTED, entries.size()))) {
      lines.add(entry.fields().map(fields -> fields.subject() + " ← " + fields.issuer() + " · "
          + fields.notBefore().toString().substring(0, 10) + " – " + fields.notAfter().toString().substring(0, 10))
          .orElse("?") + " · SHA-256 " + entry.sha256().substring(0, 16) + "…");
    }
    return lines;
  }

  private static String list(List<String> words) {
    String shown = words.stream().limit(LISTED).collect(Collectors.joining(", "));
    return orDash(words.size() > LISTED ? shown + ", …" : shown);
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "–" : text;
  }
}
