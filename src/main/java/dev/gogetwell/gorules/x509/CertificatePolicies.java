package dev.gogetwell.gorules.x509;

import java.util.List;

/// What a certificate says about policies (RFC 5280 sections 4.2.1.4, 4.2.1.5, 4.2.1.11, 4.2.1.14); checked by Go since
/// 1.24. OIDs are the DER contents as byte strings. Immutable.
///
/// @param policies the certificate policies
/// @param mappings the policy mappings
/// @param requireExplicit the skip count of requireExplicitPolicy, -1 where absent
/// @param inhibitMapping the skip count of inhibitPolicyMapping, -1 where absent
/// @param inhibitAny the skip count of inhibitAnyPolicy, -1 where absent
public record CertificatePolicies(List<String> policies, List<Mapping> mappings, long requireExplicit,
    long inhibitMapping, long inhibitAny) {
  /// Nothing said.
  public static final CertificatePolicies NONE = new CertificatePolicies(List.of(), List.of(), -1, -1, -1);

  /// One policy mapping.
  public record Mapping(String issuer, String subject) {}
}
