package dev.gogetwell.report;

import dev.gogetwell.gorules.ShellWords;
import dev.gogetwell.gorules.SshConfigText;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.RemedyState;
import dev.gogetwell.model.Report;
import dev.gogetwell.text.Visible;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The ways out, in order of harm, with what became of them: what was written, what the command said, how to undo.
final class FixSection {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final BilingualWriter speech;
  private final Report report;
  private final List<FixRecord> fixes;
  private final ZoneId zone;
  private final ShellWords shell;

  FixSection(BilingualWriter speech, Report report, List<FixRecord> fixes, ZoneId zone) {
    this.speech = speech;
    this.report = report;
    this.fixes = fixes;
    this.zone = zone;
    this.shell = ShellWords.of(report.settings().os());
  }

  void write(Html html) {
    if (report.remedies().isEmpty()) {
      html.open("p", "class", "muted");
      speech.block(html, "report.fix.none");
      html.close();
    }
    for (Remedy remedy : report.remedies()) {
      List<FixRecord> records = fixes.stream().filter(fix -> fix.remedy().equals(remedy.id())).toList();
      remedy(html, remedy, records);
    }
  }

  private void remedy(Html html, Remedy remedy, List<FixRecord> records) {
    RemedyState state = records.isEmpty() ? RemedyState.POSSIBLE : records.getLast().state();
    boolean good = state == RemedyState.VERIFIED || state == RemedyState.WORKS;
    String style = remedy.harm() == Harm.WEAKENS ? "fix weak" : good ? "fix good" : "fix";
    html.open("div", "class", style).open("div", "class", "top");
    html.open("b", "class", styleOf(state));
    icon(state).draw(html).text(" ");
    speech.line(html, "report.fix.state." + JsonForm.word(state));
    html.close().text(" ");
    if (!records.isEmpty() && records.getLast().at().isPresent()) {
      html.text(CLOCK.format(records.getLast().at().get().atZone(zone)) + " ");
    }
    html.open("b");
    speech.block(html, remedy.title());
    html.close().open("p");
    speech.block(html, remedy.why());
    html.close();
    // Steps that a person carries out, and that write nothing here, do not only remove a setting.
    if (remedy.harm() != Harm.NONE || !remedy.changes().isEmpty()) {
      html.open("p", "class", remedy.harm() == Harm.WEAKENS ? "bad" : "muted");
      speech.line(html, "report.harm." + JsonForm.word(remedy.harm()));
      html.close();
    }
    html.close();
    steps(html, remedy);
    changes(html, remedy, records);
    records.forEach(record -> outcome(html, record));
    html.close();
  }

  private void steps(Html html, Remedy remedy) {
    if (!remedy.steps().isEmpty()) {
      html.open("div", "class", "part").open("ol");
      for (Message step : remedy.steps()) {
        html.open("li");
        speech.block(html, step);
        html.close();
      }
      html.close().close();
    }
  }

  private void changes(Html html, Remedy remedy, List<FixRecord> records) {
    if (remedy.changes().isEmpty()) {
      return;
    }
    html.open("div", "class", "part").open("pre");
    for (Change change : remedy.changes()) {
      html.outside(shell.withHome(line(change))).text("\n");
    }
    html.close();
    for (FixRecord record : records) {
      for (FixRecord.Edit edit : record.edits()) {
        html.open("pre", "class", "muted").outside(edit.file()).close().open("pre");
        edit.diff().stream().limit(40).forEach(line -> html
            .open("span", "class", line.startsWith("+") ? "add" : line.startsWith("-") ? "del" : "muted")
            .outside(line).close().text("\n"));
        html.close();
      }
    }
    html.close();
  }

  private void outcome(Html html, FixRecord record) {
    record.outcome().ifPresent(outcome -> {
      html.open("pre", "class", "output").open("b").text("$ ").outside(String.join(" ", outcome.command())).close()
          .text("\n").outside(outcome.output(), Visible.OUTPUT).text("\n").open("span", "class", "muted");
      speech.line(html, "report.fix.exit", Integer.toString(outcome.exitCode()), "%.1f".formatted(outcome.took().toMillis() / 1000.0));
      html.close().close();
    });
  }

  /// The change as a person would type it.
  private String line(Change change) {
    return switch (change) {
      case Change.GoEnv c -> shell.line(c.value().map(v -> List.of("go", "env", "-w", c.name() + "=" + v))
          .orElse(List.of("go", "env", "-u", c.name())));
      case Change.GitConfig c -> shell.line(Stream.of(List.of("git", "config"),
          c.file().map(f -> List.of("--file", f)).orElse(List.of("--global")),
          c.value().map(v -> List.of("--replace-all", c.name(), v)).orElse(List.of("--unset-all", c.name())))
          .flatMap(List::stream).toList());
      case Change.GitConfigAdded c -> shell.line(List.of("git", "config", "--global", "--add", c.name(), c.value()));
      case Change.SshHost c -> new SshConfigText(c.name(), c.server(), c.port()).inOneLine();
      case Change.NewModule c -> shell.line(List.of("go", "mod", "init", c.name()));
      case Change.PutAside c -> {
        String path = shell.below(c.folder(), c.name());
        yield shell.moving(path, path + ".aside");
      }
      case Change.UserEnvironment c -> c.value().map(v -> c.name() + "=" + v).orElse("unset " + c.name());
      case Change.TrustBundle c -> "cat " + String.join(" ", c.sources()) + " > " + c.name();
    };
  }

  private static String styleOf(RemedyState state) {
    return switch (state) {
      case WORKS, VERIFIED, APPLIED -> "ok";
      case FAILED -> "bad";
      case POSSIBLE, TRYING, APPLYING, UNDONE -> "muted";
    };
  }

  private static Icon icon(RemedyState state) {
    return switch (state) {
      case WORKS -> Icon.CHECK;
      case VERIFIED, APPLIED -> Icon.FINE;
      case FAILED -> Icon.CROSS;
      case UNDONE -> Icon.UNDONE;
      case POSSIBLE, TRYING, APPLYING -> Icon.OPEN;
    };
  }
}
