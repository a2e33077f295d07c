package dev.gogetwell.engine;

import dev.gogetwell.gorules.RoutePlan;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Settings;
import dev.gogetwell.probe.Lead;
import dev.gogetwell.probe.ProbeRequest;
import dev.gogetwell.probe.ProbeRequest.Depth;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The hops of a run: those that the settings name, and those that answers lead to. Any thread.
final class GrowingRoute {
  /// cmd/go/internal/web/http.go: checkRedirect.
  private static final int MOST_REDIRECTS = 10;
  /// More comes only from somebody who means to lead us about.
  private static final int MOST_GROWN = 40;
  private static final Pattern REDIRECT = Pattern.compile("(.*-redirect)(?:-(\\d+))?");

  private final Settings settings;
  private final RouteChange tell;
  private final int planned;
  private Route route;

  /// Tells whoever shows the route that there is one more hop.
  @FunctionalInterface
  interface RouteChange {
    void add(UnaryOperator<Route> change);
  }

  /// @param planned the route by the settings
  /// @param tell hears of a change, with nothing in the new hop that no report may tell
  GrowingRoute(Route planned, Settings settings, RouteChange tell) {
    this.settings = settings;
    this.tell = tell;
    this.planned = planned.hops().size();
    this.route = planned;
  }

  /// The hops so far, with their whole addresses.
  synchronized Route now() {
    return route;
  }

  /// The hop that an answer leads to; empty if it is there already, or if git is led by what is no question of its own.
  Optional<Hop> grow(Hop from, Lead lead) {
    Optional<Hop> grown = add(from, lead);
    grown.ifPresent(hop -> tell.add(shown -> shown.with(told(hop))));
    return grown;
  }

  private synchronized Optional<Hop> add(Hop from, Lead lead) {
    boolean foreign = lead.by() == Hop.By.REDIRECT && from.role() == HopRole.VCS_GIT;
    if (foreign || route.hops().size() >= planned + MOST_GROWN || route.led(from.id(), lead.by()).isPresent()) {
      return Optional.empty();
    }
    Optional<Hop> hop = RoutePlan.led(route.module(), settings, from, lead.by(), id(from, lead.by()), lead.url());
    hop.ifPresent(next -> route = route.with(next));
    return hop;
  }

  /// How far a hop is looked at: an archive may be long, and what git asks of its repository is no page.
  ProbeRequest request(Hop hop) {
    ProbeRequest look = ProbeRequest.likeGo(hop.via());
    return isArchive(hop) ? look.to(Depth.DOWNLOAD)
        : hop.led().filter(led -> led.by() == Hop.By.REPOSITORY).isEmpty() ? look
        : hop.tls() ? look.to(Depth.VERIFY) : look.to(Depth.CONNECT);
  }

  /// Whether `go` follows one more redirect from there.
  boolean follows(Hop hop) {
    int redirects = 0;
    Set<HopId> seen = new HashSet<>();
    for (Optional<Hop> at = Optional.of(hop); at.isPresent() && seen.add(at.get().id()); at = before(at.get())) {
      redirects += at.get().led().filter(led -> led.by() != Hop.By.REPOSITORY).isPresent() ? 1 : 0;
    }
    return redirects < MOST_REDIRECTS;
  }

  private boolean isArchive(Hop hop) {
    Set<HopId> seen = new HashSet<>();
    for (Optional<Hop> at = Optional.of(hop); at.isPresent() && seen.add(at.get().id()); at = before(at.get())) {
      if (at.get().led().filter(led -> led.by() == Hop.By.ARCHIVE).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private Optional<Hop> before(Hop hop) {
    return hop.led().flatMap(led -> now().hop(led.from()));
  }

  private static HopId id(Hop from, Hop.By by) {
    Matcher again = REDIRECT.matcher(from.id().value());
    return new HopId(switch (by) {
      case REDIRECT -> again.matches() ? again.group(1) + "-" + (again.group(2) == null ? 2
          : Integer.parseInt(again.group(2)) + 1) : from.id() + "-redirect";
      case ARCHIVE -> from.id() + "-archive";
      case REPOSITORY -> from.id() + "-repository";
    });
  }

  /// A redirect may carry a signature in its query.
  private static Hop told(Hop hop) {
    return new Hop(hop.id(), hop.role(), hop.url().replaceFirst("[?#].*", ""), hop.host(), hop.port(), hop.tls(),
        hop.via(), hop.entry(), hop.separator(), hop.isPrivate(), hop.led());
  }
}
