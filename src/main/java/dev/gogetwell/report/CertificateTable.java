package dev.gogetwell.report;

import dev.gogetwell.model.Der;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Report;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Every certificate that a server showed, once: who it names, who signed it, its days and its fingerprint, and below
/// them the bytes, for a tool. No tool reads them off paper, where they would take pages.
final class CertificateTable {
  private static final int MOST = 40;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

  private final BilingualWriter speech;
  private final ZoneId zone;
  private final List<Der> all;

  CertificateTable(BilingualWriter speech, Report report, ZoneId zone) {
    this.speech = speech;
    this.zone = zone;
    this.all = report.evidence().stream().map(evidence -> evidence.measurement())
        .flatMap(measurement -> measurement instanceof TlsHandshake shake ? shake.chain().stream()
            : Stream.<Der>empty()).distinct().limit(MOST).toList();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  void draw(Html html) {
    html.open("table", "class", "dense").open("thead").open("tr");
    head(html, "report.certificate.name", "");
    head(html, "ui.cert.issuer", "w-third");
    head(html, "ui.cert.valid", "w-how");
    html.close().close().open("tbody");
    all.forEach(der -> row(html, ShownCertificate.of(der)));
    html.close().close().open("p", "class", "paper muted");
    speech.line(html, "report.certificate.bytes");
    html.close().open("div", "class", "pems");
    all.stream().filter(der -> ShownCertificate.of(der).isPresent())
        .forEach(der -> html.open("pre", "class", "pem").text(der.pem()).close());
    html.close();
  }

  private void head(Html html, String key, String style) {
    html.open("th", "scope", "col", "class", style);
    speech.line(html, key);
    html.close();
  }

  private void row(Html html, Optional<ShownCertificate> read) {
    html.open("tr", "class", "joined").open("td");
    if (read.isEmpty()) {
      speech.line(html, "ui.cert.unreadable");
      html.close().leaf("td", "–").leaf("td", "–").close();
      return;
    }
    ShownCertificate shown = read.get();
    html.open("b").outside(shown.name()).close().close().open("td");
    if (shown.issuer().isPresent()) {
      html.outside(shown.issuer().get());
    } else {
      speech.line(html, "ui.cert.self");
    }
    html.close().leaf("td", DAY.format(shown.from().atZone(zone)) + " – " + DAY.format(shown.until().atZone(zone)),
        "class", "mono").close();
    html.open("tr").open("td", "colspan", "3", "class", "mono muted").text("SHA-256 ").outside(shown.sha256()).close()
        .close();
  }
}
