package dev.gogetwell.gorules.x509;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// x509.CertPool: certificates by subject, without duplicates, candidates in Go's order of plausibility
/// (crypto/x509/cert_pool.go). Immutable, any thread. Certificates must be one object per DER.
final class CertificatePool {
  static final CertificatePool EMPTY = new CertificatePool(List.of());

  private final Map<String, List<Certificate>> bySubject;
  private final Set<Certificate> members;

  CertificatePool(List<Certificate> certificates) {
    Map<String, List<Certificate>> index = new HashMap<>();
    members = new HashSet<>();
    for (Certificate certificate : certificates) {
      if (members.add(certificate)) {
        index.computeIfAbsent(certificate.subject().raw(), raw -> new ArrayList<>(1)).add(certificate);
      }
    }
    bySubject = index;
  }

  boolean contains(Certificate certificate) {
    return members.contains(certificate);
  }

  /// cert_pool.go:findPotentialParents: subjects that are the issuer, first those whose key identifier fits, then those
  /// where one side has none, then the rest.
  List<Certificate> potentialParents(Certificate child) {
    List<Certificate> named = bySubject.getOrDefault(child.issuer().raw(), List.of());
    if (named.size() < 2) {
      return named;
    }
    List<List<Certificate>> ranked = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Certificate candidate : named) {
      ranked.get(rank(candidate.subjectKeyId(), child.authorityKeyId())).add(candidate);
    }
    List<Certificate> ordered = new ArrayList<>(named.size());
    ranked.forEach(ordered::addAll);
    return ordered;
  }

  private static int rank(String subjectKeyId, String authorityKeyId) {
    if (subjectKeyId.equals(authorityKeyId)) {
      return 0;
    }
    return subjectKeyId.isEmpty() || authorityKeyId.isEmpty() ? 1 : 2;
  }
}
