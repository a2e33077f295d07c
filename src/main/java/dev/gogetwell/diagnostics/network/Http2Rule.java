package dev.gogetwell.diagnostics.network;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.GoDebug;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Trial.Arm;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A device that agrees to HTTP/2 and cannot do it. Our own requests are HTTP/1.1 and see nothing of it, so the user's
/// own `go` decides: it passes without HTTP/2 and fails with it, in turn and without an exception. One turn is what a
/// network that fails now and then shows too, so it is likely at most.
final class Http2Rule implements Rule {
  /// What a transfer that ends badly looks like; a status, a checksum or a word of git is none.
  private static final Pattern BROKEN_TRANSFER = Pattern.compile("http2: |stream error|GOAWAY|connection error: "
      + "|\\bEOF\\b|malformed HTTP (?:response|version)|connection reset|forcibly closed|connection was aborted"
      + "|transport connection broken|broken pipe|use of closed network connection");
  /// So many that a network in which half of the downloads fail shows it once in thirty times.
  private static final int TURNS = 2;
  private static final Pattern ADDRESS = Pattern.compile("https://([^/\"\\s]{1,300})");

  @Override
  public List<Finding> judge(Facts facts) {
    return facts.made(Experiment.WithoutHttp2.class).flatMap(made -> finding(facts, made.hop()).stream()).toList();
  }

  private static Optional<Finding> finding(Facts facts, HopId hop) {
    List<Evidence> without = facts.of(Experiment.WithoutHttp2.class, hop, Arm.HTTP1);
    List<Evidence> again = facts.of(Experiment.WithoutHttp2.class, hop, Arm.AGAIN);
    boolean flips = without.stream().allMatch(e -> e.measurement().worked())
        && !again.isEmpty() && again.stream().noneMatch(e -> e.measurement().worked());
    if (!flips || without.isEmpty() || facts.witness().isEmpty()) {
      return Optional.empty();
    }
    String host = facts.route().hop(hop).map(Hop::authority).orElse(hop.value());
    String command = String.join(" ", ((CommandRun) without.getFirst().measurement()).command());
    FindingBuilder finding = FindingBuilder.cause(CauseCode.NETWORK_HTTP2, hop, Operation.COMMAND, host)
        .seen(facts.witness().get()).seen(again).seen(without)
        .compared(Message.of("compare.http-version"),
            new Cell(Message.of("cell.command-http2", command), 0, 1 + again.size(), false),
            new Cell(Message.of("cell.command-http1", command), without.size(), without.size(), true));
    return Optional.of(Math.min(without.size(), again.size()) < TURNS ? finding.confidence(Confidence.LIKELY).build()
        : finding.proved().build());
  }

  /// The host at which `go` stopped, where switching HTTP/2 off could change that.
  static Optional<Experiment> wanted(Facts facts) {
    Optional<String> said = facts.witness().map(Evidence::measurement).filter(run -> !run.worked())
        .map(run -> ((CommandRun) run).output()).filter(output -> BROKEN_TRANSFER.matcher(output).find());
    boolean isOff = "0".equals(GoDebug.parse(facts.settings().environmentValue("GODEBUG")).get("http2client"));
    if (said.isEmpty() || isOff) {
      return Optional.empty();
    }
    RouteOutcome walk = RouteOutcome.of(facts);
    if (walk.end() != RouteOutcome.End.ARRIVES) {
      return Optional.empty();
    }
    Matcher address = ADDRESS.matcher(said.get());
    Optional<Hop> named = Optional.empty();
    while (named.isEmpty() && address.find()) {
      named = facts.route().at(address.group(1)).stream().findFirst();
    }
    return named.or(() -> walk.server().flatMap(facts.route()::hop)).filter(Hop::tls)
        .map(hop -> new Experiment.WithoutHttp2(hop.id()));
  }
}
