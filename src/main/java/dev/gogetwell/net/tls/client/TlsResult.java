package dev.gogetwell.net.tls.client;

import dev.gogetwell.model.Failure;
import java.util.List;
import java.util.Optional;

/// How a handshake ended.
///
/// @param session the session, if the handshake was completed; the caller closes it
/// @param version the negotiated version
/// @param cipherSuite its number
/// @param alpn the chosen protocol
/// @param chain what the server sent, leaf first, DER
/// @param failure why there is no session
public record TlsResult(
    Optional<TlsSession> session,
    Optional<String> version,
    Optional<Integer> cipherSuite,
    Optional<String> alpn,
    List<byte[]> chain,
    Optional<Failure> failure) {
  public TlsResult {
    chain = List.copyOf(chain);
  }
}
