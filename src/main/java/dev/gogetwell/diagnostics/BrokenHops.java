package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.TcpConnect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The broken hops of a route, in the form that most rules want. Pure.
public final class BrokenHops {
  /// What go and git say when they have waited long enough; behind `connectex` Windows says it in its own language.
  private static final Pattern GAVE_UP =
      Pattern.compile("time-?out|timed out|deadline exceeded|connectex:", Pattern.CASE_INSENSITIVE);

  private BrokenHops() {}

  /// A hop that breaks at a measurement of the wanted kind.
  public record Break<M extends Measurement>(Hop hop, Evidence evidence, M measurement, Failure failure) {}

  /// Every hop of the route whose look breaks at a measurement of `kind`.
  public static <M extends Measurement> List<Break<M>> at(Facts facts, Class<M> kind) {
    List<Break<M>> breaks = new ArrayList<>();
    for (Hop hop : facts.route().hops()) {
      facts.breakOf(hop.id()).filter(e -> kind.isInstance(e.measurement())).ifPresent(evidence -> breaks.add(
          new Break<>(hop, evidence, kind.cast(evidence.measurement()), evidence.measurement().failure().orElseThrow())));
    }
    return breaks;
  }

  /// Whether only our patience has ended: `go` waits longer (30 s, 10 s; net/http/transport.go), and as long as its own
  /// has not ended too, a server that answers sooner proves nothing against one that is slow.
  public static boolean goWaitsLonger(Facts facts, Failure failure) {
    return failure.kind() == FailureKind.TIMEOUT && facts.witness().map(Evidence::measurement)
        .filter(run -> !run.worked() && run instanceof CommandRun said && GAVE_UP.matcher(said.output()).find())
        .isEmpty();
  }

  /// The hop that did not answer in our time and would stop `go`, which yet passed: it is slow. A hop behind which `go`
  /// may have moved on is none.
  public static Optional<Hop> slow(Facts facts) {
    RouteOutcome walk = RouteOutcome.of(facts);
    return !facts.witnessPassed() ? Optional.empty() : walk.stop()
        .filter(stop -> stop.measurement().failedWith(FailureKind.TIMEOUT)).flatMap(_ -> walk.stoppedAt())
        .flatMap(facts.route()::hop);
  }

  /// Whether some TCP connection of this run was opened to another address: the network as a whole is alive.
  public static boolean someConnectionWorked(Facts facts, String exceptAddress) {
    return facts.all(TcpConnect.class)
        .anyMatch(connect -> connect.worked() && !connect.endpoint().address().equals(exceptAddress));
  }
}
