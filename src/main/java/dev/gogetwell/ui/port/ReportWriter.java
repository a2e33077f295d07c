package dev.gogetwell.ui.port;

import dev.gogetwell.model.Der;
import dev.gogetwell.model.Message;
import dev.gogetwell.report.FixRecord;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.text.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Writes a run to a file for somebody else. Any thread; blocks for the file.
public interface ReportWriter {
  /// What [#write] would write. Takes as long as that, but for the file.
  ///
  /// @throws ServiceException if it cannot be told
  Paper look(Draft draft) throws ServiceException;

  /// Writes it.
  ///
  /// @throws ServiceException if the file cannot be written
  void write(Draft draft, Path file) throws ServiceException;

  /// Writes certificates of the run as PEM.
  ///
  /// @throws ServiceException if the file cannot be written
  void write(List<Der> certificates, Path file) throws ServiceException;

  /// Writes a text that is ready.
  ///
  /// @throws ServiceException if the file cannot be written
  void write(String text, Path file) throws ServiceException;

  /// All that a file is made of.
  ///
  /// @param opened the run; one of another computer stays one of another computer in the file
  /// @param fixes what became of the remedies since the run; only the HTML form has a place for them
  /// @param dependencies what a look at the dependencies of the same project found; for the HTML form as well
  record Draft(LoadedReport opened, List<FixRecord> fixes, Optional<Dependencies.Looked> dependencies, Wish wish) {
    public Draft {
      fixes = List.copyOf(fixes);
    }
  }

  /// In which form.
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
