package dev.gogetwell.diagnostics.network;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Operation;
import java.util.List;

/// The connection stood and was cut or ended by an alert, or nothing came over it.
final class TransferRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return BrokenHops.at(facts, HttpFetch.class).stream()
        .filter(broken -> broken.hop().role() != HopRole.SUMDB_DIRECT)
        .flatMap(broken -> (switch (broken.failure().kind()) {
          case RESET, EOF -> List.of(CauseCode.NETWORK_RESET);
          case TIMEOUT, TOO_LONG -> List.of(CauseCode.NETWORK_SLOW);
          // Only after the handshake a TLS 1.3 server says that it wants a client certificate.
          case ALERT -> List.of(CauseCode.TLS_ALERT);
          default -> List.<CauseCode>of();
        }).stream().map(code -> {
          FindingBuilder finding = FindingBuilder.cause(code, broken.hop().id(), Operation.HTTP, broken.hop()
              .authority())
              .seen(broken.evidence()).detail("detail.http", broken.measurement().url(), broken.failure().raw());
          return Mirrors.control(facts).isPresent() ? finding.build()
              : finding.withoutControl("missing.other-host").build();
        })).toList();
  }
}
