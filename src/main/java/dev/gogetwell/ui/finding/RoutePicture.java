package dev.gogetwell.ui.finding;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.ui.run.LiveRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The route as it is drawn: one box for each entry of GOPROXY, with the stages inside it, and the separators between
/// them. Pure data, computed from a run.
///
/// @param module what go asks for
/// @param goproxy the value that the route follows
/// @param stops the entries in go's order
/// @param database the checksum database, asked afterwards
public record RoutePicture(String module, String goproxy, List<Stop> stops, Optional<Stop> database) {
  private static final int MOST_LED = 4;

  /// A host that is written as an address: nobody looks it up.
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%.+)?");

  public RoutePicture {
    stops = List.copyOf(stops);
  }

  /// One box.
  ///
  /// @param hops the hops of the entry, two for `direct`, and those that their answers led to
  /// @param state how go fares there
  /// @param after the separator behind it
  public record Stop(List<Hop> hops, List<Stage> stages, Mark state, Separator after) {
    public Stop {
      hops = List.copyOf(hops);
      stages = List.copyOf(stages);
    }

    /// Whether it is the `direct` entry.
    public boolean isDirect() {
      return hops.stream().anyMatch(hop -> hop.role() == HopRole.VCS_DISCOVERY || hop.role() == HopRole.VCS_GIT);
    }

    /// The host that names the box.
    public String host() {
      return hops.reversed().stream().filter(hop -> hop.led().isEmpty()).findFirst().orElse(hops.getLast()).host();
    }

    /// The proxy on the way there.
    public Optional<String> via() {
      return hops.stream().flatMap(hop -> hop.via().stream()).map(ProxyRef::authority).findFirst();
    }

    /// The other hosts to which answers led.
    public List<String> ledTo() {
      return hops.stream().filter(hop -> hop.led().isPresent()).map(Hop::host).filter(name -> !name.equals(host()))
          .distinct().limit(MOST_LED).toList();
    }
  }

  /// One stage inside a box.
  public record Stage(Operation operation, Mark mark) {}

  /// How a stage or a box stands.
  public enum Mark {
    WORKS,
    BROKEN,
    RUNNING,
    WAITING,
    /// Go never gets there.
    NOT_REACHED,
    /// The run was broken off there, between what works and what nobody knows.
    UNFINISHED,
    /// It fails, and go got what it wanted all the same: it moved on, or had it before.
    PASSED
  }

  /// Draws up the picture.
  public static Optional<RoutePicture> of(LiveRun run) {
    return run.route().map(route -> new RoutePicture(
        route.module(), route.goproxy(), stops(run, route), database(run, route)));
  }

  private static List<Stop> stops(LiveRun run, Route route) {
    Map<Integer, List<Hop>> entries = new LinkedHashMap<>();
    for (Hop hop : route.hops()) {
      if (isEntry(hop)) {
        entries.computeIfAbsent(hop.entry(), entry -> new ArrayList<>()).add(hop);
      }
    }
    Optional<HopId> stopped = run.verdict().stoppedAt();
    List<Stop> stops = new ArrayList<>();
    boolean beyond = false;
    for (List<Hop> hops : entries.values()) {
      boolean here = hops.stream().anyMatch(hop -> stopped.equals(Optional.of(hop.id())));
      Stop stop = stop(run, hops, beyond, here);
      stops.add(stop);
      beyond |= here;
    }
    return stops;
  }

  private static Stop stop(LiveRun run, List<Hop> hops, boolean beyond, boolean here) {
    List<Stage> stages = stages(run, deciding(run, hops), beyond);
    boolean allWork = stages.stream().allMatch(stage -> stage.mark() == Mark.WORKS);
    boolean broken = here || stages.stream().anyMatch(stage -> stage.mark() == Mark.BROKEN);
    boolean harmless = !here && run.isOver() && (run.verdict().state() == Verdict.State.HEALTHY
        || run.verdict().stoppedAt().isPresent());
    Mark state = beyond ? Mark.NOT_REACHED
        : broken ? harmless ? Mark.PASSED : Mark.BROKEN
        : allWork ? Mark.WORKS
        : !run.isOver() ? Mark.RUNNING
        : isBrokenOff(run, stages) ? Mark.UNFINISHED : Mark.NOT_REACHED;
    return new Stop(hops, state == Mark.PASSED ? harmless(stages) : stages, state, hops.getLast().separator());
  }

  private static boolean isBrokenOff(LiveRun run, List<Stage> stages) {
    return run.report().filter(report -> report.end() != Report.End.COMPLETE).isPresent()
        && stages.stream().anyMatch(stage -> stage.mark() == Mark.WORKS);
  }

  /// Nothing breaks there, so no stage is drawn as the place where it does.
  private static List<Stage> harmless(List<Stage> stages) {
    return stages.stream().map(stage -> stage.mark() == Mark.BROKEN ? new Stage(stage.operation(), Mark.PASSED) : stage)
        .toList();
  }

  /// Where it breaks behind a redirect, that hop is the one to look at; else those that the settings name.
  private static List<Hop> deciding(LiveRun run, List<Hop> hops) {
    List<Hop> broken = hops.stream().filter(hop -> hop.led().isPresent()
        && run.verdict().stoppedAt().equals(Optional.of(hop.id()))).toList();
    List<Hop> named = hops.stream().filter(hop -> hop.led().isEmpty()).toList();
    return !broken.isEmpty() ? broken : named.isEmpty() ? hops : named;
  }

  private static boolean isEntry(Hop hop) {
    return switch (hop.role()) {
      case MODULE_PROXY, VCS_DISCOVERY, VCS_GIT -> true;
      case SUMDB_VIA_PROXY, SUMDB_DIRECT, CANDIDATE_MIRROR, CONTROL -> false;
    };
  }

  private static Optional<Stop> database(LiveRun run, Route route) {
    List<Hop> hops = route.hops().stream()
        .filter(hop -> hop.role() == HopRole.SUMDB_DIRECT || hop.role() == HopRole.SUMDB_VIA_PROXY).toList();
    if (hops.isEmpty()) {
      return Optional.empty();
    }
    boolean here = hops.stream().anyMatch(hop -> run.verdict().stoppedAt().equals(Optional.of(hop.id())));
    return Optional.of(stop(run, hops, false, here));
  }

  private static List<Stage> stages(LiveRun run, List<Hop> hops, boolean beyond) {
    List<Operation> operations = new ArrayList<>();
    boolean proxied = hops.getFirst().via().isPresent();
    // Without TLS a proxy is asked for the page itself, not for a tunnel.
    if (!proxied && !hops.stream().allMatch(hop -> ADDRESS.matcher(hop.host()).matches())) {
      operations.add(Operation.RESOLVE);
    }
    operations.add(proxied && hops.getFirst().tls() ? Operation.TUNNEL : Operation.CONNECT);
    if (hops.getFirst().tls()) {
      operations.add(Operation.HANDSHAKE);
      operations.add(Operation.VERIFY);
    }
    operations.add(hops.getLast().role() == HopRole.VCS_GIT ? Operation.GIT : Operation.HTTP);
    List<Evidence> seen = hops.stream().flatMap(hop -> run.evidenceOf(hop.id()).stream())
        .filter(e -> e.trial().isEmpty()).toList();
    List<Stage> stages = new ArrayList<>();
    boolean stopped = false;
    for (Operation operation : operations) {
      Mark mark = stopped || beyond ? Mark.NOT_REACHED : mark(seen, operation, run.isOver());
      boolean later = mark == Mark.RUNNING && stages.stream().anyMatch(stage -> stage.mark() == Mark.RUNNING);
      stages.add(new Stage(operation, later ? Mark.WAITING : mark));
      stopped |= mark == Mark.BROKEN;
    }
    return stages;
  }

  private static Mark mark(List<Evidence> seen, Operation operation, boolean over) {
    List<Evidence> of = seen.stream().filter(e -> counts(e.measurement(), operation)).toList();
    if (of.isEmpty()) {
      return over ? Mark.NOT_REACHED : Mark.RUNNING;
    }
    return of.stream().anyMatch(e -> e.measurement().worked()) ? Mark.WORKS : Mark.BROKEN;
  }

  /// The judge of a certificate that counts is go; the public list is only a second opinion.
  private static boolean counts(Measurement measurement, Operation operation) {
    return measurement.operation() == operation
        && !(measurement instanceof Measurement.ChainCheck check && check.judge() != Measurement.ChainJudge.GO);
  }
}
