package dev.gogetwell.gorules.x509;

/// One extension as it stands in the certificate.
///
/// @param oid dotted
/// @param critical whether an unknown extension must make a verifier refuse
/// @param value the contents of the OCTET STRING
public record Extension(String oid, boolean critical, byte[] value) {
  DerReader reader() {
    return new DerReader(value);
  }
}
