package dev.gogetwell.ui.port;

import dev.gogetwell.model.Der;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.report.FixRecord;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.text.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Writes a run to a file for somebody else. Any thread; blocks for the file.
public interface ReportWriter {
  /// What redaction would take out of this report, so that the user sees it before saving.
  List<Removal> removals(Report report);

  /// Writes the report.
  ///
  /// @param opened the run; one of another computer stays one of another computer in the file
  /// @param fixes what became of the remedies since the run; only the HTML form has a place for them
  /// @param dependencies what a look at the dependencies of the same project found; for the HTML form as well
  /// @throws ServiceException if the file cannot be written
  void write(LoadedReport opened, List<FixRecord> fixes, Optional<Dependencies.Looked> dependencies, Wish wish,
      Path file) throws ServiceException;

  /// Writes certificates of the run as PEM.
  ///
  /// @throws ServiceException if the file cannot be written
  void write(List<Der> certificates, Path file) throws ServiceException;

  /// Writes a text that is ready.
  ///
  /// @throws ServiceException if the file cannot be written
  void write(String text, Path file) throws ServiceException;

  /// What to write.
  ///
  /// @param languages one or both, the leading one first; ignored by JSON
  /// @param redact whether names and secrets are replaced
  record Wish(Form form, List<Language> languages, boolean redact) {
    public Wish {
      languages = List.copyOf(languages);
    }
  }

  /// The forms of a report.
  enum Form {
    HTML("html"),
    JSON("json"),
    /// One page to the IT department: the proof and the request.
    LETTER("html"),
    /// To those who keep the firewall: what must be reachable from here.
    HOSTS("html");

    private final String extension;

    Form(String extension) {
      this.extension = extension;
    }

    /// The ending of the file, without the dot.
    public String extension() {
      return extension;
    }
  }

  /// One kind of thing that redaction takes out.
  ///
  /// @param what how many of what kind
  /// @param placeholder what stands there instead
  record Removal(Message what, String placeholder) {}
}
