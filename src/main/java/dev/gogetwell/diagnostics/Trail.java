package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.HttpFetch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one question passes: the hop that is asked, and one behind the other those that its redirects lead to. A
/// redirect is no answer; where it leads decides. Pure.
///
/// @param hops the asked one first
/// @param open whether more has to be known: a look has not ended, or nobody looked where a redirect leads
public record Trail(List<Hop> hops, boolean open) {
  public Trail {
    hops = List.copyOf(hops);
  }

  /// The way from a hop.
  public static Trail of(Facts facts, Hop first) {
    List<Hop> hops = new ArrayList<>();
    Hop at = first;
    // What a stored report says may go round in circles.
    while (!hops.contains(at)) {
      hops.add(at);
      if (!facts.looked().contains(at.id())) {
        return new Trail(hops, true);
      }
      if (!leadsElsewhere(facts, at)) {
        return new Trail(hops, false);
      }
      Optional<Hop> next = facts.route().led(at.id(), Hop.By.REDIRECT);
      if (next.isEmpty()) {
        return new Trail(hops, true);
      }
      at = next.get();
    }
    return new Trail(hops, true);
  }

  /// Where it ends.
  public Hop last() {
    return hops.getLast();
  }

  /// git is asked no questions of its own yet: where a page of its host leads says nothing of it.
  private static boolean leadsElsewhere(Facts facts, Hop hop) {
    return hop.role() != HopRole.VCS_GIT && facts.lastOf(hop.id())
        .filter(e -> e.measurement() instanceof HttpFetch fetch && fetch.leadsElsewhere()).isPresent();
  }
}
