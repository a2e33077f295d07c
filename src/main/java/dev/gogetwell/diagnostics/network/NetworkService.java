package dev.gogetwell.diagnostics.network;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.ExperimentRequest;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.diagnostics.Statuses;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Can a connection be opened to where `go` wants to go, and stay open?
public final class NetworkService implements DiagnosticService {
  @Override
  public Step step() {
    return Step.NETWORK;
  }

  @Override
  public Set<String> layers() {
    return Set.of("network");
  }

  @Override
  public List<Rule> rules() {
    return List.of(new PortalRule(), new ConnectRule(), new Ipv6Rule(), new TransferRule(), new DownloadRule(),
        new Http2Rule(), new OneProgramRule());
  }

  @Override
  public List<ExperimentRequest> wishes() {
    return List.of(NetworkService::otherMirrors, NetworkService::portal, NetworkService::download,
        facts -> Http2Rule.wanted(facts).stream().toList(), OneProgramRule::wanted);
  }

  /// A mirror is the control for "is it this server" and the candidate for a fix.
  private static List<Experiment> otherMirrors(Facts facts) {
    return RouteOutcome.of(facts).end() == RouteOutcome.End.STOPS ? Mirrors.wanted(facts) : List.of();
  }

  /// The first question is a small one; whether the module itself comes shows only when it is asked for.
  private static List<Experiment> download(Facts facts) {
    RouteOutcome walk = RouteOutcome.of(facts);
    return walk.end() != RouteOutcome.End.ARRIVES ? List.of() : walk.server().flatMap(facts.route()::hop)
        .filter(hop -> hop.role() == HopRole.MODULE_PROXY)
        .flatMap(hop -> facts.look(hop.id()).stream().map(Evidence::measurement).filter(Measurement::worked)
            .filter(HttpFetch.class::isInstance).map(fetch -> ((HttpFetch) fetch).url()).reduce((_, last) -> last)
            .<Experiment>map(url -> new Experiment.Download(hop.id(), url))).stream().toList();
  }

  /// A page that stands in the way may answer what is asked in plain text and refuse, drop or sign the rest itself.
  private static List<Experiment> portal(Facts facts) {
    return facts.scope().portals() && RouteOutcome.of(facts).end() == RouteOutcome.End.STOPS && PortalRule.isThinkable(facts)
        ? List.of(new Experiment.Portal()) : List.of();
  }

  @Override
  public List<RuledOut> ruledOut(Facts facts) {
    return BrokenHops.slow(facts).map(hop -> new RuledOut(CauseCode.NETWORK_TIMEOUT,
        Message.of("ruled-out.slow", hop.authority()), facts.witness().map(Evidence::id).stream().toList()))
        .stream().toList();
  }

  @Override
  public Optional<StepStatus> status(Facts facts) {
    return Optional.of(Statuses.of(step(), facts, TcpConnect.class, "network"));
  }
}
