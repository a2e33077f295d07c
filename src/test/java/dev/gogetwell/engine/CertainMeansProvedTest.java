package dev.gogetwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.diagnostics.certificate.CertificateService;
import dev.gogetwell.diagnostics.checksums.ChecksumService;
import dev.gogetwell.diagnostics.dns.DnsService;
import dev.gogetwell.diagnostics.git.GitService;
import dev.gogetwell.diagnostics.handshake.HandshakeService;
import dev.gogetwell.diagnostics.modules.ModuleProxyService;
import dev.gogetwell.diagnostics.network.NetworkService;
import dev.gogetwell.diagnostics.proxy.ProxyService;
import dev.gogetwell.diagnostics.settings.SettingsService;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.symptom.Catalogue;
import dev.gogetwell.symptom.SymptomReader;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Certain means proved: whatever a run measured, no finding of any rule is certain without a control in the same run
/// that passed. (Of the practice networks ScenarioTest and CorpusTest want the same.)
class CertainMeansProvedTest {
  private static final SymptomReader READER = new SymptomReader(Catalogue.load());
  private static final List<DiagnosticService> SERVICES = List.of(new NetworkService(), new DnsService(),
      new ProxyService(), new HandshakeService(), new CertificateService(), new ModuleProxyService(),
      new ChecksumService(), new SettingsService(READER::read), new GitService());
  private static final List<String> SETTINGS = List.of("GOPROXY", "GOSUMDB", "GOPRIVATE", "GONOSUMDB", "GOINSECURE");
  private static final List<String> VALUES =
      List.of("off", "on", "https://example.org", "https://a.example\uFF0Cdirect", "*", "sum.golang.org", "direct");

  private static boolean isControlled(Finding finding) {
    return finding.comparisons().stream().flatMap(comparison -> comparison.cells().stream())
        .anyMatch(cell -> cell.control() && cell.passed() > 0);
  }

  private static void check(Verdict verdict, String what) {
    Stream.of(verdict.causes(), verdict.consequences(), verdict.warnings()).flatMap(List::stream)
        .filter(finding -> finding.confidence() == Confidence.CERTAIN || finding.proved())
        .forEach(finding -> assertThat(isControlled(finding)).as(what + ": " + finding).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cert-mitm", "config-git-noverify", "tls-reset"})
  void inGenuineReports(String name) throws Exception {
    try (InputStream in = new GZIPInputStream(
        CertainMeansProvedTest.class.getResourceAsStream("/dev/gogetwell/app/reports/" + name + ".json.gz"))) {
      var report = new ReportJson(List.of(Texts.load(Language.ENGLISH))).read(in.readAllBytes()).report();
      Verdict again = new ReportJudge(SERVICES, (_, _) -> List.of(), _ -> "GW-TEST").again(report).verdict();
      assertThat(again.state()).isNotEqualTo(Verdict.State.OPEN);
      check(again, name);
    }
  }

  /// Two thousand runs put together at random: every way in which a look can end, at every kind of hop, with and
  /// without mirrors, experiments, settings and the words of go.
  @Test
  void inRunsOfEveryKind() {
    int certain = 0;
    for (long seed = 0; seed < 2000; seed++) {
      Verdict verdict = new VerdictFinder(SERVICES, new CrashedChecks(bug -> {
        throw new IllegalStateException(bug);
      })).find(facts(new Random(seed)).build(), false);
      check(verdict, "seed " + seed);
      certain += (int) verdict.causes().stream().filter(f -> f.confidence() == Confidence.CERTAIN).count();
    }
    assertThat(certain).as("the runs must prove something").isGreaterThan(100);
  }

  private static FactsBuilder facts(Random random) {
    FactsBuilder facts = new FactsBuilder();
    List<String> hops = new ArrayList<>(List.of("a"));
    Optional<ProxyRef> via = random.nextInt(3) > 0 ? Optional.empty()
        : Optional.of(new ProxyRef(random.nextBoolean() ? "http" : "socks5", "proxy.example.net", 3128, false,
            "HTTPS_PROXY"));
    Separator separator = random.nextBoolean() ? Separator.COMMA : Separator.PIPE;
    facts.hop("a", random.nextInt(4) == 0 ? HopRole.VCS_DISCOVERY : HopRole.MODULE_PROXY, via, separator);
    if (random.nextBoolean()) {
      facts.hop("b", random.nextBoolean() ? HopRole.MODULE_PROXY : HopRole.VCS_GIT, Optional.empty(), Separator.END);
      hops.add("b");
    }
    if (random.nextBoolean()) {
      facts.hop("sumdb", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END);
      hops.add("sumdb");
    }
    hops.forEach(hop -> look(facts, hop, via, random));
    experiments(facts, random);
    if (random.nextInt(3) == 0) {
      facts.goEnv(SETTINGS.get(random.nextInt(SETTINGS.size())), VALUES.get(random.nextInt(VALUES.size())));
    }
    if (random.nextInt(12) == 0) {
      facts.withoutRoute(random.nextBoolean() ? FailureKind.SWITCHED_OFF : FailureKind.MALFORMED_SETTING, "off");
    }
    if (random.nextInt(3) == 0) {
      facts.witness(random.nextInt(6) == 0, List.of("dial tcp 203.0.113.7:443: i/o timeout", "404 Not Found",
          "fatal: could not read Username", "no space left on device").get(random.nextInt(4)));
    }
    return random.nextInt(8) == 0 ? facts.withoutGit() : facts;
  }

  private static void look(FactsBuilder facts, String hop, Optional<ProxyRef> via, Random random) {
    FailureKind[] kinds = FailureKind.values();
    FailureKind kind = kinds[random.nextInt(kinds.length)];
    switch (random.nextInt(7)) {
      case 0 -> facts.notConnected(hop, kind);
      case 1 -> facts.notShaken(hop, kind, "broken");
      case 2 -> facts.refused(hop, kind, "x509: certificate has expired", random.nextBoolean());
      case 3 -> facts.answers(hop, List.of(401, 403, 404, 410, 429, 502).get(random.nextInt(6)), kind);
      case 4 -> facts.sees(hop, Observed.notResolved(hop + ".example", kind));
      case 5 -> via.ifPresentOrElse(proxy -> facts.sees(hop, new TunnelRequest(proxy, hop + ".example:443", 407,
          "no", List.of("NTLM"), Optional.of(new dev.gogetwell.model.Failure(Operation.TUNNEL, kind, "no")))),
          () -> facts.works(hop));
      default -> facts.works(hop);
    }
  }

  private static void experiments(FactsBuilder facts, Random random) {
    if (random.nextInt(3) == 0) {
      facts.workingMirror("https://m.test");
    }
    if (random.nextInt(3) == 0) {
      facts.made(Experiments.direct("a")).sees("a", Experiments.direct("a"), "direct",
          random.nextBoolean() ? Observed.fetched(200, "{}")
          : Observed.fetch(404, FailureKind.NOT_FOUND, "404"));
    }
    if (random.nextInt(3) == 0) {
      facts.made(Experiments.sni("a")).made(Experiments.hello("a"));
      for (int i = 0; i < 3; i++) {
        facts.sees("a", Experiments.sni("a"), "target", Observed.brokenHandshake("a.example", FailureKind.RESET,
            "reset"));
        facts.sees("a", Experiments.sni("a"), "control", random.nextInt(4) == 0
            ? Observed.brokenHandshake("control", FailureKind.RESET, "reset") : Observed.shaken("control"));
        facts.sees("a", Experiments.hello("a"), "large", Observed.brokenHandshake("a.example", FailureKind.TIMEOUT,
            "silent"));
        facts.sees("a", Experiments.hello("a"), "small", Observed.shaken("a.example"));
      }
    }
  }
}
