package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Everything that is known at one moment of a run: what rules judge. Immutable; any thread.
///
/// @param target what the user wants to work
/// @param symptom what the pasted text says
/// @param settings the judged environment
/// @param route the hops
/// @param evidence all measurements so far
/// @param looked the hops whose look at the route has come to its end
/// @param made the experiments that have come to their end
/// @param crashed what a bug of ours ended
/// @param scope what may be asked
/// @param started the wall clock of the measuring machine at the start of the run
/// @param at the moment, since then
public record Facts(
    Target target,
    Optional<Symptom> symptom,
    Settings settings,
    Route route,
    List<Evidence> evidence,
    Set<HopId> looked,
    Set<Experiment> made,
    List<TaskEnding> crashed,
    RunScope scope,
    Instant started,
    Duration at) {
  public Facts {
    evidence = List.copyOf(evidence);
    looked = Set.copyOf(looked);
    made = Set.copyOf(made);
    crashed = List.copyOf(crashed);
  }

  /// What a report shows. A run that goes on makes them of the report that it would give now, so that whoever judges a
  /// stored report sees what the run saw. What the report says of its own verdict, steps and remedies counts for
  /// nothing.
  public static Facts of(Report report) {
    Set<HopId> looked = new HashSet<>();
    Set<Experiment> made = new HashSet<>();
    for (TaskEnding ending : report.endings()) {
      if (isWhole(ending, report.evidence())) {
        switch (ending.task()) {
          case RunTask.HopLook look -> looked.add(look.hop());
          case RunTask.Trying trying -> made.add(trying.experiment());
          case RunTask.Witness _, RunTask.TrustStores _, RunTask.OtherSettings _ -> { }
        }
      }
    }
    return new Facts(report.target(), report.symptom(), report.settings(), report.route(), report.evidence(), looked,
        made, report.endings().stream().filter(ending -> ending.how() == TaskEnding.How.CRASHED).toList(),
        report.scope(), report.started(), report.took());
  }

  /// Whether all that a piece of work was to see was seen and is at hand. Where nobody says how it ended, a hop that
  /// answered the last question of a look is taken for what it looks like, since that accuses nobody.
  private static boolean isWhole(TaskEnding ending, List<Evidence> evidence) {
    List<Evidence> own = evidence.stream().filter(ending.task()::owns).toList();
    return switch (ending.how()) {
      case COMPLETE -> own.size() == ending.pieces() && !(ending.task() instanceof RunTask.HopLook && own.isEmpty());
      case UNKNOWN -> ending.task() instanceof RunTask.HopLook && !own.isEmpty()
          && own.getLast().measurement() instanceof HttpFetch fetch && fetch.worked();
      case CUT, CANCELLED, CRASHED -> false;
    };
  }

  /// The same without some of the evidence, for a view that leaves it out.
  public Facts withEvidence(List<Evidence> counting) {
    return new Facts(target, symptom, settings, route, counting, looked, made, crashed, scope, started, at);
  }

  /// The wall clock of the measuring machine.
  public Instant now() {
    return started.plus(at);
  }

  /// The look at the route of one hop, in order.
  public List<Evidence> look(HopId hop) {
    return evidence.stream().filter(e -> e.trial().isEmpty() && e.hop().equals(Optional.of(hop))).toList();
  }

  /// Why the hop does not work; empty if it works or the look has not ended.
  public Optional<Evidence> breakOf(HopId hop) {
    return looked.contains(hop) ? lastRelevant(look(hop)).filter(e -> !e.measurement().worked()) : Optional.empty();
  }

  /// Whether the look has ended and everything worked, also where a redirect led.
  public boolean works(HopId hop) {
    return route.hop(hop).map(asked -> Trail.of(this, asked)).filter(way -> !way.open())
        .flatMap(way -> lastOf(way.last().id())).filter(e -> e.measurement().worked()).isPresent();
  }

  /// The last measurement of the look at a hop, which decides.
  public Optional<Evidence> lastOf(HopId hop) {
    return lastRelevant(look(hop));
  }

  /// The measurement that decides: a probe stops where it breaks, so it is the last one. A second opinion on a chain
  /// decides nothing and stands before the deciding one.
  private static Optional<Evidence> lastRelevant(List<Evidence> look) {
    return look.isEmpty() ? Optional.empty() : Optional.of(look.getLast());
  }

  /// The experiments of a kind that have ended.
  public <E extends Experiment> Stream<E> made(Class<E> kind) {
    return made.stream().filter(kind::isInstance).map(kind::cast).sorted(Comparator.comparing(Experiment::label));
  }

  /// The experiment of a kind about a hop, if it has ended.
  public <E extends Experiment.AtHop> Optional<E> made(Class<E> kind, HopId hop) {
    return made(kind).filter(experiment -> experiment.hop().equals(hop)).findFirst();
  }

  /// The measurements of one experiment; none before it has ended, and none if it never did: half of an experiment shows
  /// nothing.
  public List<Evidence> of(Experiment experiment) {
    return !made.contains(experiment) ? List.of() : evidence.stream().filter(new RunTask.Trying(experiment)::owns)
        .toList();
  }

  /// Those of the experiment of a kind about a hop.
  public <E extends Experiment.AtHop> List<Evidence> of(Class<E> kind, HopId hop) {
    return made(kind, hop).map(this::of).orElse(List.of());
  }

  /// Those of one arm of it.
  public <E extends Experiment.AtHop> List<Evidence> of(Class<E> kind, HopId hop, Trial.Arm arm) {
    return of(kind, hop).stream().filter(e -> e.trial().orElseThrow().cell().arm() == arm).toList();
  }

  /// Whether the last measurement of a hop in an experiment worked: what came of the whole look. Where a redirect leads
  /// nobody asked there, so it is no passing.
  public boolean passed(Experiment experiment, HopId hop) {
    return lastRelevant(of(experiment).stream().filter(e -> e.hop().equals(Optional.of(hop))).toList())
        .filter(e -> e.measurement().worked() && !(e.measurement() instanceof HttpFetch fetch
            && fetch.leadsElsewhere())).isPresent();
  }

  /// Whether the hop worked in the experiment of a kind about it.
  public <E extends Experiment.AtHop> boolean passed(Class<E> kind, HopId hop) {
    return made(kind, hop).filter(experiment -> passed(experiment, hop)).isPresent();
  }

  /// What was thought of the certificate that a handshake showed.
  public Stream<ChainCheck> checksOf(Evidence handshake) {
    return evidence.stream().filter(e -> e.hop().equals(handshake.hop()) && e.trial().equals(handshake.trial()))
        .map(Evidence::measurement).filter(ChainCheck.class::isInstance).map(ChainCheck.class::cast);
  }

  /// All measurements of one kind.
  public <M extends Measurement> Stream<M> all(Class<M> kind) {
    return evidence.stream().map(Evidence::measurement).filter(kind::isInstance).map(kind::cast);
  }

  /// What the user's own `go` said in a scratch copy; empty while it is still running or where there is no `go`.
  public Optional<Evidence> witness() {
    return evidence.stream().filter(e -> e.measurement() instanceof CommandRun run && run.purpose() == Purpose.WITNESS)
        .findFirst();
  }

  /// Whether the user's own `go` was to be heard, because one answers and there is a command for it, and was not.
  public boolean witnessMissing() {
    return witness().isEmpty() && canRunCommand();
  }

  /// Whether the user's own command can be run: there is a `go` that answers, and a command for it.
  public boolean canRunCommand() {
    return settings.goAnswers() && !target.command().isEmpty();
  }

  /// The command that was run in place of the user's, which could not be repeated.
  public Optional<String> witnessStandIn() {
    return witness().map(e -> ((CommandRun) e.measurement()).command())
        .filter(run -> !target.command().isEmpty() && !run.equals(target.command())).map(run -> String.join(" ", run));
  }

  /// Whether the user's own `go` passed.
  public boolean witnessPassed() {
    return witness().filter(e -> e.measurement().worked()).isPresent();
  }

  /// The hops of the module, in the order of GOPROXY; the checksum database is not among them.
  public List<Hop> moduleHops() {
    return route.hops().stream().filter(hop -> switch (hop.role()) {
      case MODULE_PROXY, VCS_DISCOVERY, VCS_GIT -> true;
      case SUMDB_VIA_PROXY, SUMDB_DIRECT, CANDIDATE_MIRROR, CONTROL -> false;
    }).toList();
  }

  /// The hops that are reached without a proxy.
  public List<Hop> directHops() {
    return route.hops().stream().filter(hop -> hop.via().isEmpty()).toList();
  }

  /// The hops of the checksum database.
  public List<Hop> checksumHops() {
    return route.hops().stream().filter(hop -> switch (hop.role()) {
      case SUMDB_VIA_PROXY, SUMDB_DIRECT -> true;
      case MODULE_PROXY, VCS_DISCOVERY, VCS_GIT, CANDIDATE_MIRROR, CONTROL -> false;
    }).toList();
  }
}
