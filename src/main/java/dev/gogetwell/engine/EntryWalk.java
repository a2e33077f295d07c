package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.TriedEntry;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Separator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The walk through GOPROXY as a reader follows it: each entry, what it answered, and why `go` went on from there or
/// did not. Says what [RouteOutcome] says, which decides; pure.
///
/// @param steps one an entry, in the order of the setting
public record EntryWalk(List<Step> steps) {
  public EntryWalk {
    steps = List.copyOf(steps);
  }

  /// One entry.
  ///
  /// @param number counted from 1, as in the setting
  /// @param host the host that is asked, `direct` or a mirror
  /// @param url what is asked of it first
  /// @param status of its answer over HTTP
  /// @param seen what makes it fail
  /// @param separator what stands behind it
  public record Step(int number, boolean isDirect, String host, String url, Optional<Integer> status, Answer answer,
      Optional<Evidence> seen, Separator separator, Onward onward) {}

  /// What came of an entry.
  public enum Answer {
    GAVE,
    NOT_FOUND,
    FAILED,
    OPEN,
    NOT_ASKED
  }

  /// What `go` does after it.
  public enum Onward {
    /// It has what it wants.
    ARRIVED,
    /// A comma, and the answer was "not found".
    COMMA_PASSES,
    /// A comma, and the failure was another one.
    COMMA_STOPS,
    /// A pipe, which any failure passes.
    PIPE_PASSES,
    /// Nothing stands behind it.
    LAST,
    /// Too little was measured, or it was never asked.
    NONE
  }

  /// Walks again through what a run measured.
  public static EntryWalk of(Report report) {
    Facts facts = Facts.of(report);
    List<Step> steps = new ArrayList<>();
    for (TriedEntry tried : RouteOutcome.tried(facts)) {
      steps.add(step(report, tried));
    }
    TreeMap<Integer, Hop> named = new TreeMap<>();
    report.route().hops().stream().filter(hop -> isOfModule(hop) && hop.led().isEmpty())
        .forEach(hop -> named.putIfAbsent(hop.entry(), hop));
    named.values().stream().filter(hop -> steps.stream().noneMatch(step -> step.number() == hop.entry() + 1))
        .forEach(hop -> steps.add(step(hop, Optional.empty(), Answer.NOT_ASKED, Optional.empty(), Onward.NONE)));
    return new EntryWalk(steps);
  }

  private static Step step(Report report, TriedEntry tried) {
    Hop hop = tried.hops().getFirst();
    Optional<Evidence> broken = tried.broken().or(() -> tried.isOpen() ? stop(report, hop) : Optional.empty());
    Answer answer = broken.isEmpty() ? tried.isOpen() ? Answer.OPEN : Answer.GAVE
        : broken.get().measurement().failedWith(FailureKind.NOT_FOUND)
            ? Answer.NOT_FOUND : Answer.FAILED;
    return step(hop, status(report, hop, broken), answer, broken, onward(answer, hop.separator(), tried.movesOn()));
  }

  /// A run that was broken off proves nothing by what it did not see, but its verdict may say where go stops.
  private static Optional<Evidence> stop(Report report, Hop entry) {
    return report.verdict().stoppedAt().flatMap(report.route()::hop)
        .filter(hop -> isOfModule(hop) && hop.entry() == entry.entry())
        .flatMap(hop -> report.evidence().stream().filter(each -> each.trial().isEmpty()
            && each.hop().equals(Optional.of(hop.id())) && !each.measurement().worked()
            && !isOpinion(each.measurement())).findFirst());
  }

  /// What other programs than go hold of a certificate.
  private static boolean isOpinion(Measurement measurement) {
    return measurement instanceof Measurement.ChainCheck check && check.judge() != Measurement.ChainJudge.GO;
  }

  private static Step step(Hop hop, Optional<Integer> status, Answer answer, Optional<Evidence> seen, Onward onward) {
    boolean direct = hop.role() != HopRole.MODULE_PROXY;
    return new Step(hop.entry() + 1, direct, hop.host(), hop.url(), status, answer, seen, hop.separator(), onward);
  }

  private static Onward onward(Answer answer, Separator separator, boolean movesOn) {
    return switch (answer) {
      case GAVE -> Onward.ARRIVED;
      case OPEN, NOT_ASKED -> Onward.NONE;
      case NOT_FOUND, FAILED -> switch (separator) {
        case END -> Onward.LAST;
        case PIPE -> Onward.PIPE_PASSES;
        case COMMA -> movesOn ? Onward.COMMA_PASSES : Onward.COMMA_STOPS;
      };
    };
  }

  /// Of the answer that decided, else of the first one.
  private static Optional<Integer> status(Report report, Hop hop, Optional<Evidence> broken) {
    return broken.or(() -> report.evidence().stream().filter(each -> each.trial().isEmpty()
            && each.hop().equals(Optional.of(hop.id())) && each.measurement() instanceof HttpFetch).findFirst())
        .map(Evidence::measurement).filter(HttpFetch.class::isInstance).map(HttpFetch.class::cast)
        .map(HttpFetch::status).filter(status -> status > 0);
  }

  private static boolean isOfModule(Hop hop) {
    return switch (hop.role()) {
      case MODULE_PROXY, VCS_DISCOVERY, VCS_GIT -> hop.entry() >= 0;
      case SUMDB_VIA_PROXY, SUMDB_DIRECT, CANDIDATE_MIRROR, CONTROL -> false;
    };
  }
}
