package dev.gogetwell.diagnostics.modules;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.BrokenHops.Break;
import dev.gogetwell.diagnostics.Controls;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.NetrcMiss;
import dev.gogetwell.diagnostics.PlainAnswers;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.ProxyReason;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.tls.HandshakeMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A module proxy answers, and the answer is no. The status is the server's own word; another answer of the same run
/// shows that the network brings answers as they are.
final class AnswerRule implements Rule {
  private static final int LONGEST = 300;

  /// What forbids in other words: 402 Payment Required, 405 Method Not Allowed, 451 Unavailable For Legal Reasons.
  private static final Set<Integer> FORBIDDING = Set.of(402, 405, 451);

  /// What servers answer to a client that showed no certificate: nginx and HAProxy 400, others by their own rules.
  private static final Set<Integer> REFUSING_STRANGERS = Set.of(400, 401, 403, 495, 496);

  @Override
  public List<Finding> judge(Facts facts) {
    return BrokenHops.at(facts, HttpFetch.class).stream().filter(broken -> broken.hop().role() == HopRole.MODULE_PROXY)
        .filter(broken -> !PlainAnswers.isProxys(facts, broken.hop(), broken.measurement())
            && !PlainToTlsRule.isOne(facts, broken))
        .flatMap(broken -> code(broken).map(code -> finding(facts, broken, code)).stream()).toList();
  }

  private static Optional<CauseCode> code(Break<HttpFetch> broken) {
    return Optional.ofNullable(switch (broken.failure().kind()) {
      case NOT_FOUND -> ProxyReason.of(broken.measurement().excerpt()).map(AnswerRule::code)
          .orElse(broken.measurement().status() == 410 ? CauseCode.GOPROXY_410 : CauseCode.GOPROXY_404);
      case UNAUTHORIZED -> CauseCode.GOPROXY_401;
      case HTTP_FORBIDDEN -> CauseCode.GOPROXY_403;
      case RATE_LIMITED -> CauseCode.GOPROXY_RATE_LIMIT;
      case SERVER_ERROR -> CauseCode.GOPROXY_5XX;
      case HTTP_STATUS -> FORBIDDING.contains(broken.measurement().status()) ? CauseCode.GOPROXY_403
          : CauseCode.GOPROXY_BAD_CONTENT;
      case BAD_CONTENT, NOT_HTTP -> CauseCode.GOPROXY_BAD_CONTENT;
      default -> null;
    });
  }

  private static String firstLine(String excerpt) {
    String line = excerpt.lines().findFirst().orElse("").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  private static CauseCode code(ProxyReason reason) {
    return switch (reason) {
      case MAJOR_VERSION -> CauseCode.MODULE_MAJOR_VERSION;
      case PSEUDO_VERSION -> CauseCode.MODULE_PSEUDO_VERSION;
      case PATH -> CauseCode.MODULE_PATH_MISMATCH;
      case UNKNOWN_VERSION -> CauseCode.MODULE_VERSION_UNKNOWN;
    };
  }

  /// Whether `go` has credentials for this host, or an entry that nearly fits.
  private static void login(Facts facts, Break<HttpFetch> broken, FindingBuilder finding) {
    if (broken.failure().raw().endsWith(Failure.SIGNED_IN)) {
      finding.detail("detail.login-refused");
    }
    NetrcMiss.of(facts, broken.hop()).map(NetrcMiss::detail).ifPresent(finding::detail);
  }

  /// Whether the server asked for a certificate of the client's while the handshake ran. The answer alone does not say
  /// that it is missed, so this is told and decides nothing.
  private static boolean asksForCertificate(Facts facts, Break<HttpFetch> broken) {
    return facts.look(broken.hop().id()).stream().map(Evidence::measurement)
        .anyMatch(measurement -> measurement instanceof TlsHandshake handshake
            && handshake.stream().first(HandshakeMessage.CertificateRequest.class).isPresent());
  }

  private static Finding finding(Facts facts, Break<HttpFetch> broken, CauseCode code) {
    boolean module = code.layer().equals("module");
    FindingBuilder finding = FindingBuilder.cause(code, broken.hop().id(), Operation.HTTP,
        module ? facts.route().module() : broken.hop().authority()).seen(broken.evidence())
        .detail("detail.http", broken.measurement().url(), broken.failure().raw());
    if (module) {
      finding.detail("detail.server-said", broken.hop().authority(), firstLine(broken.measurement().excerpt()));
    }
    if (code == CauseCode.GOPROXY_401) {
      login(facts, broken, finding);
    }
    if (REFUSING_STRANGERS.contains(broken.measurement().status()) && asksForCertificate(facts, broken)) {
      finding.detail("detail.client-certificate", broken.hop().authority());
    }
    return PlainAnswers.isUnsigned(facts, broken.hop(), broken.measurement())
        ? finding.withoutControl("missing.direct").build()
        : Controls.byOtherAnswer(finding, facts, broken.hop()).build();
  }
}
