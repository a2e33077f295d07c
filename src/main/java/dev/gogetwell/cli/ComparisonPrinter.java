package dev.gogetwell.cli;

import dev.gogetwell.cli.Terminal.Style;
import dev.gogetwell.model.Finding;
import dev.gogetwell.report.ComparedAnswers;
import dev.gogetwell.report.ComparedCertificates;
import dev.gogetwell.report.ComparedSettings;
import dev.gogetwell.report.ReportComparison;
import dev.gogetwell.text.ShownDate;
import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Prints a comparison for a reader at a terminal: what became of the verdict, what may decide, then the rest. The values
/// stand below each other, so that a narrow terminal is wide enough. One comparison, one thread.
final class ComparisonPrinter {
  private final Terminal terminal;
  private final Texts texts;

  ComparisonPrinter(Terminal terminal) {
    this.terminal = terminal;
    this.texts = terminal.texts();
  }

  void print(ReportComparison compared) {
    out(terminal.paint(Style.BOLD, texts.get(compared.outcome().sentence())));
    out("");
    side("1", compared.first());
    side("2", compared.second());
    compared.cautions().forEach(caution -> out(terminal.paint(Style.WARN, "! ") + texts.get(caution)));
    decides(compared);
    head("runs.head.settings", compared.settings().size());
    compared.settings().forEach(this::setting);
    head("runs.head.answers", compared.answers().size());
    compared.answers().forEach(this::answer);
    head("runs.head.certificates", compared.certificates().size());
    compared.certificates().forEach(this::certificate);
    out("");
    if (compared.isAlike()) {
      out(texts.get("runs.alike"));
    }
    out(dim(texts.get("runs.hosts-alike", compared.alike())));
    if (!compared.hidden().isEmpty()) {
      out(dim(texts.get("runs.hidden", cell(String.join(", ", compared.hidden())))));
    }
  }

  private void side(String number, ReportComparison.Side side) {
    String when = ShownDate.dayAndTime(texts.language(), side.started());
    out(terminal.paint(Style.ACCENT, number) + "  " + texts.get(side.own() ? "runs.own" : "runs.others", when,
        side.os(), texts.get("report.source." + side.source().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))));
    out("   " + texts.get(side.verdict())
        + side.cause().map(Finding::code).map(code -> dim("  " + code.code())).orElse(""));
  }

  private void decides(ReportComparison compared) {
    if (compared.stop().isEmpty() && !compared.hasQuestion()) {
      return;
    }
    head("runs.head.decides", 1);
    compared.stop().ifPresent(this::answer);
    compared.deciding().forEach(this::setting);
    if (compared.hasQuestion() && compared.deciding().isEmpty()) {
      out("  " + texts.get("runs.no-deciding"));
    }
  }

  private void setting(ComparedSettings.Difference difference) {
    pair(difference.name(), value(difference.first()), value(difference.second()));
  }

  private String value(Optional<String> value) {
    return value.map(ComparisonPrinter::cell).orElseGet(() -> dim(texts.get("runs.not-set")));
  }

  private void answer(ComparedAnswers.Difference difference) {
    pair(difference.authority(), answer(difference.first()), answer(difference.second()));
  }

  private String answer(Optional<ComparedAnswers.Answer> answer) {
    return answer.map(given -> given.words(texts)).orElseGet(() -> dim(texts.get("runs.not-on-route")));
  }

  private void certificate(ComparedCertificates.Difference difference) {
    pair(difference.authority(), difference.first().words(texts), difference.second().words(texts));
  }

  private void pair(String name, String first, String second) {
    out("  " + cell(name));
    List.of("1  " + first, "2  " + second).forEach(line -> out("    " + line));
  }

  /// A value from a report: in one line, and no longer than a reader bears.
  private static String cell(String text) {
    return Visible.line(Visible.cell(text));
  }

  private void head(String key, int lines) {
    if (lines > 0) {
      out("");
      out(terminal.paint(Style.BOLD, texts.get(key)));
    }
  }

  private String dim(String text) {
    return terminal.paint(Style.DIM, text);
  }

  private void out(String line) {
    terminal.out().println(line);
  }
}
