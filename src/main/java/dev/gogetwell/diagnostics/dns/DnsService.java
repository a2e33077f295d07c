package dev.gogetwell.diagnostics.dns;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.ExperimentRequest;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.diagnostics.Statuses;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Do the names of the route lead to the machines that they mean?
public final class DnsService implements DiagnosticService {
  @Override
  public Step step() {
    return Step.DNS;
  }

  @Override
  public Set<String> layers() {
    return Set.of("dns");
  }

  @Override
  public List<Rule> rules() {
    return List.of(new LookupRule(), new UnansweredGoRule(), new FlakyResolverRule(), new HijackRule(),
        new InjectedAnswerRule(), new InventedAnswerRule(), new FakeAddressRule(), new SplitHorizonRule(),
        new TranslationRule());
  }

  @Override
  public List<ExperimentRequest> wishes() {
    return List.of(DnsService::otherResolvers,
        facts -> facts.scope().resolvers() ? FlakyResolverRule.wanted(facts) : List.of());
  }

  /// Another opinion is wanted where a hop that is dialled directly breaks at or below the certificate.
  private static List<Experiment> otherResolvers(Facts facts) {
    return facts.scope().resolvers() ? facts.route().hops().stream()
        .filter(hop -> hop.via().isEmpty() && facts.breakOf(hop.id()).filter(e -> mayBeDns(facts, hop, e)).isPresent())
        .<Experiment>map(hop -> new Experiment.OtherResolvers(hop.id(), hop.host(), hop.port())).toList() : List.of();
  }

  private static boolean mayBeDns(Facts facts, Hop hop, Evidence broken) {
    Operation operation = broken.measurement().operation();
    boolean wasLookedUp = facts.look(hop.id()).stream().anyMatch(e -> e.measurement() instanceof NameLookup);
    return wasLookedUp && operation.compareTo(Operation.VERIFY) <= 0;
  }

  @Override
  public List<RuledOut> ruledOut(Facts facts) {
    return facts.directHops().stream().flatMap(hop -> HalfAnswers.of(facts, hop).stream()).limit(1).toList();
  }

  @Override
  public Optional<StepStatus> status(Facts facts) {
    return Optional.of(Statuses.of(step(), facts, NameLookup.class, "dns"));
  }
}
