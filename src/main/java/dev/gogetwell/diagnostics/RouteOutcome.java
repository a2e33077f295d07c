package dev.gogetwell.diagnostics;

import dev.gogetwell.gorules.FallThrough;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Trial.Arm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How `go` would walk the route, given what was measured: which entry gives the module, where it stops and why.
///
/// After an entry fails, `,` lets go on only after 404 and 410, `|` after anything (cmd/go/internal/modfetch/proxy.go,
/// TryProxies); the checksum database is asked through the first entry that says `/supported`, else at its own host
/// (cmd/go/internal/modfetch/sumdb.go, initBase).
///
/// @param end what comes of it
/// @param stoppedAt the hop at which it stops; empty while open or if it arrives
/// @param stop the measurement that stops it
/// @param survived hops that fail, but whose failure `go` survives
/// @param server the hop that gives the module
public record RouteOutcome(
    End end, Optional<HopId> stoppedAt, Optional<Evidence> stop, List<HopId> survived, Optional<HopId> server) {
  public RouteOutcome {
    survived = List.copyOf(survived);
  }

  /// What comes of a walk.
  public enum End {
    /// Not enough is measured yet.
    OPEN,
    /// The module and its checksum can be had.
    ARRIVES,
    /// It stops at a hop.
    STOPS
  }

  /// Walks.
  public static RouteOutcome of(Facts facts) {
    List<Failed> failed = new ArrayList<>();
    for (List<Hop> entry : entries(facts)) {
      Optional<Failed> broken = broken(facts, entry);
      if (broken.isEmpty()) {
        boolean open = entry.stream().anyMatch(hop -> isOpen(facts, hop));
        return open ? new RouteOutcome(End.OPEN, Optional.empty(), Optional.empty(), ids(failed), Optional.empty())
            : archive(facts, checksum(facts, ids(failed), entry.getFirst().id()), entry.getFirst());
      }
      failed.add(broken.get());
      if (!FallThrough.goesOn(entry.getFirst().separator(), broken.get().outcome())) {
        break;
      }
    }
    return failed.isEmpty() ? new RouteOutcome(End.OPEN, Optional.empty(), Optional.empty(), List.of(),
        Optional.empty())
        : stopped(failed);
  }

  /// The planned hops of the module, by the entries of GOPROXY, in their order.
  private static Collection<List<Hop>> entries(Facts facts) {
    Map<Integer, List<Hop>> entries = new LinkedHashMap<>();
    facts.moduleHops().stream().filter(hop -> hop.led().isEmpty())
        .forEach(hop -> entries.computeIfAbsent(hop.entry(), _ -> new ArrayList<>()).add(hop));
    return entries.values();
  }

  /// The discovery in plain text is asked only where the one over TLS got no HTTP answer at all, whatever its status
  /// (gorules.InsecureDiscovery); then its own fate is the entry's.
  private static Optional<Failed> broken(Facts facts, List<Hop> entry) {
    List<Hop> asked = new ArrayList<>(entry);
    if (isFallback(entry)) {
      asked.remove(answered(facts, entry.getFirst()) ? entry.getLast() : entry.getFirst());
    }
    return asked.stream().flatMap(hop -> Failed.of(facts, hop).stream()).findFirst()
        .or(() -> withoutArchive(facts, entry.getFirst()));
  }

  private static boolean isFallback(List<Hop> entry) {
    return entry.size() == 2 && entry.stream().allMatch(hop -> hop.role() == HopRole.VCS_DISCOVERY);
  }

  private static boolean answered(Facts facts, Hop overTls) {
    Optional<Failed> broken = Failed.onWay(facts, overTls);
    return broken.isEmpty()
        || (broken.get().reason().measurement() instanceof HttpFetch fetch && fetch.status() > 0);
  }

  private static boolean isOpen(Facts facts, Hop hop) {
    Trail way = Trail.of(facts, hop);
    return way.open() || repository(facts, way).filter(repository -> isOpen(facts, repository)).isPresent();
  }

  /// The repository that a discovery page named.
  private static Optional<Hop> repository(Facts facts, Trail way) {
    return facts.route().led(way.last().id(), Hop.By.REPOSITORY).filter(hop -> !way.hops().contains(hop)
        && hop.role() == HopRole.VCS_GIT && way.last().role() == HopRole.VCS_DISCOVERY);
  }

  /// The small answers came, and the archive does not, from the same hop or from where its redirect leads: `go` asks
  /// for it as for them, entry by entry.
  private static Optional<Failed> withoutArchive(Facts facts, Hop server) {
    if (!facts.works(server.id()) || storageIsOpen(facts, server)) {
      return Optional.empty();
    }
    return storage(facts, server).flatMap(hop -> Failed.of(facts, hop))
        .or(() -> Downloads.broken(facts, server.id()).map(reason -> new Failed(server, reason)));
  }

  private static Optional<Hop> storage(Facts facts, Hop server) {
    return facts.route().led(server.id(), Hop.By.ARCHIVE);
  }

  private static boolean storageIsOpen(Facts facts, Hop server) {
    return storage(facts, server).filter(hop -> isOpen(facts, hop)).isPresent();
  }

  /// A hop that fails, and why.
  private record Failed(Hop hop, Evidence reason) {
    /// What fails of what is asked of a hop, at itself or where its answers lead.
    static Optional<Failed> of(Facts facts, Hop hop) {
      return onWay(facts, hop).or(() -> repository(facts, Trail.of(facts, hop)).flatMap(next -> onWay(facts, next)));
    }

    /// What git lists is there, whatever a page at the same address says; what it cannot list is not.
    static Optional<Failed> onWay(Facts facts, Hop hop) {
      if (GitAnswers.passed(facts, hop.id(), Arm.GIT)) {
        return Optional.empty();
      }
      Hop last = Trail.of(facts, hop).last();
      return facts.breakOf(last.id()).map(reason -> new Failed(last, reason))
          .or(() -> GitAnswers.broken(facts, hop.id()).map(reason -> new Failed(hop, reason)));
    }

    FallThrough.Outcome outcome() {
      return reason.measurement().failedWith(FailureKind.NOT_FOUND)
          ? FallThrough.Outcome.NOT_FOUND : FallThrough.Outcome.OTHER_FAILURE;
    }

    FallThrough.Attempt attempt() {
      return new FallThrough.Attempt(isDirect(hop), hop.separator(), outcome());
    }
  }

  /// Nothing is left to ask: `go` prints the failure that it takes for the most useful one.
  private static RouteOutcome stopped(List<Failed> failed) {
    Failed printed = failed.get(FallThrough.printed(failed.stream().map(Failed::attempt).toList()).orElseThrow());
    return new RouteOutcome(End.STOPS, Optional.of(printed.hop().id()), Optional.of(printed.reason()),
        ids(failed.stream().filter(other -> !other.equals(printed)).toList()), Optional.empty());
  }

  private static RouteOutcome checksum(Facts facts, List<HopId> survived, HopId server) {
    RouteOutcome arrives = new RouteOutcome(End.ARRIVES, Optional.empty(), Optional.empty(), survived,
        Optional.of(server));
    if (!facts.route().needsChecksumDatabase()) {
      return arrives;
    }
    RouteOutcome open = new RouteOutcome(End.OPEN, Optional.empty(), Optional.empty(), survived, Optional.of(server));
    return switch (database(facts)) {
      case Database.Passed _ -> arrives;
      case Database.Open _ -> open;
      case Database.Stop(Failed failed) -> stopsAt(failed, survived, server);
      case Database.Itself(Hop hop) -> isOpen(facts, hop) ? open
          : Failed.of(facts, hop).map(failed -> stopsAt(failed, survived, server)).orElse(arrives);
    };
  }

  private static RouteOutcome archive(Facts facts, RouteOutcome walk, Hop server) {
    return walk.end() == End.ARRIVES && storageIsOpen(facts, server)
        ? new RouteOutcome(End.OPEN, Optional.empty(), Optional.empty(), walk.survived(), walk.server()) : walk;
  }

  /// Whether what was measured sends `go` to the database's own host: no entry of GOPROXY passes such requests on, and
  /// none of them ends the search. As long as a proxy has not answered, nobody knows.
  public static boolean leadsToDatabaseItself(Facts facts) {
    return database(facts) instanceof Database.Itself;
  }

  /// The hops that `go` asks, in its order, as far as what was measured decides it: those of the module up to the one
  /// that gives it or ends the search, then those of the checksum database. Where answers lead is not among them.
  public static List<Hop> asked(Facts facts) {
    List<Hop> asked = new ArrayList<>();
    for (List<Hop> entry : entries(facts)) {
      asked.addAll(isFallback(entry) && answered(facts, entry.getFirst()) ? entry.subList(0, 1) : entry);
      Optional<Failed> broken = broken(facts, entry);
      if (broken.isEmpty()) {
        if (facts.route().needsChecksumDatabase() && entry.stream().noneMatch(hop -> isOpen(facts, hop))) {
          asked.addAll(askedForChecksums(facts));
        }
        return asked;
      }
      if (!FallThrough.goesOn(entry.getFirst().separator(), broken.get().outcome())) {
        return asked;
      }
    }
    return asked;
  }

  /// The entries that `go` asks, in its order, up to the one that gives the module or ends the search.
  public static List<TriedEntry> tried(Facts facts) {
    List<TriedEntry> tried = new ArrayList<>();
    for (List<Hop> entry : entries(facts)) {
      Optional<Failed> broken = broken(facts, entry);
      boolean open = broken.isEmpty() && entry.stream().anyMatch(hop -> isOpen(facts, hop));
      boolean movesOn = broken.filter(failed ->
          FallThrough.goesOn(entry.getFirst().separator(), failed.outcome())).isPresent();
      tried.add(new TriedEntry(entry, broken.map(Failed::reason), open, movesOn));
      if (!movesOn) {
        break;
      }
    }
    return tried;
  }

  private static List<Hop> askedForChecksums(Facts facts) {
    List<Hop> asked = new ArrayList<>();
    for (Hop hop : facts.checksumHops().stream().filter(planned -> planned.led().isEmpty()
        && planned.role() == HopRole.SUMDB_VIA_PROXY).toList()) {
      asked.add(hop);
      Optional<Failed> broken = Failed.of(facts, hop);
      if (broken.isEmpty() || (broken.get().outcome() != FallThrough.Outcome.NOT_FOUND
          && hop.separator() != Separator.PIPE)) {
        return asked;
      }
    }
    if (database(facts) instanceof Database.Itself(Hop itself)) {
      asked.add(itself);
    }
    return asked;
  }

  /// What comes of the search for the checksum database.
  private sealed interface Database {
    /// An entry of GOPROXY passes requests on.
    record Passed() implements Database {}

    /// Not enough is measured yet.
    record Open() implements Database {}

    /// The search ends at a failure.
    record Stop(Failed failed) implements Database {}

    /// The database's own host is asked.
    record Itself(Hop hop) implements Database {}
  }

  private static Database database(Facts facts) {
    Optional<Failed> kept = Optional.empty();
    for (Hop hop : facts.checksumHops().stream().filter(planned -> planned.led().isEmpty()).toList()) {
      if (hop.role() == HopRole.SUMDB_DIRECT) {
        return kept.isPresent() && !endsInDirect(facts) ? new Database.Stop(kept.get()) : new Database.Itself(hop);
      }
      if (isOpen(facts, hop)) {
        return new Database.Open();
      }
      Optional<Failed> broken = Failed.of(facts, hop);
      if (broken.isEmpty()) {
        return new Database.Passed();
      }
      boolean notFound = broken.get().outcome() == FallThrough.Outcome.NOT_FOUND;
      if (!notFound && hop.separator() != Separator.PIPE) {
        return new Database.Stop(broken.get());
      }
      kept = notFound ? kept : broken;
    }
    return new Database.Passed();
  }

  private static RouteOutcome stopsAt(Failed failed, List<HopId> survived, HopId server) {
    return new RouteOutcome(End.STOPS, Optional.of(failed.hop().id()), Optional.of(failed.reason()), survived,
        Optional.of(server));
  }

  /// A failure that a pipe let pass is kept above every "not found", and then the database counts as not available;
  /// only a `direct` at the end is kept above it (gorules.SumDbRoute).
  private static boolean endsInDirect(Facts facts) {
    return facts.moduleHops().stream().anyMatch(hop -> isDirect(hop) && hop.entry() >= 0);
  }

  private static boolean isDirect(Hop hop) {
    return hop.role() == HopRole.VCS_DISCOVERY || hop.role() == HopRole.VCS_GIT;
  }

  private static List<HopId> ids(List<Failed> failed) {
    return failed.stream().map(f -> f.hop().id()).toList();
  }
}
