package dev.gogetwell.model;

import dev.gogetwell.model.tls.Octets;
import java.time.Duration;

/// One message of a DNS exchange, kept as it was so that a later reading may see in it what nobody looked for today
/// (flags, times to live, sections, options).
///
/// @param sender who sent it
/// @param transport what carried it
/// @param after how long after the exchange began
/// @param length how many bytes it had
/// @param wire its bytes (RFC 1035, section 4); none if it was too long to be kept, or names what is private
public record DnsMessage(Sender sender, Transport transport, Duration after, int length, Octets wire) {
  /// The longest message of which the bytes are kept.
  public static final int LONGEST_KEPT = 4096;

  /// A message with these bytes.
  public static DnsMessage of(Sender sender, Transport transport, Duration after, byte[] wire) {
    return new DnsMessage(sender, transport, after, wire.length,
        wire.length <= LONGEST_KEPT ? Octets.of(wire) : Octets.NONE);
  }

  /// The same without its bytes.
  public DnsMessage withoutBytes() {
    return new DnsMessage(sender, transport, after, length, Octets.NONE);
  }

  /// The sides of the exchange.
  public enum Sender {
    /// We, with a question.
    CLIENT,
    /// Whoever answered.
    SERVER
  }

  /// What carries a message.
  public enum Transport {
    UDP,
    TCP,
    /// RFC 8484.
    HTTPS
  }
}
