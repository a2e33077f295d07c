package dev.gogetwell.cli;

import dev.gogetwell.cli.Terminal.Style;
import dev.gogetwell.hygiene.HygieneFinding;
import dev.gogetwell.hygiene.HygieneReport;
import dev.gogetwell.hygiene.HygieneRule.Grade;
import dev.gogetwell.hygiene.ModuleRow;
import dev.gogetwell.hygiene.ToolOutcome;
import dev.gogetwell.hygiene.ToolOutcome.State;
import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Tells the hygiene of a project on a terminal. One thread.
final class HygienePrinter {
  private final Terminal terminal;
  private final Texts texts;
  private final UnaryOperator<String> redaction;

  HygienePrinter(Terminal terminal, UnaryOperator<String> redaction) {
    this.terminal = terminal;
    this.texts = terminal.texts();
    this.redaction = redaction;
  }

  void print(HygieneReport report) {
    terminal.out().println(terminal.paint(Style.BOLD, texts.get("hygiene.head", shown(report.module()),
        report.counts(texts))));
    report.findings().forEach(this::print);
    if (report.findings().isEmpty() && report.tools().stream().anyMatch(tool -> tool.state() == State.ANSWERED)) {
      terminal.out().println(terminal.paint(Style.GOOD, texts.get("hygiene.good")));
    }
    printLicences(report);
    terminal.out().println(terminal.paint(Style.BOLD, texts.get("hygiene.tools")));
    report.tools().forEach(this::print);
    if (report.tools().stream().anyMatch(tool -> tool.state() == State.TIMED_OUT)) {
      terminal.out().println(terminal.paint(Style.DIM, texts.get("hygiene.more-time")));
    }
    if (report.tools().stream().anyMatch(tool -> tool.state() == State.MISSING
        && tool.tool().startsWith("govulncheck"))) {
      terminal.out().println(terminal.paint(Style.DIM, texts.get("hygiene.govulncheck")));
    }
  }

  /// How many modules have each licence.
  private void printLicences(HygieneReport report) {
    Map<String, Long> counted = report.modules().stream().filter(row -> !row.licence().isEmpty())
        .collect(Collectors.groupingBy(ModuleRow::licence, TreeMap::new, Collectors.counting()));
    if (!counted.isEmpty()) {
      terminal.out().println(terminal.paint(Style.BOLD, texts.get("hygiene.licences")));
      counted.forEach((name, count) -> terminal.out().println("  " + name + ": " + count));
    }
  }

  private void print(HygieneFinding finding) {
    Grade grade = finding.rule().grade();
    Style style = grade == Grade.ERROR ? Style.BAD : grade == Grade.WARNING ? Style.WARN : Style.DIM;
    String where = finding.where().map(at -> at.shown() + ": ").orElse("");
    String likely = finding.likelihood(texts).map(word -> " (" + word + ")").orElse("");
    terminal.out().println(terminal.paint(style, texts.get("hygiene.grade." + grade.word())) + likely + "  "
        + shown(where) + shown(texts.get(finding.what())));
    if (finding.via().size() > 2) {
      terminal.out().println("    " + texts.get("hygiene.via", shown(String.join(" → ", finding.via()))));
    }
    finding.command().ifPresent(command ->
        terminal.out().println("    " + texts.get("hygiene.mend", shown(command))));
  }

  private void print(ToolOutcome tool) {
    Style style = tool.state() == State.ANSWERED ? Style.GOOD : Style.DIM;
    terminal.out().println("  " + terminal.paint(style, tool.tool()) + ": "
        + texts.get("hygiene.tool." + tool.word())
        + (tool.said().isEmpty() ? "" : " – " + shown(Visible.cell(tool.said().lines().findFirst().orElse("")))));
  }

  private String shown(String text) {
    return Visible.line(redaction.apply(text));
  }
}
