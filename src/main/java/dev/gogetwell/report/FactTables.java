package dev.gogetwell.report;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Setting;
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
  private final Omissions omissions;

  FactTables(BilingualWriter speech, Report report, Omissions omissions) {
    this.speech = speech;
    this.report = report;
    this.omissions = omissions;
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
    new MeasurementTable(speech, report).draw(html);
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
    speech.block(html, omissions.key("these"));
    html.close();
    for (Removed item : omissions.removed()) {
      html.open("p");
      speech.line(html, item.message());
      html.text(": ").open("span", "class", "mono muted")
          .outside(String.join(", ", item.placeholders())).close().close();
    }
  }

  private record Column(String key, String style) {}

  private void table(Html html, List<Column> columns) {
    html.open("table", "class", "dense").open("thead").open("tr");
    for (Column column : columns) {
      html.open("th", "scope", "col", "class", column.style());
      speech.line(html, column.key());
      html.close();
    }
    html.close().close().open("tbody");
  }
}
