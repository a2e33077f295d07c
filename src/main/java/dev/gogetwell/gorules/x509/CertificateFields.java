package dev.gogetwell.gorules.x509;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the parser collects before a [Certificate] exists: a struct, filled field by field as Go's parser does it, so
/// that the first error wins as in Go. One thread.
final class CertificateFields {
  byte[] der = {};
  byte[] toBeSigned = {};
  byte[] signature = {};
  int version;
  BigInteger serial = BigInteger.ZERO;
  SignatureAlgorithm signatureAlgorithm = SignatureAlgorithm.UNKNOWN;
  DistinguishedName issuer = new DistinguishedName("", List.of());
  DistinguishedName subject = new DistinguishedName("", List.of());
  GoTime notBefore = new GoTime(0, 0, 0);
  GoTime notAfter = new GoTime(0, 0, 0);
  String rawKey = "";
  PublicKey publicKey = new PublicKey.Unknown("");
  List<Extension> extensions = List.of();
  int keyUsage;
  boolean basicConstraints;
  boolean authority;
  long maxPathLength;
  List<AlternativeName> names = List.of();
  @Nullable String rawNames;
  NameConstraints constraints = NameConstraints.ABSENT;
  CertificatePolicies policies = CertificatePolicies.NONE;
  List<String> extendedUsages = List.of();
  List<String> issuerUrls = List.of();
  String subjectKeyId = "";
  String authorityKeyId = "";
  boolean unhandledCritical;
}
