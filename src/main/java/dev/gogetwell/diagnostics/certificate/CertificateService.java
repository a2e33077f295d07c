package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.ExperimentRequest;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.diagnostics.Statuses;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What does Go say of the chains, and why?
public final class CertificateService implements DiagnosticService {
  private final Interceptors interceptors = new Interceptors(InspectionVendorsReader.shipped());

  @Override
  public Step step() {
    return Step.CERTIFICATE;
  }

  @Override
  public Set<String> layers() {
    return Set.of("cert");
  }

  @Override
  public List<Rule> rules() {
    return List.of(new ValidityRule(interceptors), new NameRule(), new AuthorityRule(interceptors), new OtherRefusalRule());
  }

  @Override
  public List<ExperimentRequest> wishes() {
    return List.of(CertificateService::secondHost);
  }

  /// Who signs for a host that has nothing to do with the first one?
  private static List<Experiment> secondHost(Facts facts) {
    return Refusal.of(facts).stream()
        .filter(refusal -> refusal.kind() != FailureKind.NAME_MISMATCH).findFirst()
        .map(refusal -> facts.scope().controls().stream().limit(2)
            .<Experiment>map(host -> new Experiment.Control(refusal.broken().hop().via(), host)).toList())
        .orElse(List.of());
  }

  @Override
  public List<RuledOut> ruledOut(Facts facts) {
    List<RuledOut> ruledOut = new ArrayList<>();
    Refusal.of(facts, FailureKind.UNKNOWN_AUTHORITY).stream().findFirst()
        .ifPresent(refusal -> refusal.leaf().ifPresent(leaf -> ruledOut.add(new RuledOut(CauseCode.CERT_EXPIRED,
            Message.of("ruled-out.expired", leaf.notAfter()), List.of(refusal.handshake().id())))));
    Refusal.of(facts).stream().findFirst().ifPresent(refusal -> OtherClocks.of(facts, refusal.host()).agreement()
        .filter(OtherClocks.Agreement::isRight).ifPresent(clocks -> ruledOut.add(new RuledOut(CauseCode.CERT_CLOCK,
            Message.of("ruled-out.clock", clocks.hosts()), clocks.evidence().stream().map(Evidence::id).toList()))));
    return ruledOut;
  }

  @Override
  public Optional<StepStatus> status(Facts facts) {
    return Optional.of(Statuses.of(step(), withoutOpinions(facts), ChainCheck.class, "certificate"));
  }

  /// Only the client that speaks to a hop counts: a company's root is no flaw because the public list lacks it.
  private static Facts withoutOpinions(Facts facts) {
    List<Evidence> counting = new ArrayList<>();
    for (Evidence evidence : facts.evidence()) {
      if (!(evidence.measurement() instanceof ChainCheck) || isDeciding(facts, evidence)) {
        counting.add(evidence);
      }
    }
    return facts.withEvidence(counting);
  }

  /// The deciding answer comes last.
  private static boolean isDeciding(Facts facts, Evidence evidence) {
    return evidence.hop().filter(hop -> facts.look(hop).stream().filter(e -> e.measurement() instanceof ChainCheck)
        .reduce((_, last) -> last).filter(evidence::equals).isPresent()).isPresent();
  }
}
