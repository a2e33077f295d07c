package dev.gogetwell.diagnostics.proxy;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.ExperimentRequest;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.PlainAnswers;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.diagnostics.Statuses;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.ProtocolSniff;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Is a proxy set for `go`, does it answer, and would one help that is not set?
public final class ProxyService implements DiagnosticService {
  @Override
  public Step step() {
    return Step.PROXY;
  }

  @Override
  public Set<String> layers() {
    return Set.of("proxy");
  }

  @Override
  public List<Rule> rules() {
    return List.of(new MisreadRule(), new NoProxyRule(), new UnreachableRule(), new TunnelRule(), new PlainAnswerRule(),
        new NotUsedRule());
  }

  @Override
  public List<ExperimentRequest> wishes() {
    return List.of(ProxyService::without, ProxyService::sniff, ProxyService::others,
        LocalProxies::wanted);
  }

  /// Where the way to or through the proxy fails, the chain behind it is refused, or the answer may be the proxy's own:
  /// does the hop work without it?
  private static List<Experiment> without(Facts facts) {
    Stream<Hop> answered = facts.route().hops().stream().filter(PlainAnswers::passProxy)
        .filter(hop -> facts.breakOf(hop.id()).filter(e -> e.measurement() instanceof HttpFetch).isPresent());
    return Stream.concat(broken(facts).filter(hop -> hop.via().isPresent()), answered)
        .<Experiment>map(hop -> new Experiment.WithoutProxy(hop.id())).toList();
  }

  private static List<Experiment> sniff(Facts facts) {
    return broken(facts).filter(hop -> hop.via().isPresent())
        .filter(hop -> facts.breakOf(hop.id()).filter(ProxyService::mayBeAnotherProtocol).isPresent())
        .<Experiment>map(hop -> new Experiment.SniffProxy(hop.via().orElseThrow())).toList();
  }

  private static List<Experiment> others(Facts facts) {
    List<Experiment> wanted = new ArrayList<>();
    broken(facts).filter(ProxyService::isWeb).forEach(hop -> {
      ProxyCandidates.of(facts).stream()
          .filter(candidate -> !Optional.of(candidate.proxy().authority()).equals(hop.via().map(ProxyRef::authority)))
          .limit(3).forEach(candidate -> wanted.add(through(hop, candidate)));
      hop.via().ifPresent(proxy -> sniffed(facts, proxy).stream()
          .flatMap(e -> ((ProtocolSniff) e.measurement()).spoken().stream())
          .filter(spoken -> spoken != TunnelRule.spokenBy(proxy.scheme()))
          .forEach(spoken -> wanted.add(withScheme(hop, TunnelRule.schemeOf(spoken)))));
    });
    return wanted;
  }

  private static Stream<Hop> broken(Facts facts) {
    return facts.route().hops().stream().filter(hop -> facts.breakOf(hop.id())
        .filter(e -> e.measurement().operation().compareTo(Operation.VERIFY) <= 0).isPresent());
  }

  private static boolean mayBeAnotherProtocol(Evidence broken) {
    return broken.measurement() instanceof TunnelRequest request && !request.worked()
        && !request.failedWith(FailureKind.PROXY_AUTH_REQUIRED, FailureKind.PROXY_REFUSED, FailureKind.PROXY_BAD_GATEWAY);
  }

  /// What was heard of the port of a proxy.
  static List<Evidence> sniffed(Facts facts, ProxyRef proxy) {
    return facts.made(Experiment.SniffProxy.class).filter(sniff -> sniff.proxy().authority().equals(proxy.authority()))
        .flatMap(sniff -> facts.of(sniff).stream()).toList();
  }

  /// The experiment in which the hop worked through a proxy, piece by piece; empty if there is none.
  static List<Evidence> passing(Facts facts, Hop hop, ProxyRef proxy) {
    return !isWeb(hop) ? List.of() : facts.made(Experiment.ThroughProxy.class).filter(through -> through.hop().equals(hop.id())
            && through.leadsThrough(proxy) && (facts.passed(through, hop.id()) || isReached(facts, through, hop)))
        .findFirst().map(facts::of).orElse(List.of());
  }

  /// What git asks over ssh goes past every proxy; that the proxy itself is reached says nothing of it.
  private static boolean isWeb(Hop hop) {
    return hop.url().startsWith("http");
  }

  /// A server need not have what is asked for: that it is not there is its own answer inside of TLS, behind a
  /// certificate that `go` accepts, and shows that the way there is open. A server of repositories need not have a page
  /// at all; from other hosts a refusal may be that of the proxy, which signs for everybody.
  private static boolean isReached(Facts facts, Experiment.ThroughProxy through, Hop hop) {
    List<Evidence> seen = facts.of(through);
    return hop.tls() && !seen.isEmpty() && seen.getLast().measurement() instanceof HttpFetch fetch
        && (hop.role() == HopRole.VCS_GIT ? fetch.status() > 0 : fetch.failedWith(FailureKind.NOT_FOUND));
  }

  static Experiment.ThroughProxy through(Hop hop, ProxyCandidates.Candidate candidate) {
    return new Experiment.ThroughProxy(hop.id(), candidate.proxy(), candidate.origin());
  }

  static Experiment.ThroughProxy withScheme(Hop hop, String scheme) {
    ProxyRef set = hop.via().orElseThrow();
    ProxyRef other = new ProxyRef(scheme, set.host(), set.port(), set.hasCredentials(), set.setting());
    return new Experiment.ThroughProxy(hop.id(), other, set.setting());
  }

  /// For an address without TLS a proxy gets whole URLs.
  private StepStatus withoutTunnel(Facts facts) {
    boolean answered = facts.evidence().stream().anyMatch(e -> e.trial().isEmpty()
        && e.measurement() instanceof HttpFetch fetch && fetch.status() > 0
        && e.hop().flatMap(facts.route()::hop).flatMap(Hop::via).isPresent());
    return new StepStatus(step(), answered ? StepState.FINE : StepState.NOT_NEEDED,
        Message.of("status.proxy.no-tunnel"));
  }

  @Override
  public Optional<StepStatus> status(Facts facts) {
    boolean anyProxy = facts.route().hops().stream().anyMatch(hop -> hop.via().isPresent());
    if (!anyProxy && !facts.route().hops().isEmpty()) {
      return Optional.of(new StepStatus(step(), StepState.NOT_NEEDED, Message.of("status.proxy.not-needed")));
    }
    StepStatus tunnels = Statuses.of(step(), facts, TunnelRequest.class, "proxy");
    return Optional.of(anyProxy && tunnels.state() == StepState.NOT_NEEDED ? withoutTunnel(facts) : tunnels);
  }
}
