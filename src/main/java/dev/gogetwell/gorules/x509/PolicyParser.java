package dev.gogetwell.gorules.x509;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the four extensions about policies as Go does (crypto/x509/parser.go:parseCertificatePoliciesExtension and
/// processExtensions). Stateless.
///
/// @param rules of the version of Go
record PolicyParser(X509Rules rules) {
  /// `old` with the policies of the extension certificatePolicies.
  CertificatePolicies certificatePolicies(DerReader value, CertificatePolicies old) throws ParseFailure {
    ParseFailure invalid = new ParseFailure("x509: invalid certificate policies");
    DerReader content = value.read(DerReader.SEQUENCE);
    if (content == null) {
      throw invalid;
    }
    List<String> policies = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    while (!content.isEmpty()) {
      DerReader information = content.read(DerReader.SEQUENCE);
      String policy = information == null ? null : policyOid(information);
      if (policy == null || (!seen.add(policy) && rules.policyExtensionsRead())) {
        throw invalid;
      }
      policies.add(policy);
    }
    return new CertificatePolicies(List.copyOf(policies), old.mappings(), old.requireExplicit(),
        old.inhibitMapping(), old.inhibitAny());
  }

  private @Nullable String policyOid(DerReader information) {
    int start = information.position();
    if (!rules.policyOidsOfAnySize() && information.readOid(rules.minimalOids()) == null) {
      return null;
    }
    DerReader oid = new DerReader(information.data(), start, information.end()).read(DerReader.OID);
    return oid == null || (rules.policyOidsOfAnySize() && !isMinimalOid(oid)) ? null : oid.text();
  }

  /// oid.go:newOIDFromDER.
  private static boolean isMinimalOid(DerReader oid) {
    byte[] der = oid.bytes();
    if (der.length == 0 || der[der.length - 1] < 0) {
      return false;
    }
    int start = 0;
    for (int i = 0; i < der.length; i++) {
      if (i == start && der[i] == (byte) 0x80) {
        return false;
      }
      start = der[i] >= 0 ? i + 1 : start;
    }
    return true;
  }

  /// `old` with what policyMappings, policyConstraints or inhibitAnyPolicy says.
  CertificatePolicies other(String oid, DerReader value, CertificatePolicies old) throws ParseFailure {
    return switch (oid) {
      case "2.5.29.33" -> new CertificatePolicies(old.policies(), mappings(value), old.requireExplicit(),
          old.inhibitMapping(), old.inhibitAny());
      case "2.5.29.36" -> constraints(value, old);
      default -> new CertificatePolicies(old.policies(), old.mappings(), old.requireExplicit(), old.inhibitMapping(),
          skipCount(value.readLong(DerReader.INTEGER)
              .orElseThrow(() -> new ParseFailure("x509: invalid inhibit any policy extension"))));
    };
  }

  /// Go keeps negative counts and ignores them: they are neither above zero nor zero.
  private static long skipCount(long value) {
    return Math.max(value, -1);
  }

  private static CertificatePolicies constraints(DerReader value, CertificatePolicies old)
      throws ParseFailure {
    ParseFailure invalid = new ParseFailure("x509: invalid policy constraints extension");
    DerReader content = value.read(DerReader.SEQUENCE);
    if (content == null) {
      throw invalid;
    }
    long explicit = -1;
    long mapping = -1;
    if (content.peek(DerReader.contextTag(0))) {
      explicit = skipCount(content.readLong(DerReader.contextTag(0)).orElseThrow(() -> invalid));
    }
    if (content.peek(DerReader.contextTag(1))) {
      mapping = skipCount(content.readLong(DerReader.contextTag(1)).orElseThrow(() -> invalid));
    }
    return new CertificatePolicies(old.policies(), old.mappings(), explicit, mapping, old.inhibitAny());
  }

  private static List<CertificatePolicies.Mapping> mappings(DerReader value) throws ParseFailure {
    DerReader content = value.read(DerReader.SEQUENCE);
    List<CertificatePolicies.Mapping> mappings = new ArrayList<>();
    while (content != null && !content.isEmpty()) {
      DerReader mapping = content.read(DerReader.SEQUENCE);
      DerReader issuer = mapping == null ? null : mapping.read(DerReader.OID);
      DerReader subject = mapping == null || issuer == null ? null : mapping.read(DerReader.OID);
      if (issuer == null || subject == null) {
        throw new ParseFailure("x509: invalid policy mappings extension");
      }
      mappings.add(new CertificatePolicies.Mapping(issuer.text(), subject.text()));
    }
    if (content == null) {
      throw new ParseFailure("x509: invalid policy mappings extension");
    }
    return List.copyOf(mappings);
  }
}
