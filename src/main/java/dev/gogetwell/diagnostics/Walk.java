package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Separator;
import java.util.ArrayList;
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
public record Walk(
    End end, Optional<HopId> stoppedAt, Optional<Evidence> stop, List<HopId> survived, Optional<HopId> server) {
  public Walk {
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
  public static Walk of(Facts facts) {
    Map<Integer, List<Hop>> entries = new LinkedHashMap<>();
    facts.moduleHops().forEach(hop -> entries.computeIfAbsent(hop.entry(), _ -> new ArrayList<>()).add(hop));
    List<HopId> survived = new ArrayList<>();
    Optional<Evidence> lastBreak = Optional.empty();
    for (List<Hop> entry : entries.values()) {
      Optional<Hop> open = entry.stream().filter(hop -> !facts.looked().contains(hop.id())).findFirst();
      Optional<Hop> broken = entry.stream().filter(hop -> facts.breakOf(hop.id()).isPresent()).findFirst();
      if (broken.isEmpty()) {
        if (open.isPresent()) {
          return new Walk(End.OPEN, Optional.empty(), Optional.empty(), survived, Optional.empty());
        }
        return checksum(facts, survived, entry.getFirst().id());
      }
      Evidence reason = facts.breakOf(broken.get().id()).orElseThrow();
      if (!movesOn(entry.getFirst().separator(), reason)) {
        return new Walk(End.STOPS, Optional.of(broken.get().id()), Optional.of(reason), survived, Optional.empty());
      }
      survived.add(broken.get().id());
      lastBreak = Optional.of(reason);
    }
    // Every entry failed in a way that lets go on, and nothing is left.
    return lastBreak.isEmpty()
        ? new Walk(End.OPEN, Optional.empty(), Optional.empty(), survived, Optional.empty())
        : new Walk(End.STOPS, Optional.of(survived.getLast()), lastBreak, survived, Optional.empty());
  }

  private static Walk checksum(Facts facts, List<HopId> survived, HopId server) {
    if (!facts.route().needsChecksumDatabase()) {
      return new Walk(End.ARRIVES, Optional.empty(), Optional.empty(), survived, Optional.of(server));
    }
    for (Hop hop : facts.checksumHops()) {
      if (!facts.looked().contains(hop.id())) {
        return new Walk(End.OPEN, Optional.empty(), Optional.empty(), survived, Optional.of(server));
      }
      Optional<Evidence> broken = facts.breakOf(hop.id());
      if (broken.isEmpty()) {
        return new Walk(End.ARRIVES, Optional.empty(), Optional.empty(), survived, Optional.of(server));
      }
      boolean asksOn = hop.role() == HopRole.SUMDB_VIA_PROXY
          && (isNotFound(broken.get()) || hop.separator() == Separator.PIPE);
      if (!asksOn) {
        return new Walk(End.STOPS, Optional.of(hop.id()), broken, survived, Optional.of(server));
      }
    }
    return new Walk(End.ARRIVES, Optional.empty(), Optional.empty(), survived, Optional.of(server));
  }

  private static boolean movesOn(Separator separator, Evidence reason) {
    return switch (separator) {
      case PIPE -> true;
      case COMMA -> isNotFound(reason);
      case END -> false;
    };
  }

  private static boolean isNotFound(Evidence evidence) {
    return evidence.measurement().failure().filter(f -> f.kind() == FailureKind.NOT_FOUND).isPresent();
  }
}
