package dev.gogetwell.gorules.x509;

import static dev.gogetwell.gorules.x509.CaseDer.hex;
import static dev.gogetwell.gorules.x509.CaseDer.integer;
import static dev.gogetwell.gorules.x509.CaseDer.oid;
import static dev.gogetwell.gorules.x509.CaseDer.sequence;
import static dev.gogetwell.gorules.x509.CaseDer.tlv;

import dev.gogetwell.gorules.x509.CaseKeys.Key;
import java.util.List;

/// How a certificate is signed and how it says so, which is not always the same.
final class CaseAlgorithms {
  private final CaseExtensions extensions;

  CaseAlgorithms(CaseExtensions extensions) {
    this.extensions = extensions;
  }

  String algorithm(Key key, double madness) {
    return switch (key.kind()) {
      case "EC" -> extensions.chance(0.03 + madness)
          ? extensions.pick(List.of("SHA384withECDSA", "SHA512withECDSA", "SHA1withECDSA")) : "SHA256withECDSA";
      case "RSA" -> extensions.chance(0.4 + madness) ? extensions.pick(List.of("SHA384withRSA", "SHA512withRSA",
          "SHA1withRSA", "MD5withRSA", "PSS-256", "PSS-256", "PSS-384")) : "SHA256withRSA";
      default -> key.kind();
    };
  }

  byte[] identifier(String algorithm, Key key, double madness) {
    if (extensions.chance(madness / 5)) {
      return extensions.pick(List.of(sequence(oid("1.2.840.113549.1.1.11"), hex("0500")), sequence(oid("1.3.101.112")),
          sequence(oid("1.2.840.10045.4.3.2")), sequence(oid("1.2.3")), sequence(), sequence(hex("0500")),
          sequence(oid("1.3.101.112"), hex("0500")), sequence(oid("1.2.840.10040.4.3"))));
    }
    byte[] none = hex("0500");
    return switch (algorithm) {
      case "SHA256withECDSA" -> sequence(oid("1.2.840.10045.4.3.2"));
      case "SHA384withECDSA" -> sequence(oid("1.2.840.10045.4.3.3"));
      case "SHA512withECDSA" -> sequence(oid("1.2.840.10045.4.3.4"));
      case "SHA1withECDSA" -> sequence(oid("1.2.840.10045.4.1"));
      case "SHA256withRSA" -> sequence(oid("1.2.840.113549.1.1.11"), none);
      case "SHA384withRSA" -> sequence(oid("1.2.840.113549.1.1.12"), none);
      case "SHA512withRSA" -> sequence(oid("1.2.840.113549.1.1.13"), none);
      case "SHA1withRSA" -> sequence(oid(extensions.chance(0.3) ? "1.3.14.3.2.29" : "1.2.840.113549.1.1.5"), none);
      case "MD5withRSA" -> sequence(oid("1.2.840.113549.1.1.4"), none);
      case "PSS-256" -> pss("2.16.840.1.101.3.4.2.1", extensions.chance(0.1) ? 20 : 32);
      case "PSS-384" -> pss("2.16.840.1.101.3.4.2.2", 48);
      case "DSA" -> sequence(oid("2.16.840.1.101.3.4.3.2"));
      default -> sequence(oid("1.3.101.112"));
    };
  }

  private byte[] pss(String hash, int salt) {
    byte[] id = extensions.chance(0.5) ? sequence(oid(hash), hex("0500")) : sequence(oid(hash));
    return sequence(oid("1.2.840.113549.1.1.10"), sequence(tlv(0xa0, id),
        tlv(0xa1, sequence(oid("1.2.840.113549.1.1.8"), id)), tlv(0xa2, integer(salt))));
  }
}
