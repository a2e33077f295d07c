package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Target;
import java.time.Instant;
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
/// @param looked the hops whose look at the route has ended
/// @param made the experiments that have ended
/// @param options what may be asked
/// @param now the wall clock of the measuring machine
public record Facts(
    Target target,
    Optional<Symptom> symptom,
    Settings settings,
    Route route,
    List<Evidence> evidence,
    Set<HopId> looked,
    Set<String> made,
    Options options,
    Instant now) {
  public Facts {
    evidence = List.copyOf(evidence);
    looked = Set.copyOf(looked);
    made = Set.copyOf(made);
  }

  /// What the run may ask beside the route.
  ///
  /// @param mirrors module proxies that may stand in
  /// @param controls names that nobody filters
  /// @param portals whether pages with a known answer may be asked
  /// @param resolvers whether any resolver beside the system's way may be asked
  /// @param deep whether experiments that the verdict does not need are welcome
  /// @param folder what the folder of the command looks like
  public record Options(
      List<String> mirrors, List<String> controls, boolean portals, boolean resolvers, boolean deep, Folder folder) {
    public Options {
      mirrors = List.copyOf(mirrors);
      controls = List.copyOf(controls);
    }
  }

  /// The folder in which the command would run.
  public enum Folder {
    /// go.mod is here or above.
    MODULE,
    /// Go files, but no go.mod here or above: `go get` fails before it touches the network.
    GO_FILES_WITHOUT_MODULE,
    /// Nothing of Go; the command is tried in a scratch module.
    NO_PROJECT
  }

  /// The look at the route of one hop, in order.
  public List<Evidence> look(HopId hop) {
    return evidence.stream().filter(e -> e.trial().isEmpty() && e.hop().equals(Optional.of(hop))).toList();
  }

  /// Why the hop does not work; empty if it works or the look has not ended.
  public Optional<Evidence> breakOf(HopId hop) {
    return looked.contains(hop) ? lastRelevant(look(hop)).filter(e -> !e.measurement().worked()) : Optional.empty();
  }

  /// Whether the look has ended and everything worked.
  public boolean works(HopId hop) {
    return looked.contains(hop) && lastRelevant(look(hop)).filter(e -> e.measurement().worked()).isPresent();
  }

  /// The measurement that decides: a probe stops where it breaks, so it is the last one. A second opinion on a chain
  /// decides nothing and stands before the deciding one.
  private static Optional<Evidence> lastRelevant(List<Evidence> look) {
    return look.isEmpty() ? Optional.empty() : Optional.of(look.getLast());
  }

  /// The measurements of one experiment.
  public List<Evidence> of(Experiment experiment) {
    return ofExperiment(experiment.id());
  }

  /// The measurements of one experiment, by its id.
  public List<Evidence> ofExperiment(String id) {
    return evidence.stream().filter(e -> e.trial().filter(trial -> trial.experiment().equals(id)).isPresent()).toList();
  }

  /// The measurements of one cell.
  public List<Evidence> ofCell(String experiment, String cell) {
    return ofExperiment(experiment).stream().filter(e -> e.trial().orElseThrow().cell().equals(cell)).toList();
  }

  /// Whether the last measurement of a hop in an experiment worked: what came of the whole look.
  public boolean passed(String experiment, HopId hop) {
    return made.contains(experiment) && lastRelevant(ofExperiment(experiment).stream()
        .filter(e -> e.hop().equals(Optional.of(hop))).toList()).filter(e -> e.measurement().worked()).isPresent();
  }

  /// Whether an experiment has ended.
  public boolean made(String experiment) {
    return made.contains(experiment);
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
    return witness().isEmpty() && settings.goAnswers() && !target.command().isEmpty();
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

  /// The hops of the checksum database.
  public List<Hop> checksumHops() {
    return route.hops().stream().filter(hop -> switch (hop.role()) {
      case SUMDB_VIA_PROXY, SUMDB_DIRECT -> true;
      case MODULE_PROXY, VCS_DISCOVERY, VCS_GIT, CANDIDATE_MIRROR, CONTROL -> false;
    }).toList();
  }
}
