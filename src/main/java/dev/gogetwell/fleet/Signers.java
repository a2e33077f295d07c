package dev.gogetwell.fleet;

import dev.gogetwell.gorules.x509.CertificateParser;
import dev.gogetwell.gorules.x509.ParsedCertificate;
import dev.gogetwell.gorules.x509.X509Rules;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// Who signed a certificate. Most machines meet the same few certificates, so the last ones are remembered. One thread.
final class Signers {
  private static final int REMEMBERED = 2_000;
  /// A certificate of a server has two kilobytes.
  private static final int LONGEST = 64 * 1024;

  private final CertificateParser parser =
      new CertificateParser(new X509Rules(X509Rules.OLDEST_MINOR, X509Rules.LATEST));
  private final Map<String, String> known = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
      return size() > REMEMBERED;
    }
  };

  /// The issuer of a certificate in Base64; empty if it cannot be read.
  String of(String base64) {
    return base64.length() > LONGEST ? "" : known.computeIfAbsent(base64, this::read);
  }

  private String read(String base64) {
    try {
      return parser.parse(Base64.getDecoder().decode(base64)) instanceof ParsedCertificate.Good good
          ? good.certificate().issuer().oneLine() : "";
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
