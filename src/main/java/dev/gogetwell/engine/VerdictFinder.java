package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.NotTestable;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.Severity;
import dev.gogetwell.model.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the root cause: what explains the failure of the hop at which `go` stops. Pure; any thread.
///
/// The user's own `go` has the last word: if it passed with an empty cache, nothing is accused, whatever a probe saw.
/// Which of several causes is the root says [CauseOrder].
final class VerdictFinder {
  /// Causes that concern every host, although they are found at one.
  private static final Set<CauseCode> ABOUT_THIS_MACHINE =
      Set.of(CauseCode.CERT_MITM, CauseCode.CERT_MISSING_ROOTS, CauseCode.CERT_CLOCK, CauseCode.NETWORK_CAPTIVE_PORTAL);

  private static final Set<String> ON_THE_WAY = Set.of("network", "dns", "proxy", "tls");

  private final List<DiagnosticService> services;
  private final CrashedChecks crashed;

  VerdictFinder(List<DiagnosticService> services, CrashedChecks crashed) {
    this.services = services;
    this.crashed = crashed;
  }

  /// The verdict that the facts allow.
  ///
  /// @param stillTesting whether more is being measured
  Verdict find(Facts facts, boolean stillTesting) {
    List<Finding> findings = services.stream().flatMap(service -> service.rules().stream())
        .flatMap(rule -> crashed.guard(name(rule), () -> rule.judge(facts), List.<Finding>of()).stream()).toList();
    List<Finding> warnings = new ArrayList<>(
        findings.stream().filter(finding -> finding.severity() != Severity.CAUSE).toList());
    // What passes is healthy; only what the trial does not touch may still be wrong.
    Predicate<Finding> counts = facts.witnessPassed() ? VerdictFinder::isOutOfTheTrial : _ -> true;
    List<Finding> causes = findings.stream().filter(finding -> finding.severity() == Severity.CAUSE).toList();
    causes.stream().filter(counts.negate()).filter(finding -> !isRefuted(facts, finding)).map(VerdictFinder::asNote)
        .forEach(warnings::add);
    List<Finding> suspects = causes.stream().filter(counts).toList();
    if (facts.witnessPassed() && suspects.isEmpty()) {
      return verdict(facts, Verdict.State.HEALTHY, List.of(), List.of(), warnings, Optional.empty(), stillTesting);
    }
    RouteOutcome walk = RouteOutcome.of(facts);
    boolean early = stillTesting && walk.end() == RouteOutcome.End.OPEN;
    Set<HopId> met = metByGo(facts, walk, suspects);
    List<Finding> measured = suspects.stream().filter(finding -> explains(facts, finding, walk)
        || finding.hop().filter(met::contains).isPresent()).toList();
    List<Finding> refuted = isContradicted(facts, measured, suspects) ? measured
        : Overtaken.of(facts, walk, measured, saidByGo(suspects));
    refuted.stream().map(VerdictFinder::asNote).forEach(warnings::add);
    suspects = suspects.stream().filter(finding -> !refuted.contains(finding)).toList();
    List<Finding> standing = measured.stream().filter(finding -> !refuted.contains(finding)).toList();
    boolean heard = (measured.isEmpty() && !early) || !refuted.isEmpty();
    List<Finding> relevant = Stream.concat(standing.stream(), heard ? heardOf(suspects).stream() : Stream.of())
        .distinct().sorted(CauseOrder.rootFirst(facts, suspects)).toList();
    if (relevant.isEmpty()) {
      suspects.forEach(finding -> warnings.add(asNote(finding)));
      return verdict(facts, stateWithoutCause(facts, walk, stillTesting), List.of(), List.of(), warnings,
          walk.stoppedAt(), stillTesting);
    }
    return withCause(facts, walk, relevant, suspects, warnings, stillTesting);
  }

  /// A time-out of ours at the host that `go` had to get past and did.
  private static boolean isRefuted(Facts facts, Finding finding) {
    Optional<Hop> slow = BrokenHops.slow(facts);
    return facts.witnessPassed() && slow.isPresent()
        && host(facts, finding.hop()).equals(slow.map(Hop::authority)) && isOurTimeOut(facts, finding);
  }

  /// Nothing but a time limit of ours, which is shorter than go's, stands behind the finding.
  private static boolean isOurTimeOut(Facts facts, Finding finding) {
    boolean stillWaited = finding.code() == CauseCode.NETWORK_SLOW && finding.operation() == Operation.GIT;
    return !finding.proved() && (stillWaited || finding.hop().flatMap(facts::breakOf)
        .filter(broken -> broken.measurement().failedWith(FailureKind.TIMEOUT)).isPresent());
  }

  private Verdict withCause(Facts facts, RouteOutcome walk, List<Finding> relevant, List<Finding> suspects,
      List<Finding> warnings, boolean stillTesting) {
    Finding root = relevant.getFirst();
    List<Finding> causes = new ArrayList<>(List.of(root));
    List<Finding> consequences = new ArrayList<>();
    for (Finding finding : suspects) {
      if (finding.equals(root) || isTheWordsOf(root, finding)
          || (finding.operation() == Operation.COMMAND && walk.end() != RouteOutcome.End.ARRIVES)) {
        continue;
      }
      if (isHarmless(facts, finding, root, walk)) {
        warnings.add(asNote(finding));
      } else if (causes.stream().skip(1).anyMatch(cause -> isTheSameFault(cause, finding))) {
        consequences.add(finding);
      } else if (isIndependent(facts, root, finding)) {
        // Whether the database's own host is needed shows only once a proxy has answered.
        if (isAtDatabaseItself(facts, finding) && !RouteOutcome.leadsToDatabaseItself(facts)) {
          warnings.add(asNote(finding));
        } else {
          causes.add(finding);
        }
      } else {
        consequences.add(finding);
      }
    }
    return verdict(facts, Verdict.State.PROBLEM, causes, consequences, warnings,
        walk.stoppedAt().or(root::hop), stillTesting);
  }

  /// What `go` says of a cause that is proved besides is the same cause, and follows from nothing.
  private static boolean isTheWordsOf(Finding root, Finding finding) {
    return root.proved() && finding.code() == root.code() && finding.operation() == Operation.COMMAND
        && !finding.proved();
  }

  /// Whether a finding can be why `go` fails: it is about the machine, or about the hop where the walk stops, or the
  /// walk does not stop and `go` says it itself.
  private static boolean explains(Facts facts, Finding finding, RouteOutcome walk) {
    return finding.operation() == Operation.COMMAND
        ? walk.end() == RouteOutcome.End.ARRIVES || MetAt.of(facts, finding) == MetAt.COMMAND
            || MetAt.of(facts, finding) == MetAt.KEPT_HEAD
        : finding.hop().isEmpty() || finding.hop().equals(walk.stoppedAt());
  }

  /// Our own requests came through, by another entry than `go`, and `go` names a host at which the very same was
  /// measured: there it stopped.
  private static Set<HopId> metByGo(Facts facts, RouteOutcome walk, List<Finding> suspects) {
    return walk.end() != RouteOutcome.End.ARRIVES ? Set.of() : suspects.stream()
        .filter(finding -> finding.operation() != Operation.COMMAND
            && saidByGo(suspects).stream().anyMatch(said -> said.code() == finding.code()
                && finding.hop().flatMap(facts.route()::hop).filter(hop -> said.subject().equals(hop.host())
                    || said.subject().equals(hop.authority())).isPresent()))
        .flatMap(finding -> finding.hop().stream()).collect(Collectors.toSet());
  }

  /// A time limit of ours that is shorter than go's accuses nobody of whom the more patient `go` says something else.
  private static boolean isContradicted(Facts facts, List<Finding> measured, List<Finding> suspects) {
    return !measured.isEmpty()
        && measured.stream().allMatch(finding -> isOurTimeOut(facts, finding))
        && saidByGo(suspects).stream().anyMatch(said -> !isAboutTime(said.code()) && !isTheSame(said.code(), measured));
  }

  /// What go says of a path that ends in `.git`, whatever git met, is that no protocol worked
  /// (cmd/go/internal/vcs/vcs.go: repoRootFromVCSPaths, Ping): no more than any trouble of git that was measured. What
  /// git says of a host that it does not reach is no more than any trouble of the way there.
  private static boolean isTheSame(CauseCode said, List<Finding> measured) {
    return measured.stream().map(Finding::code).anyMatch(code -> code == said
        || (said == CauseCode.VCS_PROTOCOL_BLOCKED && code.layer().equals("vcs"))
        || (said == CauseCode.VCS_GIT_NETWORK && ON_THE_WAY.contains(code.layer())));
  }

  private static boolean isAboutTime(CauseCode code) {
    return code.code().endsWith(".timeout") || code == CauseCode.NETWORK_SLOW || code == CauseCode.NETWORK_MTU
        || code == CauseCode.PROXY_UNREACHABLE;
  }

  /// That no protocol worked is what go says of a path that ends in `.git`, whatever git met: a setting that is proved
  /// to be wrong says more.
  private static List<Finding> heardOf(List<Finding> suspects) {
    List<Finding> said = saidByGo(suspects);
    List<Finding> settings = suspects.stream().filter(finding -> finding.proved() && CauseOrder.isSetting(finding))
        .toList();
    boolean masks = !said.isEmpty()
        && said.stream().allMatch(finding -> finding.code() == CauseCode.VCS_PROTOCOL_BLOCKED);
    return masks && !settings.isEmpty() ? settings : said;
  }

  /// Where nothing that was measured explains the stop, the words of `go` itself are the best that there is.
  private static List<Finding> saidByGo(List<Finding> suspects) {
    return suspects.stream().filter(finding -> finding.operation() == Operation.COMMAND).toList();
  }

  /// A fault that `go` survives. Where the root cause is a `go` that never came to the network, every fault off the hop
  /// at which the walk stops.
  private static boolean isHarmless(Facts facts, Finding finding, Finding root, RouteOutcome walk) {
    boolean isNoTool = MetAt.of(facts, root) == MetAt.TOOL;
    return finding.hop().filter(hop -> isNoTool ? !walk.stoppedAt().equals(Optional.of(hop))
        : walk.survived().contains(hop) && !root.hop().equals(Optional.of(hop))).isPresent();
  }

  /// A folder of the user's own, which his command uses and its trial does not.
  private static boolean isOutOfTheTrial(Finding finding) {
    return finding.operation() == Operation.LOCAL && finding.subject().equals("GOMODCACHE");
  }

  /// A second fault that would stop `go` once the first is mended: a fault of the network beside a `go` that is
  /// missing, or before a git that ends at once, or another host of the checksum database, which the root cause, being
  /// about one host only, does not explain.
  private static boolean isIndependent(Facts facts, Finding root, Finding finding) {
    MetAt rootMet = MetAt.of(facts, root);
    if (rootMet.isBeforeTheNetwork()) {
      return finding.hop().isPresent() && finding.operation() != Operation.COMMAND;
    }
    if (MetAt.of(facts, finding) == MetAt.AFTER_MODULE) {
      return true;
    }
    if (rootMet == MetAt.GIT && finding.hop().equals(root.hop())) {
      return finding.operation().compareTo(Operation.GIT) < 0;
    }
    if (isTheSameFault(root, finding)) {
      return false;
    }
    boolean rootIsAboutOneHost = root.hop().isPresent() && !CauseOrder.isSetting(root)
        && !root.code().layer().equals("proxy") && !ABOUT_THIS_MACHINE.contains(root.code());
    boolean aboutChecksums = finding.hop().filter(hop -> facts.checksumHops().stream()
        .anyMatch(h -> h.id().equals(hop))).isPresent();
    return rootIsAboutOneHost && aboutChecksums && !finding.hop().equals(root.hop())
        && !host(facts, root.hop()).equals(host(facts, finding.hop()));
  }

  /// One fault that shows at several hops, as that of a proxy.
  private static boolean isTheSameFault(Finding one, Finding other) {
    return one.code() == other.code() && one.subject().equals(other.subject());
  }

  private static boolean isAtDatabaseItself(Facts facts, Finding finding) {
    return finding.hop().flatMap(facts.route()::hop).filter(hop -> hop.role() == HopRole.SUMDB_DIRECT).isPresent();
  }

  private static Optional<String> host(Facts facts, Optional<HopId> hop) {
    return hop.flatMap(facts.route()::hop).map(Hop::authority);
  }

  private Verdict.State stateWithoutCause(Facts facts, RouteOutcome walk, boolean stillTesting) {
    return switch (walk.end()) {
      case OPEN -> (crashed.any() || !facts.crashed().isEmpty()) && !stillTesting ? Verdict.State.CANNOT_TELL
          : Verdict.State.OPEN;
      case STOPS -> Verdict.State.CANNOT_TELL;
      // Without a witness the probes have to do; a witness that failed for an unknown reason is no healthy network, nor
      // is one that has not ended when the run has: the probes ask for little, and a download may stall. While it runs
      // nothing is healthy yet.
      case ARRIVES -> facts.witness().isPresent() ? Verdict.State.CANNOT_TELL
          : !facts.witnessMissing() ? Verdict.State.HEALTHY
          : stillTesting ? Verdict.State.OPEN : Verdict.State.CANNOT_TELL;
    };
  }

  private static Finding asNote(Finding finding) {
    return new Finding(finding.code(), Severity.NOTE, finding.hop(), finding.operation(),
        finding.confidence().atMost(Confidence.LIKELY), finding.proved(), finding.subject(), finding.evidence(),
        finding.comparisons(), finding.details(), finding.missingControl());
  }

  private static String name(Object check) {
    return check.getClass().getSimpleName();
  }

  private Verdict verdict(Facts facts, Verdict.State state, List<Finding> causes, List<Finding> consequences,
      List<Finding> warnings, Optional<HopId> stoppedAt, boolean stillTesting) {
    List<RuledOut> ruledOut = services.stream()
        .flatMap(service -> crashed.guard(name(service), () -> service.ruledOut(facts), List.<RuledOut>of()).stream())
        .filter(suspicion -> causes.stream().noneMatch(cause -> cause.code() == suspicion.code())).toList();
    List<NotTestable> notTestable = new ArrayList<>(
        services.stream().flatMap(service -> crashed.guard(name(service), () -> service.notTestable(facts),
            List.<NotTestable>of()).stream()).toList());
    notTestable.addAll(crashed.told());
    facts.crashed().forEach(ending -> notTestable.add(
        CrashedChecks.told(ending.task().name(), ending.crash().orElse(""))));
    if (!stillTesting && facts.witnessMissing() && state == Verdict.State.CANNOT_TELL) {
      notTestable.add(new NotTestable(Message.of("missing.end-of-go", String.join(" ", facts.target().command())),
          Message.of("untested.end-of-go"), true));
    }
    facts.witnessStandIn().ifPresent(other -> notTestable.add(new NotTestable(
        Message.of("missing.stand-in", String.join(" ", facts.target().command())),
        Message.of("untested.stand-in", other), true)));
    causes.stream().flatMap(cause -> cause.missingControl().stream())
        .forEach(missing -> notTestable.add(new NotTestable(missing, Message.of("untested.no-control"), true)));
    warnings.sort(Comparator.comparing(Finding::severity));
    return new Verdict(state, causes, consequences, warnings, ruledOut, notTestable.stream().distinct().toList(),
        stoppedAt, stillTesting, facts.at());
  }
}
