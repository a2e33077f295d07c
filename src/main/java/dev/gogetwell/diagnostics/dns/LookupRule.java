package dev.gogetwell.diagnostics.dns;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.BrokenHops.Break;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.GitConfigList;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.Trial.Arm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The system finds no address. The machine's own resolvers, asked directly, say which kind of "no" it is (the system's
/// interface hides it); other resolvers that know the name show that it is hidden from this machine only. Filtered is a
/// name only where the same resolver knows another one: a resolver that says no to everything filters nothing.
final class LookupRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return BrokenHops.at(facts, NameLookup.class).stream().filter(broken -> broken.hop().via().isEmpty())
        .filter(broken -> !GitConfigList.isNameWithColon(broken.hop().host())
            && UnansweredGoRule.system(facts, broken).isEmpty())
        .filter(broken -> !FlakyResolverRule.explains(facts, broken.hop()) && !isOnlyLate(facts, broken))
        .map(broken -> finding(facts, broken)).toList();
  }

  private static Finding finding(Facts facts, Break<NameLookup> broken) {
    String host = broken.hop().host();
    List<Evidence> own = answers(facts, broken, Arm.OWN);
    List<Evidence> others = answers(facts, broken, Arm.OTHER);
    List<Evidence> knowing = others.stream().filter(e -> e.measurement().worked()).toList();
    List<FailureKind> said = own.stream().flatMap(e -> e.measurement().failure().stream()).map(Failure::kind).toList();
    FailureKind kind = said.stream().filter(k -> k != FailureKind.UNREACHABLE).findFirst()
        .orElse(said.isEmpty() ? broken.failure().kind() : FailureKind.UNREACHABLE);
    List<Evidence> controls = answers(facts, broken, Arm.OWN_CONTROL);
    boolean knowsOthers = controls.stream().anyMatch(e -> e.measurement().worked())
        || anotherNameFound(facts, host).isPresent();
    boolean deniesAll = !controls.isEmpty() && !knowsOthers;
    if (!knowing.isEmpty() && denies(kind)) {
      FindingBuilder finding = FindingBuilder.cause(deniesAll ? CauseCode.DNS_MISBEHAVING : CauseCode.DNS_FILTERED,
          broken.hop().id(), Operation.RESOLVE, host)
          .seen(broken.evidence()).seen(own).seen(controls).seen(knowing)
          .compared(Message.of("compare.other-resolver"),
              new Cell(Message.of("cell.own-resolver", host), 0, Math.max(1, own.size()), false),
              new Cell(Message.of("cell.other-resolver", host), knowing.size(), others.size(), true));
      return knowsOthers || deniesAll ? finding.proved().build() : finding.withoutControl("missing.control-name").build();
    }
    if (isOffline(own)) {
      return unreachable(broken, own);
    }
    CauseCode code = switch (kind) {
      case NO_SUCH_HOST, NO_ADDRESS -> deniesAll ? CauseCode.DNS_MISBEHAVING : CauseCode.DNS_NXDOMAIN;
      case SERVER_FAILURE -> CauseCode.DNS_MISBEHAVING;
      default -> CauseCode.DNS_SERVER_DOWN;
    };
    FindingBuilder finding = FindingBuilder.cause(code, broken.hop().id(), Operation.RESOLVE, host)
        .seen(broken.evidence()).seen(own).detail("detail.lookup", host, broken.failure().raw());
    if (own.isEmpty() && code == CauseCode.DNS_SERVER_DOWN) {
      // The system has the same words for a resolver that is silent and for one that answers with an error.
      finding.confidence(Confidence.POSSIBLE);
    }
    Optional<NameLookup> otherName = anotherNameFound(facts, host);
    return code == CauseCode.DNS_NXDOMAIN && otherName.isPresent()
        ? finding.detail("detail.resolver-alive", otherName.get().host()).build()
        : finding.withoutControl("missing.other-resolver").build();
  }

  /// Our look at the system waits for a shorter time than `go`. A resolver that names an address when it is asked itself
  /// is not down: it may be silent about the other family, or the first of two may be, and both cost time only.
  private static boolean isOnlyLate(Facts facts, Break<NameLookup> broken) {
    return broken.failure().kind() == FailureKind.TIMEOUT
        && answers(facts, broken, Arm.OWN).stream().anyMatch(e -> e.measurement().worked());
  }

  private static boolean isOffline(List<Evidence> own) {
    return !own.isEmpty() && own.stream().allMatch(e -> e.measurement().failedWith(FailureKind.UNREACHABLE));
  }

  /// The kernel knows no way to any of the machine's own resolvers: not the resolver is down, the machine is offline.
  private static Finding unreachable(Break<NameLookup> broken, List<Evidence> own) {
    NameLookup asked = (NameLookup) own.getFirst().measurement();
    String resolver = asked.resolver().address();
    return FindingBuilder.cause(CauseCode.NETWORK_UNREACHABLE, broken.hop().id(), Operation.RESOLVE, resolver)
        .seen(broken.evidence()).seen(own)
        .detail("detail.connect", resolver, asked.failure().map(Failure::raw).orElse("")).build();
  }

  private static boolean denies(FailureKind kind) {
    return kind == FailureKind.NO_SUCH_HOST || kind == FailureKind.NO_ADDRESS || kind == FailureKind.SERVER_FAILURE;
  }

  /// A name that the machine's resolver found in the DNS: what stands in the hosts file, and `localhost` (RFC 6761
  /// section 6.3), says nothing of it, nor does what somebody else answered.
  private static Optional<NameLookup> anotherNameFound(Facts facts, String exceptHost) {
    Set<String> written = facts.all(NameLookup.class)
        .filter(lookup -> lookup.worked() && lookup.resolver().kind() == Resolver.Kind.HOSTS_FILE)
        .map(NameLookup::host).collect(Collectors.toSet());
    return facts.all(NameLookup.class).filter(lookup -> lookup.worked() && !lookup.host().equals(exceptHost)
        && isOfThisMachine(lookup.resolver()) && !isLocalhost(lookup.host()) && !written.contains(lookup.host()))
        .findFirst();
  }

  private static boolean isOfThisMachine(Resolver resolver) {
    return resolver.kind() == Resolver.Kind.SYSTEM || resolver.kind() == Resolver.Kind.CONFIGURED;
  }

  private static boolean isLocalhost(String host) {
    return host.equals("localhost") || host.endsWith(".localhost");
  }

  private static List<Evidence> answers(Facts facts, Break<NameLookup> broken, Arm arm) {
    Stream<Evidence> answers = facts.of(Experiment.OtherResolvers.class, broken.hop().id(), arm).stream();
    return answers.filter(e -> e.measurement() instanceof NameLookup).toList();
  }
}
