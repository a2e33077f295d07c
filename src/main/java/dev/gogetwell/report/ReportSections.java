package dev.gogetwell.report;

import dev.gogetwell.model.Comparison;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.NotTestable;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Verdict;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The numbered parts of the report that say what was found. What was done about it and the tables of facts are written
/// by [FixSection] and [FactTables].
final class ReportSections {
  /// Pips are for counts that an eye can take in; beyond, the figure alone.
  private static final int MOST_PIPS = 8;

  private final BilingualWriter speech;
  private final Report report;
  private final List<FixRecord> fixes;
  private final Omissions omissions;
  private final ZoneId zone;

  ReportSections(BilingualWriter speech, Report report, List<FixRecord> fixes, Omissions omissions, ZoneId zone) {
    this.speech = speech;
    this.report = report;
    this.fixes = fixes;
    this.omissions = omissions;
    this.zone = zone;
  }

  List<Section> list() {
    Verdict verdict = report.verdict();
    FactTables tables = new FactTables(speech, report, omissions);
    List<Section> list = new ArrayList<>();
    if (!verdict.causes().isEmpty()) {
      list.add(new Section("evidence", html -> verdict.causes().forEach(cause -> proof(html, cause))));
    }
    list.add(new Section("route", this::route));
    handshake().ifPresent(shake -> list.add(
        new Section("handshake", html -> new TimelineDrawing(speech).draw(html, shake, rejected()))));
    list.add(new Section("findings", this::findings));
    list.add(new Section("ruled-out", this::ruledOut));
    list.add(new Section("not-testable", this::notTestable));
    list.add(new Section("fixes", html -> new FixSection(speech, report, fixes, zone).write(html)));
    list.add(new Section("settings", tables::settings, true));
    list.add(new Section("measurements", tables::measurements, true));
    list.add(new Section("hosts", tables::hosts, true));
    CertificateTable certificates = new CertificateTable(speech, report, zone);
    if (!certificates.isEmpty()) {
      list.add(new Section("certificates", certificates::draw, true));
    }
    list.add(new Section("about", tables::about));
    return list;
  }

  private void proof(Html html, Finding cause) {
    if (report.verdict().causes().size() > 1) {
      html.open("h3");
      speech.line(html, speech.sentence(cause));
      html.close();
    }
    if (!cause.comparisons().isEmpty()) {
      html.open("table").open("thead").open("tr");
      head(html, "report.proof.changed", "");
      head(html, "report.proof.what", "w-third");
      head(html, "report.proof.count", "w-count");
      html.close().close().open("tbody");
      cause.comparisons().forEach(comparison -> comparison(html, comparison));
      html.close().close();
    }
    Stream.concat(cause.details().stream(), WhoseTrouble.of(cause).stream()).forEach(detail -> {
      html.open("p", "class", "note");
      speech.block(html, detail);
      html.close();
    });
    cause.missingControl().ifPresent(missing -> {
      html.open("p", "class", "note warn");
      speech.line(html, "report.proof.missing");
      html.text(" ");
      speech.line(html, missing);
      html.close();
    });
    html.open("p", "class", "note muted");
    speech.line(html, "report.proof.evidence");
    html.text(" ");
    evidence(html, cause.evidence());
    html.close();
  }

  private void comparison(Html html, Comparison comparison) {
    boolean first = true;
    for (Comparison.Cell cell : comparison.cells()) {
      boolean last = cell.equals(comparison.cells().getLast());
      html.open("tr", "class", last ? "" : "joined").open("td");
      if (first) {
        html.open("b");
        speech.block(html, comparison.changed());
        html.close();
      }
      first = false;
      html.close().open("td");
      speech.line(html, cell.label());
      if (cell.control()) {
        html.text(" ").open("span", "class", "muted");
        speech.line(html, "report.proof.control");
        html.close();
      }
      html.close().open("td");
      count(html, cell);
      html.close().close();
    }
  }

  private static void count(Html html, Comparison.Cell cell) {
    boolean all = cell.passed() == cell.total() && !cell.countsTrouble();
    if (cell.total() > 0 && cell.total() <= MOST_PIPS) {
      html.open("svg", "class", "pips", "width", "" + cell.total() * 12, "height", "10",
          "viewBox", "0 0 " + cell.total() * 12 + " 10", "aria-hidden", "true");
      for (int i = 0; i < cell.total(); i++) {
        html.open("circle", "class", i >= cell.passed() ? "pip-bad"
            : cell.countsTrouble() ? "pip-trouble" : "pip-ok", "cx", "" + (i * 12 + 5), "cy", "5",
            "r", i < cell.passed() ? "4.5" : "3.75");
      }
      html.close();
    }
    html.leaf("span", cell.passed() + "/" + cell.total(), "class", all ? "count ok" : "count bad");
  }

  private void route(Html html) {
    report.route().broken().ifPresent(failure -> html.open("p", "class", "bad").outside(failure.raw()).close());
    if (!report.route().hops().isEmpty()) {
      new RouteDrawing(speech).draw(html, report);
      if (report.route().hops().stream().anyMatch(hop -> hop.separator() != Separator.END)) {
        html.open("p", "class", "note");
        speech.block(html, "report.route.rule");
        html.close();
      }
      if (report.route().needsChecksumDatabase()) {
        html.open("p", "class", "note muted");
        speech.block(html, "report.route.sumdb",
            report.route().hops().stream().filter(hop -> hop.role().name().startsWith("SUMDB")).map(Hop::host)
                .findFirst().orElse("–"));
        html.close();
      }
    }
  }

  /// The handshake that explains the cause, else the first that failed, else the first.
  private Optional<Measurement.TlsHandshake> handshake() {
    List<EvidenceId> named = report.verdict().causes().stream().flatMap(c -> c.evidence().stream()).toList();
    List<Evidence> all = report.evidence().stream()
        .filter(e -> e.measurement() instanceof Measurement.TlsHandshake)
        .toList();
    return all.stream().filter(e -> named.contains(e.id())).findFirst()
        .or(() -> all.stream().filter(e -> !e.measurement().worked()).findFirst())
        .or(() -> all.stream().findFirst())
        .map(e -> (Measurement.TlsHandshake) e.measurement());
  }

  /// The words with which the certificate was refused, where that is the cause.
  private Optional<String> rejected() {
    return report.verdict().rootCause()
        .filter(cause -> cause.operation() == Operation.VERIFY)
        .map(cause -> report.evidence().stream()
            .filter(e -> cause.evidence().contains(e.id()))
            .flatMap(e -> e.measurement().failure().stream())
            .map(Failure::raw)
            .findFirst()
            .orElseGet(() -> BilingualWriter.in(speech.lead(), speech.sentence(cause))));
  }

  private void findings(Html html) {
    Verdict verdict = report.verdict();
    if (Stream.of(verdict.causes(), verdict.consequences(), verdict.warnings()).allMatch(List::isEmpty)) {
      nothing(html, "report.findings.none");
      return;
    }
    html.open("table").open("thead").open("tr");
    head(html, "report.findings.hop", "w-name");
    head(html, "report.findings.state", "w-state");
    head(html, "report.findings.finding", "");
    head(html, "report.fact.code", "w-code");
    html.close().close().open("tbody");
    rows(html, verdict.causes(), Icon.BROKEN, "bad", "report.step-state.cause");
    rows(html, verdict.unsaidConsequences(), Icon.FOLLOWS, "muted", "report.step-state.consequence");
    rows(html, verdict.warnings(), Icon.NOTE, "warn", "report.step-state.note");
    html.close().close();
  }

  private void rows(Html html, List<Finding> findings, Icon icon, String style, String key) {
    for (Finding finding : findings) {
      html.open("tr").open("td");
      finding.hop().ifPresentOrElse(hop -> html.open("span", "class", "mono")
              .outside(report.route().hop(hop).map(Hop::host).orElse(hop.value())).close(),
          () -> html.text("–"));
      html.close().open("td", "class", style);
      icon.draw(html).text(" ");
      speech.line(html, key);
      html.close().open("td").open("b");
      speech.block(html, speech.sentence(finding));
      html.close();
      html.open("span", "class", "muted").text(" ");
      speech.line(html, "report.confidence." + finding.confidence().word());
      html.close();
      if (icon == Icon.NOTE) {
        // A cause has a section of its own for them; a warning without its setting or host says nothing.
        finding.details().forEach(detail -> {
          html.open("p", "class", "muted");
          speech.block(html, detail);
          html.close();
        });
      }
      html.close();
      html.leaf("td", finding.code().code(), "class", "mono").close();
    }
  }

  private void ruledOut(Html html) {
    if (report.verdict().ruledOut().isEmpty()) {
      nothing(html, "report.ruled-out.none");
      return;
    }
    html.open("table").open("tbody");
    for (RuledOut item : report.verdict().ruledOut()) {
      html.open("tr").open("td", "class", "w-icon ok");
      Icon.CHECK.draw(html).close().open("td").open("b");
      speech.block(html, Message.of(item.code().messageKey() + ".title"));
      html.close().text(gap());
      speech.block(html, item.why());
      html.close().open("td", "class", "w-code mono").text(item.code().code()).text(" ");
      evidence(html, item.evidence());
      html.close().close();
    }
    html.close().close();
  }

  /// Between what is meant and what is said of it. In two languages each has its line.
  private String gap() {
    return speech.second(Message.of("ui.colon")).isEmpty() ? speech.lead("ui.colon") : " ";
  }

  private void notTestable(Html html) {
    if (report.verdict().notTestable().isEmpty()) {
      nothing(html, "report.not-testable.none");
      return;
    }
    html.open("table").open("tbody");
    for (NotTestable item : report.verdict().notTestable()) {
      html.open("tr").open("td", "class", "w-icon warn");
      Icon.UNKNOWN.draw(html).close().open("td").open("b");
      speech.block(html, item.what());
      html.close().open("p");
      speech.block(html, item.why());
      html.close().close().open("td", "class", "w-third");
      speech.block(html, item.changesVerdict() ? "report.not-testable.matters" : "report.not-testable.harmless");
      html.close().close();
    }
    html.close().close();
  }

  private void nothing(Html html, String key) {
    html.open("p", "class", "muted");
    speech.block(html, key);
    html.close();
  }

  private void head(Html html, String key, String style) {
    html.open("th", "scope", "col", "class", style);
    speech.line(html, key);
    html.close();
  }

  private static void evidence(Html html, List<EvidenceId> ids) {
    html.open("span", "class", "mono");
    for (EvidenceId id : ids) {
      html.open("a", "href", "#" + id.value()).outside(id.value(), 12).close().text(" ");
    }
    html.close();
  }
}
