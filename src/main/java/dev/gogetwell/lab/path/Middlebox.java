package dev.gogetwell.lab.path;

import java.time.Duration;

/// What stands between the client of a practice network and everything else. Values, which scenarios combine in any
/// number; the nearest to the client comes first. Immutable.
public sealed interface Middlebox {
  /// The smallest packet of IPv6 that every line takes (RFC 8200, 5).
  int LEAST_MTU = 1280;

  /// Larger packets are lost, and the message that would tell so is lost too: a tunnel behind a firewall that drops ICMP.
  ///
  /// @param answersToo whether what comes back is lost as well
  record LimitMtu(int bytes, boolean answersToo) implements Middlebox {}

  /// No packet of IPv6 arrives anywhere.
  record BlackholeIpv6() implements Middlebox {}

  /// A connection over IPv6 comes about; nothing that is said over it arrives.
  record DieAfterConnectIpv6() implements Middlebox {}

  /// A connection is reset as soon as so many bytes of it have come back.
  record CutAfter(int bytes) implements Middlebox {}

  /// Once so many bytes of a connection have come back, no further one does, and nobody says so.
  record StallAfter(int bytes) implements Middlebox {}

  /// Once a connection has named this host, nothing of it arrives any more.
  record DropName(String serverName) implements Middlebox {}

  /// A connection that names this host is reset in both directions.
  record ResetName(String serverName) implements Middlebox {}

  /// Whoever asks a resolver for this name over UDP gets a forged answer, and the true one later.
  record InjectAnswer(String name, String address, Duration truthAfter) implements Middlebox {}

  /// Connections to a port are answered with a reset.
  record RefusePort(int port) implements Middlebox {}

  /// Connections to a port are answered with "administratively prohibited".
  record ProhibitPort(int port) implements Middlebox {}

  /// Packets to a port are lost.
  record DropPort(int port) implements Middlebox {}

  /// Every packet takes so much longer.
  record Delay(Duration oneWay) implements Middlebox {}

  /// Every packet takes a time of its own, drawn from the seed.
  record Far(Distance distance, long seed) implements Middlebox {}

  /// A translator: what goes to an address of `prefix`, which has 96 bits, goes on to the host of IPv4 that stands in
  /// its end, and the answers come back (NAT64, RFC 6146). A dead one says that there is no way.
  record Translate(String prefix, boolean dead) implements Middlebox {}

  /// A connection to a host is answered so much later.
  record LateConnect(Duration after) implements Middlebox {}

  /// The first thing that is said over a connection arrives so much later.
  record LateHello(Duration after) implements Middlebox {}
}
