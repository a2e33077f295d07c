package dev.gogetwell.gorules.x509;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Extended key usages, nested down a chain (crypto/x509/verify.go:checkChainForKeyUsage). Stateless.
final class KeyUsages {
  private static final String ANY = "2.5.29.37.0";
  private static final String PKIX = "1.3.6.1.5.5.7.3.";
  private static final Map<String, String> OIDS = Map.ofEntries(Map.entry("anyextendedkeyusage", ANY),
      Map.entry("any", ANY), Map.entry("serverauth", PKIX + "1"), Map.entry("clientauth", PKIX + "2"),
      Map.entry("codesigning", PKIX + "3"), Map.entry("emailprotection", PKIX + "4"),
      Map.entry("ipsecendsystem", PKIX + "5"), Map.entry("ipsectunnel", PKIX + "6"),
      Map.entry("ipsecuser", PKIX + "7"), Map.entry("timestamping", PKIX + "8"),
      Map.entry("ocspsigning", PKIX + "9"), Map.entry("mssgc", "1.3.6.1.4.1.311.10.3.3"),
      Map.entry("nssgc", "2.16.840.1.113730.4.1"), Map.entry("mscodecom", "1.3.6.1.4.1.311.2.1.22"),
      Map.entry("mskernelcode", "1.3.6.1.4.1.311.61.1.1"));

  private KeyUsages() {}

  /// The OID of a usage by its name in RFC 5280 (or an OID as it is).
  static String oid(String name) {
    return OIDS.getOrDefault(GoText.lower(name), name);
  }

  static List<String> orServer(List<String> names) {
    return names.isEmpty() ? List.of(PKIX + "1") : names.stream().map(KeyUsages::oid).toList();
  }

  static boolean containsAny(List<String> oids) {
    return oids.contains(ANY);
  }

  /// Whether at least one wanted usage survives every certificate from the root down.
  static boolean survive(List<Certificate> chain, List<String> wanted) {
    Set<String> remaining = new HashSet<>(wanted);
    for (int i = chain.size() - 1; i >= 0; i--) {
      List<String> allowed = chain.get(i).extendedKeyUsages();
      if (allowed.isEmpty() || allowed.contains(ANY)) {
        continue;
      }
      remaining.retainAll(allowed);
      if (remaining.isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
