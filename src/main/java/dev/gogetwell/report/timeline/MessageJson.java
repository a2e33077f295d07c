package dev.gogetwell.report.timeline;

import dev.gogetwell.model.tls.CertificateEntry;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.HandshakeType;
import dev.gogetwell.model.tls.HelloExtension;
import dev.gogetwell.model.tls.ProtocolVersion;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Writes the fields of one handshake message. Pure.
final class MessageJson {
  private MessageJson() {}

  static void write(JsonGenerator json, HandshakeMessage message) {
    json.writeStartObject();
    json.writeStringProperty("type", message.type().code());
    json.writeNumberProperty("len", message.length());
    switch (message) {
      case HandshakeMessage.ClientHello hello -> clientHello(json, hello);
      case HandshakeMessage.ServerHello hello -> serverHello(json, hello);
      case HandshakeMessage.Certificate certificate -> chain(json, certificate.entries());
      case HandshakeMessage.CompressedCertificate certificate -> {
        json.writeNumberProperty("algorithm", certificate.algorithm());
        json.writeNumberProperty("uncompressed_len", certificate.uncompressedLength());
        chain(json, certificate.entries());
      }
      case HandshakeMessage.CertificateRequest request -> {
        numbers(json, "sig_algs", request.signatureAlgorithms());
        strings(json, "authorities", request.authorities());
      }
      case HandshakeMessage.CertificateVerify verify ->
        verify.algorithm().ifPresent(algorithm -> json.writeNumberProperty("sig_alg", algorithm));
      case HandshakeMessage.KeyExchange exchange ->
        exchange.group().ifPresent(group -> json.writeNumberProperty("group", group));
      case HandshakeMessage.EncryptedExtensions extensions -> {
        extensionTypes(json, extensions.extensions());
        extensions.alpn().ifPresent(alpn -> strings(json, "alpn", List.of(alpn)));
      }
      case HandshakeMessage.NewSessionTicket ticket -> {
        json.writeNumberProperty("lifetime", ticket.lifetimeSeconds());
        json.writeNumberProperty("ticket_len", ticket.ticketLength());
      }
      case HandshakeMessage.KeyUpdate update -> json.writeBooleanProperty("answer_wanted", update.answerWanted());
      case HandshakeMessage.CertificateStatus status -> {
        json.writeNumberProperty("status_type", status.statusType());
        json.writeNumberProperty("response_len", status.responseLength());
      }
      case HandshakeMessage.Malformed malformed -> json.writeStringProperty("malformed", malformed.problem());
      case HandshakeMessage.Simple simple -> {
        if (simple.type() == HandshakeType.UNKNOWN) {
          json.writeNumberProperty("number", simple.number());
        }
      }
      case HandshakeMessage.Encrypted encrypted -> {
        // Its length is all that is known.
      }
    }
    json.writeEndObject();
  }

  private static void clientHello(JsonGenerator json, HandshakeMessage.ClientHello hello) {
    json.writeStringProperty("version", hello.version().hex());
    json.writeStringProperty("random", hello.random());
    json.writeNumberProperty("session_id_len", hello.sessionIdLength());
    extensionTypes(json, hello.extensions());
    versions(json, hello.supportedVersions());
    strings(json, "alpn", hello.alpn());
    numbers(json, "key_share_groups", hello.keyShareGroups());
    numbers(json, "ciphers", hello.cipherSuites());
    hello.serverName().ifPresent(name -> json.writeStringProperty("sni", name));
    numbers(json, "groups", hello.groups());
    numbers(json, "sig_algs", hello.signatureAlgorithms());
    json.writeStringProperty("ja3", hello.ja3().md5());
    json.writeStringProperty("ja3_full", hello.ja3().full());
    json.writeStringProperty("ja4", hello.ja4());
  }

  private static void serverHello(JsonGenerator json, HandshakeMessage.ServerHello hello) {
    json.writeStringProperty("version", hello.version().hex());
    json.writeStringProperty("random", hello.random());
    json.writeNumberProperty("session_id_len", hello.sessionIdLength());
    extensionTypes(json, hello.extensions());
    hello.selectedVersion().ifPresent(version -> versions(json, List.of(version)));
    hello.keyShareGroup().ifPresent(group -> numbers(json, "key_share_groups", List.of(group)));
    hello.alpn().ifPresent(alpn -> strings(json, "alpn", List.of(alpn)));
    json.writeNumberProperty("cipher", hello.cipherSuite());
    json.writeStringProperty("cipher_name", hello.cipherSuiteName());
    json.writeBooleanProperty("hello_retry_request", hello.helloRetryRequest());
    json.writeStringProperty("ja3s", hello.ja3s().md5());
    json.writeStringProperty("ja3s_full", hello.ja3s().full());
  }

  private static void chain(JsonGenerator json, List<CertificateEntry> entries) {
    json.writeArrayPropertyStart("certs");
    for (CertificateEntry entry : entries) {
      json.writeStartObject();
      json.writeStringProperty("sha256", entry.sha256());
      json.writeNumberProperty("len", entry.length());
      entry.fields().ifPresent(fields -> {
        json.writeStringProperty("subject", fields.subject());
        json.writeStringProperty("issuer", fields.issuer());
        json.writeStringProperty("not_before", fields.notBefore().toString());
        json.writeStringProperty("not_after", fields.notAfter().toString());
        strings(json, "dns", fields.dnsNames());
        strings(json, "ip", fields.ipAddresses());
      });
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void extensionTypes(JsonGenerator json, List<HelloExtension> extensions) {
    numbers(json, "extensions", extensions.stream().map(HelloExtension::type).toList());
  }

  private static void versions(JsonGenerator json, List<ProtocolVersion> versions) {
    strings(json, "supported_versions", versions.stream().map(ProtocolVersion::hex).toList());
  }

  private static void numbers(JsonGenerator json, String name, List<Integer> numbers) {
    if (!numbers.isEmpty()) {
      json.writeArrayPropertyStart(name);
      for (int number : numbers) {
        json.writeNumber(number);
      }
      json.writeEndArray();
    }
  }

  private static void strings(JsonGenerator json, String name, List<String> strings) {
    if (!strings.isEmpty()) {
      json.writeArrayPropertyStart(name);
      strings.forEach(json::writeString);
      json.writeEndArray();
    }
  }
}
