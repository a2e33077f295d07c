package dev.gogetwell.cli;

import dev.gogetwell.cli.Terminal.Style;
import dev.gogetwell.model.Message;
import dev.gogetwell.report.ComparedSettings;
import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import dev.gogetwell.watch.WatchEntry;
import dev.gogetwell.watch.WatchHistory;
import dev.gogetwell.watch.WatchStep;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells the changes of a watch: as lines for a reader, as one JSON object a line, or both where the JSON has a file.
/// One watch, one thread.
final class WatchPrinter implements AutoCloseable {
  private static final String SCHEMA = "gogetwell-watch-1";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int MOST_SETTINGS = 8;

  private final Terminal terminal;
  private final Texts texts;
  private final Optional<OutputStream> document;
  private final boolean alone;
  private boolean failed;
  private final JsonMapper json = JsonMapper.builder().build();

  private WatchPrinter(Terminal terminal, Optional<OutputStream> document, boolean alone) {
    this.terminal = terminal;
    this.texts = terminal.texts();
    this.document = document;
    this.alone = alone;
  }

  /// @param where the file of the JSON, behind what it holds, or `-` for standard output; empty for no JSON
  static WatchPrinter of(Terminal terminal, Optional<String> where) throws UsageException {
    Optional<OutputStream> document = where.isPresent() ? Optional.of(new GivenFile(terminal).jsonLines(where.get()))
        : Optional.empty();
    return new WatchPrinter(terminal, document, GivenFile.isAlone(where));
  }

  /// Standard output stays open.
  @Override
  public void close() {
    if (document.isPresent() && !alone) {
      try {
        document.get().close();
      } catch (IOException _) {
        fail();
      }
    }
  }

  /// What one check brought.
  void step(WatchStep step) {
    if (document.isPresent()) {
      ObjectNode node = node(step.news().name().toLowerCase(Locale.ROOT), step.now());
      step.before().ifPresent(before -> node.set("before", WatchHistory.written(before)));
      ArrayNode settings = node.putArray("settings");
      step.settings().forEach(difference -> {
        ObjectNode one = settings.addObject().put("name", difference.name());
        difference.first().ifPresent(value -> one.put("before", value));
        difference.second().ifPresent(value -> one.put("now", value));
      });
      print(node);
    }
    if (!alone) {
      show(step);
    }
  }

  private void show(WatchStep step) {
    out(time(step.now().from()) + "  " + sign(step.now()) + " " + verdict(step.now()));
    switch (step.news()) {
      case FIRST -> step.before().ifPresent(before -> out(dim("    " + texts.get("watch.last-time", time(before.to()),
          verdict(before)))));
      case VERDICT -> step.before().ifPresent(before -> out(dim("    " + texts.get("watch.began", time(before.to()),
          time(step.now().from()), verdict(before), time(before.from()), before.checks()))));
      case SETTINGS -> out(dim("    " + texts.get("watch.same-verdict")));
      case NOTHING -> { }
    }
    step.settings().stream().limit(MOST_SETTINGS).forEach(this::setting);
    if (step.settings().size() > MOST_SETTINGS) {
      out(dim("    " + texts.get("watch.more-settings", step.settings().size() - MOST_SETTINGS)));
    }
  }

  private void setting(ComparedSettings.Difference difference) {
    out("    " + texts.get("watch.setting", cell(difference.name()), value(difference.first()),
        value(difference.second())));
  }

  private String value(Optional<String> value) {
    return value.map(WatchPrinter::cell).orElseGet(() -> texts.get("runs.not-set"));
  }

  /// The last line.
  ///
  /// @param done how many checks this watch made
  void end(WatchHistory history, int done) {
    if (document.isPresent()) {
      history.last().ifPresent(last -> print(node("end", last).put("made", done)));
    }
    if (!alone && done > 0 && history.last().isPresent()) {
      WatchEntry last = history.last().get();
      out(texts.get("watch.end", done, verdict(last), time(last.from())));
    }
  }

  /// All that is kept.
  void history(WatchHistory history) {
    if (document.isPresent()) {
      history.entries().forEach(entry -> print(node("kept", entry)));
    }
    if (alone) {
      return;
    }
    if (history.entries().isEmpty()) {
      out(texts.get("watch.no-history"));
    } else {
      history.entries().forEach(entry -> out(texts.get("watch.kept", time(entry.from()), time(entry.to()),
          entry.checks(), sign(entry) + " " + verdict(entry)) + (entry.begins() ? dim(" " + texts.get("watch.begins"))
              : "")));
    }
  }

  private ObjectNode node(String news, WatchEntry entry) {
    ObjectNode node = json.createObjectNode().put("schema", SCHEMA).put("news", news);
    node.setAll(WatchHistory.written(entry));
    return node;
  }

  private void print(ObjectNode node) {
    if (document.isPresent() && !failed) {
      try {
        document.get().write((json.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8));
        document.get().flush();
      } catch (IOException _) {
        fail();
      }
    }
  }

  /// The watch goes on, and what a full disk does not take is not tried again.
  private void fail() {
    if (!failed) {
      failed = true;
      terminal.err().println(texts.get("watch.file-lost"));
    }
  }

  private String verdict(WatchEntry entry) {
    return switch (entry.state()) {
      case HEALTHY -> texts.get("cli.verdict.healthy", cell(entry.module()));
      case CANNOT_TELL -> texts.get("cli.verdict.cannot-tell");
      case OPEN -> texts.get("cli.verdict.open");
      case PROBLEM -> entry.code().map(code -> texts.get(Message.of(code.messageKey() + ".sentence",
          cell(entry.subject()))) + " (" + confidence(entry) + code + ")")
          .orElseGet(() -> texts.get("runs.state.problem"));
    };
  }

  /// The word from the file of the history may be any.
  private String confidence(WatchEntry entry) {
    return List.of("certain", "likely", "possible").contains(entry.confidence())
        ? texts.get("confidence." + entry.confidence()) + " · " : "";
  }

  private String sign(WatchEntry entry) {
    return switch (entry.state()) {
      case HEALTHY -> terminal.paint(Style.GOOD, "✓");
      case PROBLEM -> terminal.paint(Style.BAD, "✗");
      case CANNOT_TELL, OPEN -> terminal.paint(Style.WARN, "?");
    };
  }

  private static String time(Instant moment) {
    return TIME.format(moment.atZone(ZoneId.systemDefault()));
  }

  private static String cell(String text) {
    return Visible.line(Visible.cut(text, 200));
  }

  private String dim(String text) {
    return terminal.paint(Style.DIM, text);
  }

  private void out(String line) {
    terminal.out().println(line);
    terminal.out().flush();
  }
}
