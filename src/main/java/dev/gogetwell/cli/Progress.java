package dev.gogetwell.cli;

import dev.gogetwell.cli.Terminal.Style;
import dev.gogetwell.engine.RunEvent;
import dev.gogetwell.engine.RunListener;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.Secrets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Shows on standard error what a run is doing: one line that is written over where colours may be used, else a line
/// only when the verdict changes. Called on threads of the run, one event at a time.
final class Progress implements RunListener {
  private final Terminal terminal;
  private final Function<Settings, Secrets> known;
  private Secrets secrets = Secrets.none();
  private Redactor redactor = Redactor.generic();
  private final Map<String, RunEvent.WaitStarted> waits = new LinkedHashMap<>();
  private Optional<String> lastVerdict = Optional.empty();

  /// @param known what must not be told, as soon as the settings are known
  Progress(Terminal terminal, Function<Settings, Secrets> known) {
    this.terminal = terminal;
    this.known = known;
  }

  @Override
  public void onEvent(RunEvent event) {
    switch (event) {
      case RunEvent.WaitStarted wait -> {
        waits.put(wait.id(), wait);
        showWait(wait.at());
      }
      case RunEvent.WaitEnded ended -> {
        waits.remove(ended.id());
        showWait(ended.at());
      }
      case RunEvent.VerdictChanged changed -> verdict(changed);
      case RunEvent.SettingsRead read -> {
        secrets = known.apply(read.settings());
        redactor = new Redactor(secrets);
      }
      case RunEvent.RoutePlanned planned -> redactor = new Redactor(secrets.withRoute(planned.route()));
      case RunEvent.SymptomRead _, RunEvent.EvidenceAdded _, RunEvent.StepsChanged _, RunEvent.HostContacted _,
          RunEvent.Finished _ -> { }
    }
  }

  private void showWait(Duration at) {
    if (!terminal.colour() || waits.isEmpty()) {
      return;
    }
    RunEvent.WaitStarted oldest = waits.values().iterator().next();
    Duration left = oldest.at().plus(oldest.atMost()).minus(at);
    line(terminal.texts().get("cli.waiting", seconds(at), terminal.texts().get(oldest.what()),
        seconds(left.isNegative() ? Duration.ZERO : left)));
  }

  private void verdict(RunEvent.VerdictChanged changed) {
    Optional<String> text = changed.verdict().rootCause().map(this::sentence);
    if (text.isPresent() && !text.equals(lastVerdict) && changed.verdict().stillTesting()) {
      lastVerdict = text;
      clear();
      terminal.err().println(terminal.paint(Style.DIM, terminal.texts().get("cli.so-far", seconds(changed.at())))
          + text.get());
    }
  }

  private String sentence(Finding finding) {
    Message sentence = finding.sentence();
    return redactor.text(terminal.texts().get(sentence)) + terminal.paint(Style.DIM,
        terminal.texts().get("cli.still-testing", terminal.texts().get("confidence." + finding.confidence().word())));
  }

  private void line(String text) {
    String shown = redactor.text(text);
    terminal.line(shown.substring(0, Math.min(shown.length(), 110)));
  }

  /// Takes the line away.
  void clear() {
    terminal.line("");
  }

  private static String seconds(Duration duration) {
    return String.format(java.util.Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
  }
}
