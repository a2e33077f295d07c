package dev.gogetwell.report;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.text.Visible;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What whoever looks after a firewall searches his log for: when, where to, by which proxy, with which name, and which
/// certificate came. Of the hop at which `go` stops only. Pure.
final class LetterFacts {
  private static final int MOST_ADDRESSES = 6;
  private static final int LONGEST = 300;
  private static final int MOST_PAGES = 2;
  private static final String LOCATION = "location: ";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");

  private LetterFacts() {}

  static List<Message> of(Report report, Finding cause, ZoneId zone) {
    List<Message> lines = new ArrayList<>();
    List<Evidence> seen = evidence(report, cause);
    lines.add(Message.of("report.letter.fact.time",
        TIME.format(report.started().plus(seen.isEmpty() ? report.took() : seen.getFirst().at()).atZone(zone))));
    cause.hop().flatMap(report.route()::hop).ifPresent(hop -> destination(lines, hop, seen));
    measured(report.evidence().stream().filter(e -> cause.evidence().contains(e.id())).toList(), HttpFetch.class)
        .filter(page -> page.status() > 0).limit(MOST_PAGES).map(LetterFacts::page).forEach(lines::add);
    handshake(report, cause).ifPresent(handshake -> {
      if (!handshake.serverName().isEmpty()) {
        lines.add(Message.of("report.letter.fact.sni", cut(handshake.serverName())));
      }
      handshake.chain().stream().findFirst().ifPresent(leaf ->
          lines.add(Message.of("report.letter.fact.certificate", ShownCertificate.fingerprint(leaf.bytes()))));
    });
    return lines;
  }

  /// A page that was asked for, and who answered.
  private static Message page(HttpFetch page) {
    return page.head().stream().filter(line -> line.startsWith(LOCATION)).findFirst()
        .map(line -> Message.of("report.letter.fact.page-leads", cut(page.url()), page.status(),
            cut(line.substring(LOCATION.length()))))
        .orElseGet(() -> Message.of("report.letter.fact.page", cut(page.url()), page.status()));
  }

  private static void destination(List<Message> lines, Hop hop, List<Evidence> seen) {
    String addresses = measured(seen, TcpConnect.class).map(TcpConnect::endpoint).map(Endpoint::toString).distinct()
        .limit(MOST_ADDRESSES).collect(Collectors.joining(", "));
    lines.add(Message.of("report.letter.fact.destination", cut(hop.authority())));
    hop.via().ifPresent(proxy -> lines.add(Message.of("report.letter.fact.proxy", cut(proxy.authority()))));
    if (!addresses.isEmpty()) {
      lines.add(Message.of("report.letter.fact.addresses", cut(addresses)));
    }
  }

  /// The handshake that the finding stands on, else the last with that hop.
  static Optional<TlsHandshake> handshake(Report report, Finding cause) {
    Optional<TlsHandshake> named = measured(report.evidence().stream()
        .filter(e -> cause.evidence().contains(e.id())).toList(), TlsHandshake.class).findFirst();
    return named.or(() -> measured(evidence(report, cause), TlsHandshake.class).reduce((_, last) -> last));
  }

  /// What failed of what the finding stands on, in the eyes of the program that is stopped. What another judge thinks
  /// of a certificate is kept beside it, and stops nobody.
  static List<Measurement> failures(Report report, Finding cause) {
    ChainJudge judge = cause.hop().flatMap(report.route()::hop).filter(hop -> hop.role() == HopRole.VCS_GIT)
        .map(_ -> ChainJudge.GIT).orElse(ChainJudge.GO);
    return report.evidence().stream().filter(e -> cause.evidence().contains(e.id())).map(Evidence::measurement)
        .filter(measured -> !measured.worked())
        .filter(measured -> !(measured instanceof ChainCheck check) || check.judge() == judge).toList();
  }

  /// The look at the hop of the cause, without experiments.
  private static List<Evidence> evidence(Report report, Finding cause) {
    return report.evidence().stream().filter(e -> e.trial().isEmpty() && e.hop().isPresent()
        && e.hop().equals(cause.hop())).toList();
  }

  private static <M extends Measurement> Stream<M> measured(List<Evidence> from, Class<M> kind) {
    return from.stream().map(Evidence::measurement).filter(kind::isInstance).map(kind::cast);
  }

  private static String cut(String text) {
    return Visible.cut(text, LONGEST);
  }
}
