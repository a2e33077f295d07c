package dev.gogetwell.engine;

import dev.gogetwell.gorules.RoutePlan;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Adds to the route of a run what `go` would ask for other modules under the same settings: planned and not measured.
/// Hosts that are on the route already for the same reason are not added again. Pure; any thread.
public final class PlannedHops {
  private PlannedHops() {}

  /// The report with the hops of `modules` behind its own. Not redacted: the names of private modules come with them.
  public static Report with(Report report, List<String> modules) {
    Route route = report.route();
    List<Hop> hops = new ArrayList<>(route.hops());
    Set<List<Object>> known = new HashSet<>();
    hops.forEach(hop -> known.add(reason(hop)));
    for (String module : modules) {
      for (Hop hop : RoutePlan.plan(module, report.settings()).hops()) {
        if (known.add(reason(hop))) {
          hops.add(new Hop(new HopId("planned-" + hops.size()), hop.role(), hop.url(), hop.host(), hop.port(),
              hop.tls(), hop.via(), hop.entry(), hop.separator(), hop.isPrivate()));
        }
      }
    }
    return report.withRoute(new Route(route.module(), hops, route.goproxy(), route.needsChecksumDatabase(),
        route.broken()));
  }

  private static List<Object> reason(Hop hop) {
    return List.of(hop.role(), hop.host(), hop.port(), hop.tls(), hop.via(), hop.entry() > 0, hop.isPrivate());
  }
}
