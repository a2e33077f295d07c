package dev.gogetwell.report;

import dev.gogetwell.model.Evidence;
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
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Setting;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The tables at the end: settings with their origin, every measurement, every host, versions.
final class FactTables {
  private static final int MOST_ROWS = 400;
  /// Shown even where nobody changed them, because a reader looks for them.
  private static final Set<String> ALWAYS = Set.of("GOPROXY", "GOSUMDB", "GOPRIVATE", "GONOPROXY", "GONOSUMDB",
      "GOFLAGS", "GOINSECURE", "GOTOOLCHAIN", "GOVCS", "GOAUTH");

  private final BilingualWriter speech;
  private final Report report;
  private final List<Removed> removed;

  FactTables(BilingualWriter speech, Report report, List<Removed> removed) {
    this.speech = speech;
    this.report = report;
    this.removed = removed;
  }

  void settings(Html html) {
    table(html, List.of(new Column("report.settings.name", "w-name"), new Column("report.settings.value", ""),
        new Column("report.settings.origin", "w-origin")));
    List<Setting> all = new ArrayList<>();
    report.settings().environment().values().stream().sorted(Comparator.comparing(Setting::name)).forEach(all::add);
    report.settings().goEnv().values().stream()
        .filter(s -> ALWAYS.contains(s.name()) || s.origin().kind() != Origin.Kind.BUILT_IN)
        .sorted(Comparator.comparing(Setting::name))
        .forEach(all::add);
    all.addAll(report.settings().gitConfig());
    for (Setting setting : all.subList(0, Math.min(MOST_ROWS, all.size()))) {
      setting(html, setting.name(), setting.value(), setting.origin(), false);
      setting.hidden().forEach(hidden -> setting(html, setting.name(), hidden.value(), hidden.origin(), true));
    }
    html.close().close();
    for (var other : report.settings().elsewhere()) {
      html.open("h3");
      speech.line(html, "report.settings.elsewhere");
      html.text(" ");
      speech.line(html, "report.source." + JsonForm.word(other.source().kind()));
      html.close();
      other.variables().entrySet().stream().sorted(java.util.Map.Entry.comparingByKey()).limit(MOST_ROWS)
          .forEach(e -> html.open("p", "class", "mono").outside(e.getKey() + "=" + e.getValue()).close());
      for (Message note : other.notes()) {
        html.open("p");
        speech.line(html, note);
        html.close();
      }
    }
    report.settings().problems()
        .forEach(problem -> html.open("p", "class", "note warn").outside(problem.raw()).close());
  }

  private void setting(Html html, String name, String value, Origin origin, boolean hidden) {
    html.open("tr").open("td", "class", "mono").outside(name).close();
    html.open("td", "class", hidden ? "mono muted" : "mono").outside(value.isEmpty() ? "–" : value).close();
    html.open("td");
    if (hidden) {
      html.open("span", "class", "warn");
      speech.line(html, "report.settings.hidden");
      html.close().text(" ");
    }
    speech.line(html, "report.origin." + JsonForm.word(origin.kind()));
    if (!origin.where().isEmpty()) {
      html.text(" ").open("span", "class", "mono muted").outside(origin.where()).close();
    }
    html.close().close();
  }

  void measurements(Html html) {
    table(html, List.of(new Column("report.measured.id", "w-id"), new Column("report.measured.at", "w-ms"),
        new Column("report.measured.what", ""), new Column("report.measured.result", "w-third")));
    List<Evidence> all = report.evidence();
    for (Evidence evidence : all.subList(0, Math.min(MOST_ROWS, all.size()))) {
      html.open("tr", "id", evidence.id().value()).open("td", "class", "mono").outside(evidence.id().value(), 12)
          .close().leaf("td", "%.1f".formatted(evidence.at().toNanos() / 1e6), "class", "mono").open("td");
      speech.line(html, what(evidence.measurement()));
      evidence.trial().ifPresent(trial -> html.text(" ").open("span", "class", "mono muted")
          .outside(trial.experiment().label() + "/" + trial.cell().text()).close());
      html.close();
      result(html, evidence.measurement());
      html.close();
    }
    html.close().close();
    if (all.size() > MOST_ROWS) {
      html.open("p", "class", "note cap");
      speech.line(html, "report.measured.more", all.size() - MOST_ROWS);
      html.close();
    }
  }

  private void result(Html html, Measurement measurement) {
    measurement.failure().ifPresentOrElse(failure -> {
      html.open("td", "class", "bad");
      Icon.CROSS.draw(html).text(" ").open("span", "class", "mono")
          .text(JsonForm.word(failure.operation()) + ": " + JsonForm.word(failure.kind())).close();
      html.open("p", "class", "mono muted").outside(failure.raw()).close();
    }, () -> {
      html.open("td", "class", "ok");
      Icon.CHECK.draw(html).text(" ");
      speech.line(html, "report.measured.worked");
    });
    html.close();
  }

  private static Message what(Measurement measurement) {
    return switch (measurement) {
      case NameLookup m -> Message.of("report.measured.name-lookup", m.host(),
          JsonForm.word(m.resolver().kind()) + (m.resolver().address().isEmpty() ? "" : " " + m.resolver().address()),
          m.addresses().isEmpty() ? "–" : String.join(", ", m.addresses()));
      case TcpConnect m -> Message.of("report.measured.tcp-connect", m.endpoint());
      case TunnelRequest m -> Message.of("report.measured.tunnel-request", m.target(), m.proxy().authority(),
          m.status() == 0 ? "–" : m.status() + " " + m.reason());
      case TlsHandshake m -> Message.of("report.measured.tls-handshake", m.endpoint(),
          m.serverName().isEmpty() ? "–" : m.serverName(), m.version().orElse("–"));
      case ChainCheck m -> Message.of("report.measured.chain-check", m.host(), JsonForm.word(m.judge()));
      case HttpFetch m -> m.clocks().map(clocks -> Message.of("report.measured.http-fetch-dated", m.url(), m.status(),
              clocks.there(), clocks.here().truncatedTo(ChronoUnit.SECONDS)))
          .orElseGet(() -> Message.of("report.measured.http-fetch", m.url(), m.status() == 0 ? "–" : m.status()));
      case ChecksumRecord m -> Message.of("report.measured.checksum-record", m.url(), m.key(),
          m.signers().isEmpty() ? "–" : String.join(", ", m.signers()), m.tree() == 0 ? "–" : m.tree(),
          m.lines().isEmpty() ? "–" : String.join("; ", m.lines()));
      case CommandRun m -> Message.of("report.measured.command-run", String.join(" ", m.command()), m.exitCode());
      case ProtocolSniff m -> Message.of("report.measured.protocol-sniff", m.endpoint(),
          m.spoken().map(JsonForm::word).orElse("–"));
      case StoreRead m -> Message.of("report.measured.store-read", JsonForm.word(m.judge()), m.count(),
          m.locations().isEmpty() ? "–" : String.join(", ", m.locations()));
    };
  }

  void hosts(Html html) {
    if (report.hostsContacted().isEmpty()) {
      html.open("p", "class", "muted");
      speech.block(html, "report.hosts.none");
      html.close();
      return;
    }
    table(html, List.of(new Column("report.hosts.host", ""), new Column("report.hosts.why", "w-third")));
    List<String> hosts = report.hostsContacted();
    for (String host : hosts.subList(0, Math.min(MOST_ROWS, hosts.size()))) {
      html.open("tr").open("td", "class", "mono").outside(host).close().open("td");
      speech.line(html, "report.hosts." + why(host));
      html.close().close();
    }
    html.close().close();
  }

  private String why(String host) {
    String name = host.contains(":") ? host.substring(0, host.lastIndexOf(':')) : host;
    boolean proxy = report.route().hops().stream().flatMap(hop -> hop.via().stream())
        .anyMatch(via -> via.host().equals(name) || via.authority().equals(host));
    boolean hop = report.route().hops().stream().anyMatch(h -> h.host().equals(name) || h.authority().equals(host));
    return proxy ? "proxy" : hop ? "route" : "control";
  }

  void about(Html html) {
    html.open("p");
    speech.block(html, "report.about.version", report.toolVersion(), Report.SCHEMA);
    html.close().open("p", "class", "muted");
    speech.block(html, "report.about.again");
    html.close().open("p");
    speech.block(html, removed.isEmpty() ? "report.removed.nothing" : "report.removed.these");
    html.close();
    for (Removed item : removed) {
      html.open("p");
      speech.line(html, item.message());
      html.text(": ").open("span", "class", "mono muted")
          .outside(String.join(", ", item.placeholders())).close().close();
    }
  }

  private record Column(String key, String style) {}

  private void table(Html html, List<Column> columns) {
    html.open("table").open("thead").open("tr");
    for (Column column : columns) {
      html.open("th", "scope", "col", "class", column.style());
      speech.line(html, column.key());
      html.close();
    }
    html.close().close().open("tbody");
  }
}
