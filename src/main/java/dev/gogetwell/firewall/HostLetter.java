package dev.gogetwell.firewall;

import dev.gogetwell.report.Disclosure;
import dev.gogetwell.report.Html;
import dev.gogetwell.report.HtmlPage;
import dev.gogetwell.text.ShownDate;
import dev.gogetwell.text.Texts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The list as a letter to the people who keep the firewall: what to open from here, what the proxy must let through,
/// and what the list does not know. It asks and accuses nobody. Immutable; any thread.
public final class HostLetter {
  private final HtmlPage page = new HtmlPage();
  private final Texts texts;
  private final HostWords words;
  private final ZoneId zone;
  private final Disclosure disclosure;

  /// @param texts the language of the letter
  /// @param zone the zone of its date
  /// @param disclosure whether names were left in what it is written from
  public HostLetter(Texts texts, ZoneId zone, Disclosure disclosure) {
    this.disclosure = disclosure;
    this.texts = texts;
    this.words = new HostWords(texts);
    this.zone = zone;
  }

  /// The lines under their heads: those from here first, then those of each proxy.
  private Map<String, List<HostNeed>> parts(HostList list) {
    Map<String, List<HostNeed>> parts = new LinkedHashMap<>();
    list.needs().stream().filter(HostNeed::fromHere).forEach(need ->
        parts.computeIfAbsent(texts.get("firewall.letter.from-here"), _ -> new ArrayList<>()).add(need));
    list.needs().forEach(need -> need.through().ifPresent(proxy -> parts.computeIfAbsent(
        texts.get("firewall.letter.through", HostWords.name(proxy)), _ -> new ArrayList<>()).add(need)));
    return parts;
  }

  private List<String> notes(HostList list) {
    List<String> notes = new ArrayList<>(List.of(texts.get("firewall.letter.by-name"),
        texts.get("firewall.letter.no-udp"), texts.get("firewall.letter.inspection")));
    if (list.needs().stream().anyMatch(HostNeed::isThisMachine)) {
      notes.add(texts.get("firewall.letter.this-machine"));
    }
    if (list.needs().stream().anyMatch(HostNeed::fallback)) {
      notes.add(texts.get("firewall.letter.fallback"));
    }
    if (list.needs().stream().anyMatch(HostNeed::isPrivate)) {
      notes.add(texts.get("firewall.letter.private"));
    }
    if (list.earlier() > 0) {
      notes.add(texts.get("firewall.letter.earlier", list.earlier()));
    }
    notes.add(texts.get("firewall.letter.limits", HostWords.name(list.module())));
    return notes;
  }

  private String intro(HostList list) {
    return list.needs().isEmpty() ? nothing(list) : texts.get("firewall.letter.intro");
  }

  private String nothing(HostList list) {
    return list.broken().map(text -> texts.get("firewall.broken", HostWords.name(text)))
        .orElseGet(() -> texts.get("firewall.nothing"));
  }

  private String date(HostList list) {
    return ShownDate.longDay(texts.language(), list.started(), zone);
  }

  /// The letter as plain text, for a mail: what the page says, in its order.
  public String text(HostList list) {
    List<String> lines = new ArrayList<>(List.of(texts.get("firewall.letter.to"), date(list), "",
        texts.get("firewall.letter.title"), "", texts.get("report.letter.hello"), intro(list)));
    parts(list).forEach((head, needs) -> {
      lines.add("");
      lines.add(head);
      for (HostNeed need : needs) {
        lines.add("- TCP " + need.port() + "  " + HostWords.name(need.host()) + "  (" + facts(need) + ")");
        lines.add("    " + words.asker(need) + texts.get("firewall.colon") + words.why(need)
            + texts.get("firewall.stop") + words.when(need) + texts.get("firewall.stop") + words.seen(need));
      }
    });
    if (!list.needs().isEmpty()) {
      lines.add("");
      lines.add(texts.get("firewall.letter.good-to-know"));
      notes(list).forEach(note -> lines.add("- " + note));
      lines.addAll(List.of("", texts.get("report.letter.name")));
    }
    lines.addAll(List.of("", texts.get(disclosure.letterFoot())));
    return String.join("\n", lines) + "\n";
  }

  private static String facts(HostNeed need) {
    return need.protocol() + need.sni().map(sni -> ", SNI " + HostWords.name(sni)).orElse("");
  }

  /// The letter as a page that prints like the report.
  public String html(HostList list) {
    Html html = new Html();
    html.open("main", "class", "letter").open("div", "class", "row").open("div");
    html.leaf("b", texts.get("firewall.letter.to")).close();
    html.open("div", "class", "right muted").text(date(list)).close().close();
    html.leaf("h1", texts.get("firewall.letter.title"));
    html.leaf("p", texts.get("report.letter.hello")).leaf("p", intro(list));
    parts(list).forEach((head, needs) -> {
      html.leaf("h2", head);
      table(html, needs);
    });
    if (!list.needs().isEmpty()) {
      html.leaf("h2", texts.get("firewall.letter.good-to-know"));
      notes(list).forEach(note -> html.leaf("p", note));
      html.leaf("p", texts.get("report.letter.name"), "class", "sign");
    }
    html.close();
    HtmlPage.Edges edges = new HtmlPage.Edges("GoGetWell", "", texts.get(disclosure.letterFoot()));
    return page.wrap(texts.language().tag(), texts.get("firewall.letter.title"), edges, html);
  }

  private void table(Html html, List<HostNeed> needs) {
    html.open("table").open("thead").open("tr");
    for (String column : List.of("host", "port", "asker", "why", "seen")) {
      html.leaf("th", texts.get("firewall.column." + column), "scope", "col", "class",
          column.equals("port") ? "w-ms" : column.equals("asker") ? "w-step" : "");
    }
    html.close().close().open("tbody");
    for (HostNeed need : needs) {
      html.open("tr").open("td", "class", "mono").outside(need.host());
      need.sni().ifPresent(sni -> html.open("div", "class", "muted").text("SNI ").outside(sni).close());
      html.close();
      html.open("td").text("TCP " + need.port()).open("br").text(need.protocol()).close();
      html.leaf("td", words.asker(need));
      html.open("td").text(words.why(need)).open("br").leaf("span", words.when(need), "class", "muted").close();
      html.leaf("td", words.seen(need)).close();
    }
    html.close().close();
  }
}
