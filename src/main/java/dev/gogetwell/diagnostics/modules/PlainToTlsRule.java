package dev.gogetwell.diagnostics.modules;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.BrokenHops.Break;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.PlainAnswers;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A module proxy that GOPROXY names with `http://` and that answers with a TLS record: the scheme is wrong, not the
/// content. The control is the same address with `https://`.
final class PlainToTlsRule implements Rule {
  /// An alert or a handshake of TLS, as the probe writes bytes (RFC 8446, 5.1).
  private static final Pattern RECORD = Pattern.compile("malformed HTTP response \"\\\\x1[56]\\\\x03");

  @Override
  public List<Finding> judge(Facts facts) {
    return found(facts).map(broken -> finding(facts, broken)).toList();
  }

  /// The same address with `https://`.
  static List<Experiment> wanted(Facts facts) {
    return found(facts).flatMap(broken -> control(facts, broken.hop()).stream()).limit(1).toList();
  }

  /// Whether this is such an answer.
  static boolean isOne(Facts facts, Break<HttpFetch> broken) {
    return broken.failure().kind() == FailureKind.NOT_HTTP && !broken.hop().tls()
        && broken.hop().role() == HopRole.MODULE_PROXY && RECORD.matcher(broken.failure().raw()).find()
        && !PlainAnswers.isProxys(facts, broken.hop(), broken.measurement());
  }

  private static Stream<Break<HttpFetch>> found(Facts facts) {
    return BrokenHops.at(facts, HttpFetch.class).stream().filter(broken -> isOne(facts, broken));
  }

  /// Without an entry that holds a login, which no report tells.
  private static Optional<Experiment> control(Facts facts, Hop hop) {
    return GoProxyList.parse(facts.route().goproxy(), GoVersion.DEVEL) instanceof GoProxyList.Result.Valid list
        && hop.entry() >= 0 && hop.entry() < list.entries().size()
        && list.entries().get(hop.entry()) instanceof GoProxyList.Entry.Url named && named.raw().indexOf('@') < 0
        ? Optional.of(new Experiment.OtherMirror(named.raw().replaceFirst("(?i)^http://", "https://")))
        : Optional.empty();
  }

  private static Finding finding(Facts facts, Break<HttpFetch> broken) {
    Hop hop = broken.hop();
    FindingBuilder finding =
        FindingBuilder.cause(CauseCode.GOPROXY_MALFORMED, hop.id(), Operation.HTTP, hop.authority())
            .seen(broken.evidence()).detail("detail.tls-at-plain", hop.authority(), broken.failure().raw());
    return control(facts, hop).filter(experiment -> facts.passed(experiment, Mirrors.MODULE))
        .map(experiment -> finding.proved().seen(facts.of(experiment)).compared(Message.of("compare.scheme"),
            new Cell(Message.of("cell.setting", "http://" + hop.authority()), 0, 1, false),
            new Cell(Message.of("cell.setting", "https://" + hop.authority()), 1, 1, true)).build())
        .orElseGet(() -> finding.withoutControl("missing.with-https", hop.authority()).build());
  }
}
