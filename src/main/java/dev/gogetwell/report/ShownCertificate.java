package dev.gogetwell.report;

import dev.gogetwell.model.Der;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What a card shows of a certificate. Read for showing only; who accepts it was judged elsewhere.
///
/// @param name the common name, else the whole subject
/// @param issuer likewise; empty for one that signs itself
/// @param organisation of the subject
/// @param key algorithm, size and signature
/// @param names the DNS names
/// @param sha256 the fingerprint with colons
public record ShownCertificate(String name, Optional<String> issuer, Optional<String> organisation, String key,
    List<String> names, Instant from, Instant until, String sha256) {
  public ShownCertificate {
    names = List.copyOf(names);
  }

  /// Reads a certificate; empty if it is none. Never throws: a server can send anything.
  public static Optional<ShownCertificate> of(Der der) {
    try {
      byte[] bytes = der.bytes();
      X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(bytes));
      String subject = read.getSubjectX500Principal().getName();
      String issuer = read.getIssuerX500Principal().getName();
      return Optional.of(new ShownCertificate(part(subject, "CN=").orElse(subject),
          subject.equals(issuer) ? Optional.empty() : Optional.of(part(issuer, "CN=").orElse(issuer)),
          part(subject, "O="), key(read), names(read), read.getNotBefore().toInstant(),
          read.getNotAfter().toInstant(), fingerprint(bytes)));
    } catch (CertificateException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> part(String name, String type) {
    for (String each : name.split("(?<!\\\\),", -1)) {
      if (each.startsWith(type)) {
        return Optional.of(each.substring(type.length()));
      }
    }
    return Optional.empty();
  }

  private static String key(X509Certificate read) {
    String size = switch (read.getPublicKey()) {
      case RSAPublicKey rsa -> " " + rsa.getModulus().bitLength();
      case ECPublicKey ec -> " " + ec.getParams().getCurve().getField().getFieldSize();
      default -> "";
    };
    return read.getPublicKey().getAlgorithm() + size + " · " + read.getSigAlgName();
  }

  private static List<String> names(X509Certificate read) throws CertificateException {
    Collection<List<?>> all = read.getSubjectAlternativeNames();
    return all == null ? List.of()
        : all.stream().filter(entry -> entry.getFirst().equals(2)).map(entry -> String.valueOf(entry.get(1))).toList();
  }

  /// SHA-256 in pairs.
  static String fingerprint(byte[] der) {
    try {
      return HexFormat.ofDelimiter(":").formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
