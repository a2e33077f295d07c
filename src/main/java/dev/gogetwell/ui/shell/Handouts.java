package dev.gogetwell.ui.shell;

import dev.gogetwell.model.Der;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import dev.gogetwell.remedy.RemedyScript;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.report.StepSummary;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.fix.RemedyBoard;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.port.ReportWriter;
import dev.gogetwell.ui.run.LiveRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What a run gives out of the window: the files that a user asks for, and what he puts on the clipboard. JavaFX thread
/// only.
final class Handouts {
  private final Widgets parts;
  private final RunFlow.Desk desk;
  private final LiveRun run;
  private final boolean own;
  private final Consumer<Exception> refused;

  /// @param own whether this program made the run here, for this user
  /// @param refused is told what could not be done
  Handouts(Widgets parts, RunFlow.Desk desk, LiveRun run, boolean own, Consumer<Exception> refused) {
    this.parts = parts;
    this.desk = desk;
    this.run = run;
    this.own = own;
    this.refused = refused;
  }

  /// Asks for a file and saves the report.
  ///
  /// @param board what became of the remedies
  void save(ReportWriter.Wish wish, Optional<RemedyBoard> board) {
    Optional<ReportWriter.Draft> draft = draft(wish, board);
    if (draft.isEmpty()) {
      desk.notices().tell(parts.texts().of("ui.report.not-yet"));
      return;
    }
    String name = switch (wish.form()) {
      case HTML, JSON -> "gogetwell-report";
      case LETTER -> "letter-to-it";
      case HOSTS -> "letter-to-firewall-desk";
    };
    ask("ui.report.save-as", name + "." + wish.form().extension())
        .ifPresent(path -> write(path, () -> desk.reports().write(draft.get(), path)));
  }

  /// All that would be saved now; empty as long as there is no report.
  ///
  /// @param board what became of the remedies
  Optional<ReportWriter.Draft> draft(ReportWriter.Wish wish, Optional<RemedyBoard> board) {
    return run.report().map(report -> new ReportWriter.Draft(new LoadedReport(report, own, List.of()),
        board.map(RemedyBoard::records).orElse(List.of()),
        own ? desk.dependencies().apply(run.target()) : Optional.empty(), wish));
  }

  /// Asks for a file, makes this handshake once more and saves it for Wireshark.
  void saveCapture(TlsHandshake shown) {
    ask("ui.tls.record", "handshake.pcapng")
        .ifPresent(path -> write(path, () -> desk.captures().record(shown, path)));
  }

  /// Asks for a file and saves these certificates as PEM.
  void saveCertificates(List<Der> certificates, String suggestedName) {
    ask("ui.cert.pem.save-as", suggestedName)
        .ifPresent(path -> write(path, () -> desk.reports().write(certificates, path)));
  }

  /// Asks for a file and saves the steps of a report as a script for the computer that it is about. Nothing is run.
  void saveScript() {
    run.report().ifPresent(report -> {
      Texts texts = parts.texts().current().get();
      String os = report.settings().os();
      String script = RemedyScript.of(os, List.of(Message.of("ui.foreign.script.head", Wording.system(texts, os),
          Wording.dateTime(texts, report.started())), Message.of("ui.foreign.script.how")), report.remedies(),
          texts::get, redactor()::text);
      ask("ui.foreign.script", RemedyScript.name(os))
          .ifPresent(path -> write(path, () -> desk.reports().write(script, path)));
    });
  }

  private Optional<Path> ask(String titleKey, String suggestedName) {
    return desk.files().save(parts.texts().now(titleKey), suggestedName);
  }

  /// What writes one file.
  private interface Saving {
    void run() throws Exception;
  }

  /// Writes in the background and says so.
  private void write(Path file, Saving saving) {
    desk.background().run(() -> {
      saving.run();
      return file;
    }, saved -> desk.notices().tell(parts.texts().of("ui.report.saved", saved.getFileName())), refused);
  }

  /// Puts the run in a few lines on the clipboard and says so.
  void copySummary() {
    run.report().ifPresent(report -> copy(StepSummary.text(report, parts.texts().current().get())));
  }

  /// Puts text on the clipboard and says so.
  void copy(String text) {
    // What the judged settings call private is private here too, though the program itself may run in others.
    desk.board().put(redactor().text(text));
    desk.notices().tell(parts.texts().of("ui.copied"));
  }

  /// Puts a command on the clipboard as it runs on this computer, and says so.
  void copyCommand(String command) {
    desk.board().putCommand(redactor().command(command));
    desk.notices().tell(parts.texts().of("ui.copied"));
  }

  private Redactor redactor() {
    return run.settings().map(settings -> new Redactor(Secrets.of(settings, run.target())))
        .orElseGet(Redactor::generic);
  }
}
