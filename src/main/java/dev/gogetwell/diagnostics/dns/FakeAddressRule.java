package dev.gogetwell.diagnostics.dns;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Severity;
import java.util.List;

/// A local proxy program answers every name with a placeholder of 198.18.0.0/15 (RFC 2544) and sorts connections out
/// later. Looks like a hijack and is none; worth a note, never an accusation.
final class FakeAddressRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    List<Evidence> fake = facts.evidence().stream().filter(e -> e.trial().isEmpty()
        && e.measurement() instanceof NameLookup lookup && lookup.addresses().stream().anyMatch(
            FakeAddressRule::isPlaceholder)).toList();
    return fake.isEmpty() ? List.of() : List.of(FindingBuilder.aboutMachine(CauseCode.DNS_FAKE_IP, Severity.NOTE,
        ((NameLookup) fake.getFirst().measurement()).addresses().getFirst()).seen(fake).build());
  }

  static boolean isPlaceholder(String address) {
    return address.startsWith("198.18.") || address.startsWith("198.19.");
  }
}
