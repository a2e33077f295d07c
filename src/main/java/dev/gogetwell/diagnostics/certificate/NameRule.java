package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.Controls;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.x509.Certificate;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.NameLookup;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The certificate is for other names. A certificate without any name beside the Common Name has a code of its own,
/// since it is cured by re-issuing and not by another address.
final class NameRule implements Rule {
  private static final int SHOWN = 3;

  @Override
  public List<Finding> judge(Facts facts) {
    return Refusal.of(facts, FailureKind.NAME_MISMATCH).stream().map(refusal -> finding(facts, refusal)).toList();
  }

  private static Finding finding(Facts facts, Refusal refusal) {
    boolean legacy = refusal.error().contains("legacy Common Name");
    FindingBuilder finding = Clients.finding(legacy ? CauseCode.CERT_LEGACY_CN
        : CauseCode.CERT_HOSTNAME_MISMATCH, refusal);
    Served.of(refusal.chain()).leaf().ifPresent(leaf -> names(finding, leaf, refusal.host()));
    Controls.byOtherCertificate(finding, facts, refusal.host());
    return isAddressInQuestion(facts, refusal.broken().hop())
        ? finding.withoutControl("missing.other-addresses", refusal.host()).build() : finding.build();
  }

  /// Whether another machine may be meant: it is still to be asked what others know of the name.
  private static boolean isAddressInQuestion(Facts facts, Hop hop) {
    return facts.scope().resolvers() && hop.via().isEmpty()
        && facts.look(hop.id()).stream().anyMatch(e -> e.measurement() instanceof NameLookup)
        && facts.made(Experiment.OtherResolvers.class, hop.id()).isEmpty();
  }

  private static void names(FindingBuilder finding, Certificate leaf, String host) {
    List<String> names = Stream.concat(leaf.dnsNames().stream(), leaf.ipAddresses().stream()).toList();
    if (names.isEmpty()) {
      finding.detail("detail.common-name-only", leaf.subject().commonName());
      return;
    }
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    finding.detail("detail.names", names.size() > SHOWN ? shown + ", …" : shown, names.size());
    boolean isAddress = host.contains(":") || host.matches("[0-9.]+");
    if (isAddress && leaf.ipAddresses().isEmpty()) {
      finding.detail("detail.no-ip-names", host);
    }
    String lower = host.toLowerCase(Locale.ROOT);
    names.stream().filter(name -> name.startsWith("*.") && lower.endsWith(name.substring(1).toLowerCase(Locale.ROOT)))
        .findFirst().ifPresent(name -> finding.detail("detail.wildcard-depth", name));
  }
}
