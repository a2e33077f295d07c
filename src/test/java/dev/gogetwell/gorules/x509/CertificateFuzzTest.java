package dev.gogetwell.gorules.x509;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gogetwell.net.FuzzCorpus;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any bytes as a certificate, read by the rules of an old and of a new Go.
class CertificateFuzzTest {
  private final CertificateParser old = new CertificateParser(X509Rules.of("1.19"));
  private final CertificateParser parser = new CertificateParser(X509Rules.of("1.26"));

  @ParameterizedTest
  @ArgumentsSource(FuzzCorpus.class)
  void keptInputs(byte[] der) {
    anyBytesAreReadOrRefused(der);
  }

  @FuzzTest(maxDuration = "3m")
  @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = "1", disabledReason = "fuzzes with JAZZER_FUZZ=1 only")
  void anyBytesAreReadOrRefused(byte[] der) {
    assertThat(old.parse(der)).isNotNull();
    switch (parser.parse(der)) {
      case ParsedCertificate.Good good -> assertThat(good.certificate().subject().toString()).isNotNull();
      case ParsedCertificate.Bad bad -> assertThat(bad.error()).isNotEmpty();
    }
  }
}
