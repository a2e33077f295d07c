package dev.gogetwell.diagnostics.settings;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Severity;
import dev.gogetwell.model.Symptom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the real `go` itself says about its failure. Decides where the route works as far as it can be measured, and
/// wherever it stops for a reason that no other rule knows: git, the module's content, the toolchain, a host that
/// answers oddly (the choice is made in the verdict, which sees all findings).
final class SaidByGoRule implements Rule {
  private static final Pattern REPOSITORY = Pattern.compile(
      "(?:repository |Username for |Password for |unable to access |Authentication failed for )'?"
          + "(https?://[^\\s']{1,500})");

  private final Function<String, Symptom> reader;

  SaidByGoRule(Function<String, Symptom> reader) {
    this.reader = reader;
  }

  @Override
  public List<Finding> judge(Facts facts) {
    Optional<Evidence> failed = facts.witness().filter(e -> !e.measurement().worked());
    if (failed.isEmpty()) {
      return List.of();
    }
    CommandRun run = (CommandRun) failed.get().measurement();
    Symptom symptom = reader.apply(run.output());
    return symptom.candidates().stream().limit(1).map(candidate -> finding(facts, failed.get(), symptom,
        measured(facts, symptom, candidate.code()), candidate.confidence())).toList();
  }

  /// "EOF" does not say where. With a host whose handshake came about in this run it was not the handshake.
  private static CauseCode measured(Facts facts, Symptom symptom, CauseCode said) {
    if (said != CauseCode.TLS_EOF && said != CauseCode.TLS_RESET_AFTER_CLIENTHELLO) {
      return said;
    }
    List<Hop> named = symptom.facts().host().map(facts.route()::at).orElse(List.of());
    boolean handshakesWork = !named.isEmpty() && named.stream().allMatch(hop -> facts.look(hop.id()).stream()
        .map(Evidence::measurement).filter(TlsHandshake.class::isInstance).reduce((_, last) -> last)
        .filter(Measurement::worked).isPresent());
    return handshakesWork ? CauseCode.NETWORK_RESET : said;
  }

  /// A handshake that failed while go dialled the proxy is one with the proxy, of which go names the wanted host only
  /// (net/http/transport.go, dialConn).
  private static Optional<ProxyRef> proxyInTls(Facts facts, Symptom symptom, CauseCode code) {
    boolean withProxy = symptom.excerpt().contains("proxyconnect tcp: ")
        && (code.layer().equals("cert") || code.layer().equals("tls"));
    return !withProxy ? Optional.empty() : symptom.facts().host().map(facts.route()::at).orElse(List.of()).stream()
        .flatMap(hop -> hop.via().stream()).filter(way -> way.scheme().equals("https")).findFirst();
  }

  /// The address that git was sent to, in its own words.
  private static Optional<String> repository(Evidence evidence) {
    Matcher found = REPOSITORY.matcher(((CommandRun) evidence.measurement()).output());
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static Finding finding(Facts facts, Evidence evidence, Symptom symptom, CauseCode code,
      Confidence confidence) {
    HopId hop = RouteOutcome.of(facts).stoppedAt().or(() -> facts.route().hops().stream().findFirst().map(Hop::id))
        .orElse(new HopId("go"));
    Optional<ProxyRef> proxy = proxyInTls(facts, symptom, code);
    String subject = proxy.map(ProxyRef::authority).or(() -> symptom.facts().host())
        .or(() -> symptom.facts().module()).orElse(facts.route().module());
    FindingBuilder said = FindingBuilder.aboutMachine(code, Severity.CAUSE, subject).seen(evidence)
        .confidence(confidence.atMost(Confidence.LIKELY)).detail("detail.go-said", symptom.excerpt());
    proxy.ifPresent(way -> said.detail("detail.proxy-set-by", way.setting(), way.authority()));
    if (code.layer().equals("vcs")) {
      repository(evidence).ifPresent(url -> said.detail("detail.repository", facts.route().module(), url));
    }
    Finding finding = said.build();
    return new Finding(code, Severity.CAUSE, Optional.of(hop), Operation.COMMAND, finding.confidence(), false, subject,
        finding.evidence(), finding.comparisons(), finding.details(), finding.missingControl());
  }
}
