package dev.gogetwell.gorules.x509;

import java.util.List;

/// One question to the verifier, in DER.
///
/// @param leaf the certificate to verify
/// @param intermediates what else the server sent, in any order
/// @param roots the trust anchors
/// @param host the name to match, empty for none
/// @param now the time of the check
/// @param usages wanted extended key usages by name (`serverAuth`) or OID; empty means serverAuth
public record VerifyRequest(byte[] leaf, List<byte[]> intermediates, RootSet roots, String host, GoTime now,
    List<String> usages) {
  /// A server certificate for a host, as crypto/tls asks.
  public static VerifyRequest server(List<byte[]> chain, RootSet roots, String host, GoTime now) {
    byte[] leaf = chain.isEmpty() ? new byte[0] : chain.getFirst();
    return new VerifyRequest(leaf, chain.subList(Math.min(1, chain.size()), chain.size()), roots, host, now,
        List.of());
  }
}
