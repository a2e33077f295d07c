package dev.gogetwell.diagnostics.handshake;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.BrokenHops.Break;
import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.ExperimentRequest;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.diagnostics.Statuses;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.Trial.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How far does TLS come, and what cuts it?
public final class HandshakeService implements DiagnosticService {
  @Override
  public Step step() {
    return Step.HANDSHAKE;
  }

  @Override
  public Set<String> layers() {
    return Set.of("tls");
  }

  @Override
  public List<Rule> rules() {
    return List.of(new ServerNameRule(), new HelloSizeRule(), new BrokenHandshakeRule());
  }

  @Override
  public List<ExperimentRequest> wishes() {
    return List.of(HandshakeService::serverNames, HandshakeService::helloSizes, HandshakeService::askGo);
  }

  private static List<Experiment> serverNames(Facts facts) {
    return BrokenHops.at(facts, TlsHandshake.class).stream().filter(HandshakeService::wasCut)
        .filter(broken -> !broken.measurement().serverName().isEmpty())
        .<Experiment>map(broken -> new Experiment.ServerNames(broken.hop().id(), broken.measurement().endpoint(),
            broken.measurement().serverName(), controlName(facts, broken.measurement().serverName()))).toList();
  }

  private static List<Experiment> helloSizes(Facts facts) {
    return BrokenHops.at(facts, TlsHandshake.class).stream()
        .filter(broken -> wasCut(broken) || wasRefused(broken))
        .<Experiment>map(broken -> new Experiment.HelloSizes(broken.hop().id(), broken.measurement().endpoint()))
        .toList();
  }

  /// The user's own Go looks too where it was asked for: compiling it takes too long to do unasked.
  private static List<Experiment> askGo(Facts facts) {
    return facts.scope().deep() ? RouteOutcome.of(facts).stoppedAt().flatMap(facts.route()::hop).filter(Hop::tls)
        .<Experiment>map(hop -> new Experiment.AskGo(hop.id())).stream().toList() : List.of();
  }

  /// The connection was cut, or nothing came: an answer, even an alert, is the server speaking.
  private static boolean wasCut(Break<TlsHandshake> broken) {
    FailureKind kind = broken.failure().kind();
    return broken.measurement().version().isEmpty()
        && (kind == FailureKind.RESET || kind == FailureKind.EOF || kind == FailureKind.TIMEOUT);
  }

  /// Whether by the server or by a device on the way, and whether for the size of the hello, its alert does not say.
  private static boolean wasRefused(Break<TlsHandshake> broken) {
    return broken.measurement().version().isEmpty() && broken.failure().kind() == FailureKind.ALERT;
  }

  /// A name that nobody filters. It is only written into a ClientHello; nobody but the hop's own address sees it.
  private static String controlName(Facts facts, String target) {
    return facts.scope().controls().stream().filter(name -> !name.equals(target)).findFirst()
        .orElse("example.com");
  }

  /// One sentence however many hops were cut: each answers the same suspicion.
  @Override
  public List<RuledOut> ruledOut(Facts facts) {
    List<Evidence> cut = new ArrayList<>();
    for (Break<TlsHandshake> broken : BrokenHops.at(facts, TlsHandshake.class)) {
      List<Evidence> control = facts.of(Experiment.ServerNames.class, broken.hop().id(), Arm.CONTROL).stream()
          .filter(e -> e.measurement() instanceof TlsHandshake).toList();
      if (!control.isEmpty() && control.stream().noneMatch(e -> e.measurement().worked())) {
        cut.addAll(control);
      }
    }
    return cut.isEmpty() ? List.of() : List.of(new RuledOut(CauseCode.TLS_SNI_FILTER,
        Message.of("ruled-out.sni", cut.size()), cut.stream().map(Evidence::id).toList()));
  }

  @Override
  public Optional<StepStatus> status(Facts facts) {
    return Optional.of(Statuses.of(step(), facts, TlsHandshake.class, "handshake"));
  }
}
