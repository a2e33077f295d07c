package dev.gogetwell.cli;

import dev.gogetwell.cli.Terminal.Style;
import dev.gogetwell.gorules.ShellWords;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.remedy.CommandOutcome;
import dev.gogetwell.remedy.CommandText;
import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.remedy.Preview;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.text.ShownDate;
import dev.gogetwell.text.Visible;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Prints what `gogetwell fix` has to tell, as text or as JSON; nothing private passes. One run, one thread.
final class FixPrinter {
  private static final String SCHEMA = "gogetwell-fix-1";

  private final Terminal terminal;
  private final Redactor redactor;
  private final ShellWords shell;
  private final Optional<String> document;
  private final boolean alone;
  private final JsonMapper json = JsonMapper.builder().build();

  /// @param os where what is printed would be pasted
  /// @param document where the JSON goes
  FixPrinter(Terminal terminal, Redactor redactor, String os, Optional<String> document) {
    this.shell = ShellWords.of(os);
    this.terminal = terminal;
    this.redactor = redactor;
    this.document = document;
    this.alone = GivenFile.isAlone(document);
  }

  void list(List<Remedy> remedies, List<JournalEntry> journal) throws UsageException {
    ObjectNode root = json.createObjectNode().put("schema", SCHEMA);
    ArrayNode all = root.putArray("remedies");
    remedies.forEach(remedy -> all.addObject().put("id", remedy.id())
        .put("cures", remedy.cures().code()).put("harm", remedy.harm().name().toLowerCase(Locale.ROOT))
        .put("automatic", remedy.isAutomatic()).put("title", text(remedy.title())));
    ArrayNode applied = root.putArray("applied");
    journal.forEach(entry -> entry(applied.addObject(), entry));
    if (written(root)) {
      return;
    }
    remedies.forEach(remedy -> {
      terminal.out().println(terminal.paint(Style.ACCENT, remedy.id()) + "  " + text(remedy.title())
          + terminal.paint(Style.DIM, "  " + remedy.cures()));
      remedy.steps().forEach(step -> terminal.out().println("    " + text(step)));
    });
    journal.forEach(this::entry);
  }

  /// What was written, when and where, and which programs see it.
  private void entry(JournalEntry entry) {
    terminal.out().println(text(
        entry.state() == JournalEntry.State.APPLIED ? "fix.applied-entry" : "fix.interrupted-entry", entry.id(),
        text(entry.remedy().title())));
    String when = ShownDate.dayAndTime(terminal.texts().language(), entry.applied());
    terminal.out().println(terminal.paint(Style.DIM, "    " + when));
    entry.files().forEach(file -> terminal.out().println("    " + safe(Visible.line(file.path()))));
    for (JournalEntry.Line line : entry.lines()) {
      line.before().ifPresent(value -> terminal.out().println(terminal.paint(Style.BAD, "    -" + setting(line, value))));
      line.after().ifPresent(value -> terminal.out().println(terminal.paint(Style.GOOD, "    +" + setting(line, value))));
    }
    entry.acts().forEach(sentence -> terminal.out().println("    " + text(sentence)));
  }

  private String setting(JournalEntry.Line line, String value) {
    return Visible.line(redactor.settingName(line.name()) + "=" + redactor.setting(line.name(), value));
  }

  private void entry(ObjectNode node, JournalEntry entry) {
    node.put("id", entry.id()).put("state", entry.state().name().toLowerCase(Locale.ROOT))
        .put("applied", entry.applied().toString()).put("title", text(entry.remedy().title()));
    ArrayNode files = node.putArray("files");
    entry.files().forEach(file -> files.add(safe(file.path())));
    ArrayNode settings = node.putArray("settings");
    for (JournalEntry.Line line : entry.lines()) {
      ObjectNode each = settings.addObject().put("name", redactor.settingName(line.name()));
      line.before().ifPresent(value -> each.put("before", redactor.setting(line.name(), value)));
      line.after().ifPresent(value -> each.put("after", redactor.setting(line.name(), value)));
    }
  }

  void preview(Remedy remedy, Preview preview) throws UsageException {
    ObjectNode root = described(remedy);
    ArrayNode edits = root.putArray("edits");
    preview.edits().forEach(edit -> {
      ObjectNode node = edits.addObject().put("file", safe(edit.path())).put("exists", edit.exists())
          .put("command", shell.withHome(safe(edit.command())));
      ArrayNode diff = node.putArray("diff");
      edit.unifiedDiff().forEach(line -> diff.add(safe(line)));
    });
    ArrayNode overridden = root.putArray("overriddenBy");
    preview.overriddenBy().forEach(overridden::add);
    if (written(root)) {
      return;
    }
    headline(remedy);
    preview.edits().forEach(edit -> {
      edit.command().lines().forEach(line ->
          terminal.out().println(terminal.paint(Style.DIM, "$ " + shell.withHome(safe(line)))));
      edit.shownDiff().forEach(line -> terminal.out().println(terminal.paint(style(line), safe(line))));
      if (edit.hiddenLines() > 0) {
        terminal.out().println(terminal.paint(Style.DIM, text("fix.more-lines", edit.hiddenLines())));
      }
    });
    preview.overriddenBy().forEach(name -> terminal.out().println(terminal.paint(Style.WARN, "! ")
        + text("fix.overridden", name)));
  }

  private ObjectNode described(Remedy remedy) {
    ObjectNode root = json.createObjectNode().put("schema", SCHEMA).put("id", remedy.id())
        .put("cures", remedy.cures().code()).put("harm", remedy.harm().name().toLowerCase(Locale.ROOT))
        .put("automatic", remedy.isAutomatic()).put("title", text(remedy.title())).put("why", text(remedy.why()));
    ArrayNode steps = root.putArray("steps");
    remedy.steps().forEach(step -> steps.add(text(step)));
    return root;
  }

  /// Writes the document that was asked for.
  ///
  /// @return whether it is all that is asked for
  private boolean written(ObjectNode root) throws UsageException {
    if (document.isPresent()) {
      new GivenFile(terminal).json(document.get(), json.writerWithDefaultPrettyPrinter().writeValueAsString(root));
    }
    return alone;
  }

  /// What was undone, as it had been written.
  void undone(JournalEntry entry) throws UsageException {
    ObjectNode root = json.createObjectNode().put("schema", SCHEMA);
    entry(root.putObject("undone"), entry);
    if (!written(root)) {
      good("fix.undone", text(entry.remedy().title()));
    }
  }

  private static Style style(String line) {
    return line.startsWith("+") ? Style.GOOD : line.startsWith("-") ? Style.BAD : Style.DIM;
  }

  /// A remedy that a person carries out.
  void steps(Remedy remedy) throws UsageException {
    if (written(described(remedy))) {
      return;
    }
    headline(remedy);
    remedy.steps().forEach(step -> terminal.out().println("  " + text(step)));
  }

  /// The same as a script: every line a comment but the commands, which are for that computer's own shell.
  void script(Remedy remedy, boolean windows) {
    StringBuilder script = new StringBuilder(windows ? "" : "#!/bin/sh\n");
    comment(script, remedy.title());
    comment(script, remedy.why());
    for (Message step : remedy.steps()) {
      if (CommandText.isLine(step)) {
        script.append(safe(step.args().getFirst())).append('\n');
      } else {
        comment(script, step);
      }
    }
    terminal.out().print(script);
    terminal.out().flush();
  }

  private void comment(StringBuilder script, Message sentence) {
    text(sentence).lines().forEach(line -> script.append("# ").append(line).append('\n'));
  }

  private void headline(Remedy remedy) {
    terminal.out().println(text(remedy.title()) + ": " + text(remedy.why()));
  }

  void outcome(CommandOutcome outcome, String key, String id) throws UsageException {
    if (document.isPresent()) {
      new GivenFile(terminal).json(document.get(), json.writeValueAsString(json.createObjectNode().put("schema", SCHEMA)
          .put("id", id).put("passed", outcome.passed()).put("exitCode", outcome.exitCode())
          .put("tookMs", outcome.took().toMillis()).put("output", redactor.text(outcome.output()))));
    }
    if (alone) {
      return;
    }
    String seconds = String.format(Locale.ROOT, "%.1f", outcome.took().toMillis() / 1000.0);
    terminal.out().println(outcome.passed()
        ? terminal.paint(Style.GOOD, "✓ ") + text(key, seconds, id)
        : terminal.paint(Style.BAD, "✗ ") + text(key, seconds, id));
  }

  /// The command that is about to be run.
  void command(List<String> words) {
    terminal.err().println(terminal.paint(Style.DIM, "$ " + safe(String.join(" ", words))));
  }

  /// A line that it printed.
  void echo(String line) {
    if (!alone) {
      terminal.err().println(terminal.paint(Style.DIM, "  " + safe(line)));
    }
  }

  private void good(String key, Object... args) {
    terminal.out().println(terminal.paint(Style.GOOD, "✓ ") + text(key, args));
  }

  /// On standard output, unless that carries a document.
  void say(String key, Object... args) {
    (alone ? terminal.err() : terminal.out()).println(text(key, args));
  }

  void warn(Message message) {
    terminal.err().println(terminal.paint(Style.WARN, "! ") + text(message));
  }

  void refused(Message message) {
    terminal.err().println(terminal.paint(Style.BAD, "✗ ") + text(message));
  }

  void tell(Message message) {
    terminal.err().println(text(message));
  }

  String text(Message message) {
    return safe(terminal.texts().get(message));
  }

  private String text(String key, Object... args) {
    return safe(terminal.texts().get(key, args));
  }

  /// What may be told to a screen that others see.
  private String safe(String text) {
    return redactor.text(text);
  }
}
