package dev.gogetwell.model.tls;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One TLS record, at the moment at which its last byte was seen.
///
/// @param time since the start of the stream
/// @param outer the content type on the wire
/// @param record the content type inside, after decryption; equal to `outer` where nothing was decrypted
/// @param version the version field of the record header
/// @param length the length of the record on the wire, without its header of five bytes
/// @param decrypted whether the content was decrypted with the given secrets
/// @param messages the handshake messages that end in this record
/// @param alert the alert in this record
public record TlsEvent(
    Duration time,
    Direction direction,
    RecordType outer,
    RecordType record,
    ProtocolVersion version,
    int length,
    boolean decrypted,
    List<HandshakeMessage> messages,
    Optional<Alert> alert) {
  public TlsEvent {
    messages = List.copyOf(messages);
  }

  /// Whether a message of this type ends here.
  public boolean has(HandshakeType type) {
    return messages.stream().anyMatch(m -> m.type() == type);
  }
}
