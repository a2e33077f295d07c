package dev.gogetwell.cli;

import dev.gogetwell.cli.Terminal.Style;
import dev.gogetwell.model.Comparison;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.NotTestable;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.report.StepSummary;
import dev.gogetwell.report.WhoseTrouble;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Prints a redacted report for a reader at a terminal: the sentence, why, what was ruled out, what stayed open, and
/// the ways out. One report, one thread.
final class VerdictPrinter {
  private final Terminal terminal;
  private final String environments;

  /// @param read whether the report was read from a file: "this" terminal would be the reader's
  VerdictPrinter(Terminal terminal, boolean read) {
    this.environments = read ? "report.source." : "environment.";
    this.terminal = terminal;
  }

  void print(Report report) {
    Verdict verdict = report.verdict();
    headline(report);
    steps(report);
    verdict.causes().forEach(this::why);
    list("cli.head.warnings", verdict.warnings().stream()
        .map(w -> mark("!", Style.WARN) + text(w.sentence()) + dim(" " + w.code())
            + w.details().stream().map(detail -> "\n    " + dim(text(detail))).collect(Collectors.joining())).toList());
    list("cli.head.ruled-out", verdict.ruledOut().stream().map(this::ruledOut).toList());
    list("cli.head.not-testable", verdict.notTestable().stream().map(this::notTestable).toList());
    list("cli.head.remedies", report.remedies().stream().flatMap(r -> remedy(r).stream()).toList());
    footer(report);
  }

  private void headline(Report report) {
    Verdict verdict = report.verdict();
    String seconds = String.format(Locale.ROOT, "%.1f", report.took().toMillis() / 1000.0);
    out(switch (verdict.state()) {
      case HEALTHY -> mark("✓", Style.GOOD)
          + terminal.paint(Style.BOLD, text("cli.verdict.healthy", report.route().module())) ;
      case PROBLEM -> mark("✗", Style.BAD) + terminal.paint(Style.BOLD, text(verdict.causes().getFirst().sentence()));
      case CANNOT_TELL -> mark("?", Style.WARN) + terminal.paint(Style.BOLD, text("cli.verdict.cannot-tell"));
      case OPEN -> mark("?", Style.WARN) + terminal.paint(Style.BOLD, text("cli.verdict.open"));
    });
    verdict.rootCause().ifPresent(cause -> out("  " + terminal.paint(Style.BAD, found(cause)) + dim(" · "
        + cause.code() + " · " + text("ui.seconds", seconds))));
    report.settings().go().ifPresent(go -> out(dim("  " + text("cli.judged",
        go.version().isEmpty() ? go.path() : go.version(),
        text(environments + report.settings().source().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))))));
  }

  /// What is likely was not found yet, so nothing is called found beside that word.
  private String found(Finding cause) {
    String found = text("cli.cause." + cause.confidence().word());
    return cause.confidence() == Confidence.CERTAIN ? found + " · " + text("confidence.certain") : found;
  }

  private void steps(Report report) {
    out("");
    StepSummary.lines(report.steps()).forEach(line -> out("  " + mark(line.sign().text(), style(line.sign()))
        + text(line.name()) + "  " + dim(text(line.summary()))));
  }

  private static Style style(StepSummary.Sign sign) {
    return switch (sign) {
      case FINE -> Style.GOOD;
      case BROKEN -> Style.BAD;
      case NOTE -> Style.WARN;
      case FOLLOWS, OPEN -> Style.DIM;
    };
  }

  private void why(Finding cause) {
    out("");
    String seen = cause.evidence().isEmpty() ? "" : "  " + cause.evidence();
    out(terminal.paint(Style.BOLD, text("cli.head.why")) + dim("  " + cause.code() + seen));
    for (Comparison comparison : cause.comparisons()) {
      out("  " + text(comparison.changed()));
      comparison.cells().forEach(cell -> out("    " + pips(cell) + "  " + text(cell.label())
          + (cell.control() ? dim("  " + text("cli.control")) : "")));
    }
    cause.details().forEach(detail -> out("  " + text(detail)));
    WhoseTrouble.of(cause).ifPresent(answers -> out("  " + text(answers)));
  }

  private String pips(Comparison.Cell cell) {
    int shown = Math.min(cell.total(), 10);
    int passed = Math.min(cell.passed(), shown);
    return terminal.paint(cell.countsTrouble() ? Style.BAD : Style.GOOD, "●".repeat(passed))
        + terminal.paint(Style.BAD, "○".repeat(shown - passed))
        + " " + cell.passed() + "/" + cell.total();
  }

  private String ruledOut(RuledOut suspicion) {
    return mark("✓", Style.GOOD) + text(Message.of("cli.ruled-out",
        text(Message.of(suspicion.code().messageKey() + ".title")), text(suspicion.why())))
        + dim(" " + suspicion.code());
  }

  private String notTestable(NotTestable open) {
    return mark("?", Style.WARN) + text(open.what()) + " " + text(open.why());
  }

  private List<String> remedy(Remedy remedy) {
    if (remedy.isAutomatic()) {
      return List.of(terminal.paint(Style.ACCENT, remedy.id()) + "  " + text(remedy.title()),
          dim("    " + text(remedy.why())),
          dim("    gogetwell fix try " + remedy.id() + "   ·   gogetwell fix apply " + remedy.id()));
    }
    return remedy.steps().stream().map(step -> terminal.paint(Style.ACCENT, remedy.id()) + "  " + text(step)).toList();
  }

  private void list(String head, List<String> lines) {
    if (!lines.isEmpty()) {
      out("");
      out(terminal.paint(Style.BOLD, text(head)));
      lines.forEach(line -> out("  " + line));
    }
  }

  private void footer(Report report) {
    if (!report.hostsContacted().isEmpty()) {
      out("");
      out(dim(text("cli.hosts-contacted", String.join(", ", report.hostsContacted()))));
    }
    switch (report.end()) {
      case COMPLETE -> { }
      case OUT_OF_TIME -> out(dim(text("cli.out-of-time")));
      case CANCELLED -> out(dim(text("cli.cancelled")));
    }
  }

  private String mark(String sign, Style style) {
    return terminal.paint(style, sign) + " ";
  }

  private String dim(String text) {
    return terminal.paint(Style.DIM, text);
  }

  private String text(Message message) {
    return terminal.texts().get(message);
  }

  private String text(String key, Object... args) {
    return terminal.texts().get(key, args);
  }

  private void out(String line) {
    terminal.out().println(line);
  }
}
