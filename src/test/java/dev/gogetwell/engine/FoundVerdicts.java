package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.Facts;
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
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Verdict;
import java.util.List;

/// The verdict of all real services on facts that a test wrote down.
final class FoundVerdicts {
  static final List<DiagnosticService> SERVICES = List.of(new NetworkService(), new DnsService(),
      new ProxyService(), new HandshakeService(), new CertificateService(),
      new ModuleProxyService(), new ChecksumService(),
      new SettingsService(_ -> Observed.unknown()), new GitService());

  private FoundVerdicts() {}

  static Verdict find(FactsBuilder facts) {
    return find(facts.build(), SERVICES);
  }

  static Verdict find(Facts facts, List<DiagnosticService> services) {
    return new VerdictFinder(services, new CrashedChecks(_ -> "GW-0001")).find(facts, false);
  }

  static FactsBuilder one() {
    return new FactsBuilder().proxy("a", Separator.END);
  }
}
