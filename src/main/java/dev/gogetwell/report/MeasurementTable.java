package dev.gogetwell.report;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChecksumRecord;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Measurement.ProtocolSniff;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Trial;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Every measurement of a run, a line for each. What several programs say of one certificate in the same words is one
/// line with their names: half a dozen of them are asked each time, and a run of one fault had four pages of that.
final class MeasurementTable {
  private static final int MOST_ROWS = 400;

  private final BilingualWriter speech;
  private final Report report;

  MeasurementTable(BilingualWriter speech, Report report) {
    this.speech = speech;
    this.report = report;
  }

  void draw(Html html) {
    html.open("table", "class", "dense").open("thead").open("tr");
    head(html, "report.measured.id", "w-id");
    head(html, "report.measured.at", "w-ms");
    head(html, "report.measured.what", "");
    head(html, "report.measured.result", "w-result");
    html.close().close().open("tbody");
    List<List<Evidence>> rows = rows(report.evidence());
    for (List<Evidence> row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      row(html, row);
    }
    html.close().close();
    if (rows.size() > MOST_ROWS) {
      html.open("p", "class", "note cap");
      speech.line(html, "report.measured.more", rows.subList(MOST_ROWS, rows.size()).stream().mapToInt(List::size)
          .sum());
      html.close();
    }
  }

  private void head(Html html, String key, String style) {
    html.open("th", "scope", "col", "class", style);
    speech.line(html, key);
    html.close();
  }

  /// What belongs into one line: judgements of the same chain in the same look with the same outcome.
  private record Judged(Object hop, Object trial, String host, Object failure) {}

  static List<List<Evidence>> rows(List<Evidence> all) {
    List<List<Evidence>> rows = new ArrayList<>();
    Map<Judged, List<Evidence>> open = new LinkedHashMap<>();
    for (Evidence evidence : all) {
      if (evidence.measurement() instanceof ChainCheck check) {
        Judged key = new Judged(evidence.hop(), evidence.trial(), check.host(), check.failure());
        List<Evidence> row = open.computeIfAbsent(key, _ -> new ArrayList<>());
        if (row.isEmpty()) {
          rows.add(row);
        }
        row.add(evidence);
      } else {
        if (evidence.measurement() instanceof TlsHandshake) {
          // The next judgements there are of another chain.
          open.keySet().removeIf(key -> key.hop().equals(evidence.hop()) && key.trial().equals(evidence.trial()));
        }
        rows.add(List.of(evidence));
      }
    }
    return rows;
  }

  private void row(Html html, List<Evidence> row) {
    Evidence first = row.getFirst();
    html.open("tr", "id", first.id().value()).open("td", "class", "mono").outside(first.id().value(), 12)
        .close().leaf("td", "%.1f".formatted(first.at().toNanos() / 1e6), "class", "mono").open("td");
    speech.line(html, what(first.measurement()));
    who(html, row);
    first.trial().ifPresent(trial -> arm(html, trial));
    html.close();
    result(html, first.measurement());
    html.close();
  }

  /// Whose word it is; each but the first with its own number, which other places of the report may name.
  private void who(Html html, List<Evidence> row) {
    String gap = ": ";
    for (Evidence evidence : row) {
      Optional<String> key = key(evidence.measurement());
      if (key.isPresent()) {
        html.text(gap);
        speech.line(html, key.get());
        if (!evidence.equals(row.getFirst())) {
          html.text(" ").open("span", "class", "mono muted", "id", evidence.id().value())
              .outside(evidence.id().value(), 12).close();
        }
      }
      gap = ", ";
    }
    if (row.getFirst().measurement() instanceof NameLookup lookup && !lookup.resolver().address().isEmpty()) {
      html.text(" ").open("span", "class", "mono").outside(lookup.resolver().address()).close();
    }
  }

  private static Optional<String> key(Measurement measurement) {
    return switch (measurement) {
      case ChainCheck check -> Optional.of(client(check.judge()));
      case StoreRead store -> Optional.of(client(store.judge()));
      case NameLookup lookup -> Optional.of("ui.dns." + lookup.resolver().kind().name().toLowerCase(Locale.ROOT));
      case TcpConnect _, TunnelRequest _, TlsHandshake _, HttpFetch _, ChecksumRecord _, CommandRun _,
          ProtocolSniff _ -> Optional.empty();
    };
  }

  private static String client(Measurement.ChainJudge judge) {
    return "cert.client." + judge.name().toLowerCase(Locale.ROOT).replace("public_list", "public");
  }

  /// What was varied. Which host it was stands in the line already.
  private void arm(Html html, Trial trial) {
    html.text(" ").open("span", "class", "muted").text("· ");
    speech.line(html, "report.arm." + JsonForm.word(trial.cell().arm()));
    html.close();
  }

  private void result(Html html, Measurement measurement) {
    measurement.failure().ifPresentOrElse(failure -> failed(html, failure), () -> {
      html.open("td", "class", "ok");
      Icon.CHECK.draw(html).text(" ");
      speech.line(html, "report.measured.worked");
    });
    html.close();
  }

  private void failed(Html html, Failure failure) {
    html.open("td", "class", "bad");
    Icon.CROSS.draw(html).text(" ");
    speech.line(html, "ui.failure." + JsonForm.word(failure.kind()));
    html.open("p", "class", "mono muted").outside(failure.raw()).close();
  }

  private static Message what(Measurement measurement) {
    return switch (measurement) {
      case NameLookup m -> Message.of("report.measured.name-lookup", m.host(),
          m.addresses().isEmpty() ? "–" : String.join(", ", m.addresses()));
      case TcpConnect m -> Message.of("report.measured.tcp-connect", m.endpoint());
      case TunnelRequest m -> Message.of("report.measured.tunnel-request", m.target(), m.proxy().authority(),
          m.status() == 0 ? "–" : m.status() + " " + m.reason());
      case TlsHandshake m -> Message.of("report.measured.tls-handshake", m.endpoint(),
          m.serverName().isEmpty() ? "–" : m.serverName(), m.version().orElse("–"));
      case ChainCheck m -> Message.of("report.measured.chain-check", m.host());
      case HttpFetch m -> m.clocks().map(clocks -> Message.of("report.measured.http-fetch-dated", m.url(), m.status(),
              clocks.there(), clocks.here().truncatedTo(ChronoUnit.SECONDS)))
          .orElseGet(() -> Message.of("report.measured.http-fetch", m.url(), m.status() == 0 ? "–" : m.status()));
      case ChecksumRecord m -> Message.of("report.measured.checksum-record", m.url(), m.key(),
          m.signers().isEmpty() ? "–" : String.join(", ", m.signers()), m.tree() == 0 ? "–" : m.tree(),
          m.lines().isEmpty() ? "–" : String.join("; ", m.lines()));
      case CommandRun m -> Message.of("report.measured.command-run", String.join(" ", m.command()),
          Integer.toString(m.exitCode()));
      case ProtocolSniff m -> Message.of("report.measured.protocol-sniff", m.endpoint(),
          m.spoken().map(JsonForm::word).orElse("–"));
      case StoreRead m -> Message.of("report.measured.store-read", m.count(),
          m.locations().isEmpty() ? "–" : String.join(", ", m.locations()));
    };
  }
}
