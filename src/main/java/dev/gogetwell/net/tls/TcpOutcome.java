package dev.gogetwell.net.tls;

import dev.gogetwell.model.tls.Direction;
import java.time.Duration;
import java.util.Optional;

/// How the TCP connection under a handshake began and ended, as far as that was seen. Immutable.
///
/// @param connected whether the server accepted the connection
/// @param firstFin who closed first
/// @param reset who reset
/// @param last when the last packet or call was seen, since the start
/// @param bytesToServer payload
/// @param bytesToClient payload
public record TcpOutcome(
    boolean connected,
    Optional<Direction> firstFin,
    Optional<Direction> reset,
    Duration last,
    long bytesToServer,
    long bytesToClient) {}
