package dev.gogetwell.net.tls.client;

import java.util.List;

/// Everything that decides the bytes of a ClientHello beside the server's name. Immutable.
///
/// @param serverName the SNI to send; empty for none. IP literals are never sent (RFC 6066, section 3)
/// @param versions `0x0304`, `0x0303`, …, most wanted first
/// @param cipherSuites in order, TLS 1.3 suites included
/// @param groups supported_groups in order
/// @param keyShares the groups of the key_share extension
/// @param signatureAlgorithms signature_algorithms in order
/// @param signatureAlgorithmsCert signature_algorithms_cert in order; empty to leave the extension out
/// @param alpn protocols in order; empty to leave the extension out
/// @param extendedMasterSecret whether the extension of RFC 7627 is sent
/// @param extensionOrder extension numbers in the order of the wire; others follow behind
/// @param pauseInHello whether the record is written in small TCP segments with pauses between them
public record HelloSpec(
    String serverName,
    List<Integer> versions,
    List<Integer> cipherSuites,
    List<Integer> groups,
    List<Integer> keyShares,
    List<Integer> signatureAlgorithms,
    List<Integer> signatureAlgorithmsCert,
    List<String> alpn,
    boolean extendedMasterSecret,
    List<Integer> extensionOrder,
    boolean pauseInHello) {
  public HelloSpec {
    versions = List.copyOf(versions);
    cipherSuites = List.copyOf(cipherSuites);
    groups = List.copyOf(groups);
    keyShares = List.copyOf(keyShares);
    signatureAlgorithms = List.copyOf(signatureAlgorithms);
    signatureAlgorithmsCert = List.copyOf(signatureAlgorithmsCert);
    alpn = List.copyOf(alpn);
    extensionOrder = List.copyOf(extensionOrder);
  }

  /// The same hello for another name.
  public HelloSpec withServerName(String name) {
    return new HelloSpec(name, versions, cipherSuites, groups, keyShares, signatureAlgorithms,
        signatureAlgorithmsCert, alpn, extendedMasterSecret, extensionOrder, pauseInHello);
  }

  /// The same hello with other protocols.
  public HelloSpec withAlpn(List<String> protocols) {
    return new HelloSpec(serverName, versions, cipherSuites, groups, keyShares, signatureAlgorithms,
        signatureAlgorithmsCert, protocols, extendedMasterSecret, extensionOrder, pauseInHello);
  }
}
