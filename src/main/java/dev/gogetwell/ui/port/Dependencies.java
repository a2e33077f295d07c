package dev.gogetwell.ui.port;

import dev.gogetwell.hygiene.HygieneReport;
import dev.gogetwell.model.Settings;
import dev.gogetwell.remedy.RemedyDesk;
import dev.gogetwell.text.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Looks at the dependencies of a project with the tools of one environment, and writes what was found to files. Any
/// thread; blocks.
public interface Dependencies {
  /// Looks at a project; nothing of it is changed. Cancelled by interrupt.
  ///
  /// @param progress hears which tool runs
  /// @throws ServiceException if there is no module there, the policy is none, or no copy can be made
  Looked look(Wish wish, Consumer<String> progress) throws ServiceException, InterruptedException;

  /// Writes what was found, without anything private.
  ///
  /// @param language of the sentences
  /// @throws ServiceException if the file cannot be written
  void write(Looked looked, Form form, Language language, Path file) throws ServiceException;

  /// What is asked.
  ///
  /// @param project a folder in or below a module
  /// @param limit for all tools together
  /// @param install whether the user wants a tool that is missing to be installed into the folder of this program
  /// @param database a folder with the database of vulnerabilities; empty for the public one
  /// @param policy a file that says which licences may be used; empty for none
  record Wish(Path project, Duration limit, boolean install, Optional<Path> database, Optional<Path> policy) {}

  /// What was found. Names are true ones; passwords are taken out, since a screen is shared and photographed.
  ///
  /// @param settings of the environment in which it was found
  /// @param tools where a tool would be installed that the user wants to have
  /// @param desk where settings are mended that the project needs otherwise; its command is the proof
  record Looked(Settings settings, HygieneReport report, Instant when, Path tools, RemedyDesk desk) {}

  /// The forms of a file.
  enum Form {
    /// A page that prints.
    HTML("html"),
    /// For programs.
    JSON("json"),
    /// For the page of a code host.
    SARIF("sarif");

    private final String extension;

    Form(String extension) {
      this.extension = extension;
    }

    /// The ending of the file, without the dot.
    public String extension() {
      return extension;
    }
  }
}
