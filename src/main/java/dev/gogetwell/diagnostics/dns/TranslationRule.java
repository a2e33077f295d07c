package dev.gogetwell.diagnostics.dns;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.diagnostics.Translation;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Severity;
import java.util.List;

/// The network has no IPv4, or prefers IPv6, and its resolver makes addresses of IPv6 for hosts that have none (DNS64,
/// RFC 6147). No other resolver names them; they are no forgery. Worth a note, never an accusation.
final class TranslationRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    Translation translation = Translation.of(facts);
    List<Evidence> translated = facts.evidence().stream().filter(e -> e.trial().isEmpty()
        && e.measurement() instanceof NameLookup lookup
        && lookup.addresses().stream().anyMatch(address -> translation.inside(address).isPresent())).toList();
    return translated.isEmpty() ? List.of() : List.of(FindingBuilder.aboutMachine(CauseCode.DNS_NAT64, Severity.NOTE,
        ((NameLookup) translated.getFirst().measurement()).host()).seen(translated).seen(Translation.asked(facts))
        .build());
  }
}
