package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Report;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a firewall desk asks for first: when, where to, by which proxy, which name, which certificate.
class ItLetterTest {
  private static String letter(Report report, ReportLanguage language) {
    return new ItLetter(SampleTexts.of(language).getFirst(), ZoneOffset.ofHours(8)).text(report);
  }

  private static String english(String network) throws Exception {
    return letter(Corpus.read(network), ReportLanguage.ENGLISH);
  }

  private static Hop accused(Report report) {
    return report.verdict().rootCause().flatMap(Finding::hop).flatMap(report.route()::hop).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"network-refused", "tls-reset", "cert-mitm", "proxy-refuses-mirror"})
  void theHostThatFailsIsNamedWithItsPort(String network) throws Exception {
    Report report = Corpus.read(network);
    assertThat(english(network)).contains("Destination: " + accused(report).authority());
  }

  @Test
  void onlyTheHostWhereConnectionsEndIsToBeLetThrough() throws Exception {
    Report report = Corpus.read("network-refused");
    List<String> others = report.route().hops().stream().map(Hop::host)
        .filter(host -> !host.equals(accused(report).host())).distinct().toList();
    assertThat(others).isNotEmpty();
    assertThat(others).noneMatch(english("network-refused")::contains);
  }

  @Test
  void theTimeCarriesItsZoneAndTheCertificateItsFingerprint() throws Exception {
    assertThat(english("cert-mitm")).containsPattern("Time: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\+08:00\n")
        .containsPattern("SHA-256 of the certificate that came: ([0-9a-f]{2}:){31}[0-9a-f]{2}\n")
        .contains("(SNI): " + accused(Corpus.read("cert-mitm")).host());
  }

  @Test
  void theFingerprintIsOfTheHandshakeThatTheFindingStandsOn() throws Exception {
    Report report = Corpus.read("cert-mitm");
    TlsHandshake handshake = LetterFacts.handshake(report, report.verdict().rootCause().orElseThrow()).orElseThrow();
    assertThat(handshake.serverName()).isEqualTo(accused(report).host());
    assertThat(english("cert-mitm")).contains(ShownCertificate.fingerprint(handshake.chain().getFirst().bytes()))
        .contains(ShownCertificate.fingerprint(handshake.chain().getLast().bytes()));
  }

  @Test
  void theProxyInBetweenIsNamed() throws Exception {
    Report report = Corpus.read("proxy-refuses-mirror");
    assertThat(english("proxy-refuses-mirror"))
        .contains("Through the proxy: " + accused(report).via().orElseThrow().authority());
  }

  @Test
  void aControlThatWasMadeIsNotSaidToBeMissing() throws Exception {
    assertThat(english("proxy-refuses-mirror")).contains("1/1").doesNotContain("is missing");
  }

  @ParameterizedTest
  @EnumSource(value = ReportLanguage.class, names = {"ENGLISH", "CHINESE"})
  void nothingIsAskedWhereItHasNothingToDo(ReportLanguage language) throws Exception {
    assertThat(letter(Corpus.read("healthy"), language)).doesNotContain("SHA-256").doesNotContain("+08:00");
  }
}
