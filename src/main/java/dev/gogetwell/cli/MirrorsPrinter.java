package dev.gogetwell.cli;

import dev.gogetwell.cli.Terminal.Style;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.engine.ComparedMirrors;
import dev.gogetwell.engine.ComparedMirrors.Files;
import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.model.ShownDuration;
import dev.gogetwell.probe.SeenMirror;
import dev.gogetwell.probe.SeenMirror.Share;
import dev.gogetwell.report.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Prints compared module proxies, as text or as JSON, and explains a list of them. One run, one thread.
final class MirrorsPrinter {
  private final Terminal terminal;
  private final Redactor redactor;
  private final JsonMapper json = JsonMapper.builder().build();

  MirrorsPrinter(Terminal terminal, Redactor redactor) {
    this.terminal = terminal;
    this.redactor = redactor;
  }

  void print(ComparedMirrors compared) {
    line(terminal.paint(Style.BOLD, text("mirrors.title", compared.reference())));
    compared.mirrors().forEach(mirror -> row(Mirrors.host(mirror.url()), mirror, mirror.hasVersion()
        && compared.files(mirror) != Files.OTHER, parts(compared, mirror)));
    if (!compared.own().isEmpty()) {
      line(terminal.paint(Style.BOLD, text("mirrors.own")));
    }
    compared.own().forEach(own -> row(redactor.text(Mirrors.host(own.url())), own, !compared.leftOut().contains(own),
        parts(compared, own)));
    if (!compared.databases().isEmpty()) {
      line(terminal.paint(Style.BOLD, text("mirrors.databases")));
    }
    compared.databases().forEach(database -> row(Mirrors.host(database.url()), database, database.checksums() == Share.YES,
        List.of(database.checksums() == Share.YES ? text("mirrors.record.holds") : reason(database))));
    if (compared.recommended().isEmpty()) {
      line(text("mirrors.none"));
      return;
    }
    SeenMirror best = compared.recommended().get();
    line(text("mirrors.recommended", terminal.paint(Style.ACCENT,
        "GOPROXY=" + redactor.setting("GOPROXY", compared.list().orElseThrow()))));
    line("  " + text(best.checksums() == Share.YES ? "mirrors.why.passes-on" : "mirrors.why.database",
        Mirrors.host(best.url())));
    compared.leftOut().forEach(own -> line("  " + text("mirrors.left-out", redactor.text(Mirrors.host(own.url())))));
    line("  " + terminal.paint(Style.DIM, text("mirrors.next")));
  }

  /// What each entry does and when the next one is asked.
  void explain(String list) {
    if (!(GoProxyList.parse(list, GoVersion.DEVEL) instanceof GoProxyList.Result.Valid valid)) {
      return;
    }
    for (GoProxyList.Entry entry : valid.entries()) {
      line("  " + switch (entry) {
        case GoProxyList.Entry.Url url -> redactor.setting("GOPROXY", url.raw());
        case GoProxyList.Entry.Direct _ -> "direct  " + terminal.paint(Style.DIM, text("mirrors.direct"));
        case GoProxyList.Entry.Off _ -> "off  " + terminal.paint(Style.DIM, text("mirrors.off"));
      });
      switch (entry.separator()) {
        case COMMA -> line("    , " + terminal.paint(Style.DIM, text("route.comma")));
        case PIPE -> line("    | " + terminal.paint(Style.DIM, text("route.pipe")));
        case END -> { }
      }
    }
  }

  private void row(String host, SeenMirror seen, boolean good, List<String> parts) {
    String mark = good ? terminal.paint(Style.GOOD, "✓") : terminal.paint(Style.BAD, "✗");
    line("  " + mark + " " + host + "  " + terminal.paint(Style.DIM, ShownDuration.millis(seen.took()) + " ms") + "  "
        + String.join(" · ", parts));
  }

  private List<String> parts(ComparedMirrors compared, SeenMirror mirror) {
    List<String> parts = new ArrayList<>();
    parts.add(mirror.hasVersion() ? text("mirrors.files." + word(compared.files(mirror))) : reason(mirror));
    if (mirror.checksums() != Share.NOT_ASKED) {
      boolean holds = mirror.checksums() != Share.YES || !mirror.record().isEmpty();
      parts.add(text("mirrors.checksums." + (holds ? word(mirror.checksums()) : "unproved")));
    }
    if (mirror.toolchains() != Share.NOT_ASKED) {
      parts.add(text("mirrors.toolchains." + word(mirror.toolchains())));
    }
    return parts;
  }

  private String reason(SeenMirror seen) {
    return seen.failure().map(failure -> redactor.text(failure.raw())).orElseGet(() -> text("mirrors.record.fails"));
  }

  String json(ComparedMirrors compared) {
    ObjectNode root = json.createObjectNode().put("schema", "gogetwell-mirrors-1").put("module", compared.reference());
    ArrayNode published = root.putArray("published");
    compared.published().forEach(published::add);
    each(root.putArray("own"), compared, compared.own());
    each(root.putArray("mirrors"), compared, compared.mirrors());
    ArrayNode databases = root.putArray("databases");
    compared.databases().forEach(database -> seen(databases.addObject(), database));
    compared.recommended().ifPresent(best -> root.put("recommended", best.url()));
    compared.list().ifPresent(list -> root.put("goproxy", redactor.setting("GOPROXY", list)));
    ArrayNode left = root.putArray("leftOut");
    compared.leftOut().forEach(own -> left.add(redactor.text(own.url())));
    ArrayNode contacted = root.putArray("hostsContacted");
    compared.contacted().forEach(host -> contacted.add(redactor.text(host)));
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private void each(ArrayNode all, ComparedMirrors compared, List<SeenMirror> mirrors) {
    mirrors.forEach(mirror -> {
      ObjectNode node = seen(all.addObject(), mirror).put("version", mirror.hasVersion())
          .put("files", word(compared.files(mirror))).put("toolchains", word(mirror.toolchains()));
      mirror.modHash().ifPresent(hash -> node.put("goModHash", hash));
      mirror.zipHash().ifPresent(hash -> node.put("archiveHash", hash));
    });
  }

  private ObjectNode seen(ObjectNode node, SeenMirror seen) {
    node.put("url", redactor.text(seen.url())).put("ms", seen.took().toMillis()).put("checksums", word(seen.checksums()))
        .put("recordHolds", !seen.record().isEmpty());
    seen.failure().ifPresent(failure -> node.put("failure", word(failure.kind())).put("raw", redactor.text(failure.raw())));
    return node;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String text(String key, Object... args) {
    return terminal.texts().get(key, args);
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
