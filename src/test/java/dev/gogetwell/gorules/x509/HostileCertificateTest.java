package dev.gogetwell.gorules.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.ProcessorTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HostileCertificateTest {
  private final CertificateParser parser = new CertificateParser(X509Rules.of("1.26"));

  @Test
  void everyPrefixOfACertificateIsRefusedWithoutAnException() throws GeneralSecurityException {
    CaseChain chain = new CaseChain(new CaseKeys());
    chain.leaf.with(CaseChain.names(CaseChain.dns("example.com")));
    byte[] der = chain.build("whole").leaf();
    assertThat(parser.parse(der)).isInstanceOf(ParsedCertificate.Good.class);
    for (int length = 0; length < der.length; length++) {
      assertThat(parser.parse(Arrays.copyOf(der, length))).isInstanceOf(ParsedCertificate.Bad.class);
    }
  }

  @Test
  void randomBytesNeverThrow() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = 0x30;
      }
      assertThat(parser.parse(bytes)).isInstanceOf(ParsedCertificate.Bad.class);
    }
  }

  @Test
  void tenThousandNamesAndAHugeSubjectAreReadQuicklyAndNamedInGosWords() throws GeneralSecurityException {
    CaseChain chain = new CaseChain(new CaseKeys());
    byte[][] names = new byte[10_000][];
    Arrays.setAll(names, i -> CaseChain.dns("n" + i + ".org"));
    chain.leaf.with(CaseChain.names(names));
    chain.leaf.subject = CaseDer.name("2.5.4.3", "12", "<b>\u00e2\u0080\u00ae".repeat(12_000));
    CaseGenerator.Case question = chain.build("huge");
    ChainVerifier verifier = new ChainVerifier(X509Rules.of("1.26"));
    ProcessorTime time = ProcessorTime.start();
    ChainVerdict verdict = verifier.verify(new VerifyRequest(question.leaf(), question.intermediates(),
        verifier.roots(question.roots()), "example.com", GoTime.parse(question.time()), List.of()));
    assertThat(time.used()).isLessThan(Duration.ofSeconds(5));
    assertThat(verdict.error()).hasValueSatisfying(e -> assertThat(e.text())
        .isEqualTo("x509: certificate is valid for 10000 names, but none matched example.com"));
  }

  @Test
  void brokenBytesInANameReachPeopleAsReplacementCharacters() {
    assertThat(GoText.decode("a\u00ff\u00e2\u0080b\u00c3\u00a9")).isEqualTo("a\uFFFD\uFFFD\uFFFDb\u00e9");
    assertThat(GoText.quote("a\u00ff\"\n\u00c2\u00ad")).isEqualTo("\"a\\xff\\\"\\n\\u00ad\"");
  }

  @Test
  void pemIsReadAsGoReadsIt() {
    String block = "-----BEGIN CERTIFICATE-----\nAAEC\n-----END CERTIFICATE-----\n";
    assertThat(GoPem.certificates("noise\n" + block + "# comment\r\n" + block)).hasSize(2);
    assertThat(GoPem.certificates("-----BEGIN CERTIFICATE-----\nkey: value\n\nAAEC\n-----END CERTIFICATE-----\n"))
        .isEmpty();
    assertThat(GoPem.certificates("-----BEGIN KEY-----\nAAEC\n-----END KEY-----\n" + block)).hasSize(1);
    assertThat(GoPem.certificates("-----BEGIN CERTIFICATE-----\nA*EC\n-----END CERTIFICATE-----\n" + block)).hasSize(1);
    assertThat(GoPem.certificates("x-----BEGIN CERTIFICATE-----\nAAEC\n-----END CERTIFICATE-----\n")).isEmpty();
    assertThat(GoPem.certificates("-----BEGIN CERTIFICATE-----\nAAEC\n" + block)).hasSize(1);
  }

  @Test
  void versionsAreReadAsPeopleWriteThem() {
    assertThat(X509Rules.of("go1.24.4")).isEqualTo(new X509Rules(24, 4));
    assertThat(X509Rules.of("1.26")).isEqualTo(new X509Rules(26, X509Rules.LATEST));
    assertThat(X509Rules.of("1.18").minor()).isEqualTo(19);
    assertThat(X509Rules.of("go1.27rc1 linux").minor()).isEqualTo(27);
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException().isThrownBy(() -> X509Rules.of("latest"));
  }
}
