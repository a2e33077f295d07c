package dev.gogetwell.diagnostics.network;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Experiment.LaterEntries;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `go` gets no connection to an address to which this program gets one each time: something on this machine tells
/// programs apart (Little Snitch, Defender, a rule of a firewall for one owner). One failure may be a moment at which
/// the server was away, so `go` is heard again; only where it fails there twice, and we never, it is proved.
final class OneProgramRule implements Rule {
  /// What go says of a connection that did not come about (net/net.go, OpError).
  private static final Pattern DIAL =
      Pattern.compile("dial tcp (\\d[\\d.]{6,14}:\\d{1,5}|\\[[0-9a-fA-F:.]{2,45}\\]:\\d{1,5}): ([^\\n]{1,200})");

  /// An address that go did not reach and we did.
  private record Apart(Hop hop, String address, String words, Evidence go, List<Evidence> ours) {}

  @Override
  public List<Finding> judge(Facts facts) {
    return apart(facts).flatMap(apart -> finding(facts, apart)).stream().toList();
  }

  /// Whether go fails there again.
  static List<Experiment> wanted(Facts facts) {
    return apart(facts).map(Apart::hop).filter(hop -> hop.role() == HopRole.MODULE_PROXY)
        .<Experiment>map(hop -> again(facts, hop)).stream().toList();
  }

  private static LaterEntries again(Facts facts, Hop hop) {
    return new LaterEntries(hop.id(), GoProxyList.from(facts.route().goproxy(), hop.entry()));
  }

  private static Optional<Apart> apart(Facts facts) {
    if (RouteOutcome.of(facts).end() != RouteOutcome.End.ARRIVES) {
      return Optional.empty();
    }
    return facts.witness().flatMap(go -> dial(go).flatMap(dial -> facts.route().hops().stream()
        .map(hop -> new Apart(hop, dial.group(1), dial.group(2), go, connects(facts, hop, dial.group(1))))
        .filter(apart -> !apart.ours().isEmpty()
            && apart.ours().stream().allMatch(e -> e.measurement().worked())).findFirst()));
  }

  private static Optional<Matcher> dial(Evidence command) {
    return Optional.of(command.measurement()).filter(measurement -> !measurement.worked())
        .filter(CommandRun.class::isInstance).map(run -> DIAL.matcher(((CommandRun) run).output()))
        .filter(Matcher::find);
  }

  private static List<Evidence> connects(Facts facts, Hop hop, String address) {
    return facts.evidence().stream().filter(e -> e.hop().equals(Optional.of(hop.id()))
        && e.measurement() instanceof TcpConnect connect && connect.endpoint().toString().equals(address)).toList();
  }

  private static Optional<Finding> finding(Facts facts, Apart apart) {
    List<Evidence> runs = facts.of(again(facts, apart.hop()));
    List<Evidence> failed = runs.stream().filter(run -> dial(run).filter(dial -> dial.group(1).equals(apart.address()))
        .isPresent()).toList();
    if (runs.size() > failed.size()) {
      return Optional.empty(); // It passed, or failed elsewhere: the first time was a moment.
    }
    int ours = apart.ours().size();
    FindingBuilder finding = FindingBuilder.cause(CauseCode.NETWORK_LOCAL_FIREWALL, apart.hop().id(), Operation.COMMAND,
        apart.hop().authority()).seen(apart.go()).seen(failed).seen(apart.ours())
        .detail("detail.only-go", apart.address(), apart.words(), ours);
    return Optional.of(failed.isEmpty() ? finding.withoutControl("missing.go-again").build()
        : finding.proved().compared(Message.of("compare.other-program"),
            new Cell(Message.of("cell.go-connects", apart.address()), 0, 1 + failed.size(), false),
            new Cell(Message.of("cell.we-connect", apart.address()), ours, ours, true)).build());
  }
}
