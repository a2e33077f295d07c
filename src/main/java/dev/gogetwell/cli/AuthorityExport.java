package dev.gogetwell.cli;

import dev.gogetwell.model.Der;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Report;
import dev.gogetwell.remedy.PemBlock;
import dev.gogetwell.remedy.ServedRoot;
import dev.gogetwell.text.Visible;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// `gogetwell fix export`: the authority behind the chain of a run, as PEM. Name and fingerprint are always told; a
/// file is written only where one was named, and never over another. Saving trusts nobody. One run, one thread.
final class AuthorityExport {
  private final Terminal terminal;

  AuthorityExport(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Tells, and writes where `file` is present.
  ///
  /// @return the exit code
  int export(Report report, Optional<Path> file) {
    Optional<ServedRoot> root = ServedRoot.of(chain(report));
    if (root.isEmpty()) {
      terminal.err().println(terminal.texts().get("fix.export.none"));
      return ExitCode.PROBLEM;
    }
    terminal.out().println(Visible.line(root.get().name()));
    terminal.out().println("SHA-256 " + root.get().fingerprint());
    if (file.isEmpty()) {
      terminal.out().println(terminal.texts().get("fix.export.compare"));
      return ExitCode.OK;
    }
    try {
      Files.write(file.get(), PemBlock.file(List.of(root.get().der())), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      terminal.err().println(terminal.texts().get("fix.export.exists", Visible.line(file.get().toString())));
      return ExitCode.USAGE;
    } catch (IOException e) {
      terminal.err().println(terminal.texts().get("window.error.cannot-save", file.get()));
      return ExitCode.USAGE;
    }
    terminal.out().println(terminal.texts().get("fix.export.wrote", file.get()));
    return ExitCode.OK;
  }

  /// The chain of the hop at which go stops, else the first that was seen.
  private static List<Der> chain(Report report) {
    List<Evidence> seen = report.evidence().stream().filter(e -> e.trial().isEmpty()
        && e.measurement() instanceof TlsHandshake tls && !tls.chain().isEmpty()).toList();
    return seen.stream().filter(e -> report.verdict().stoppedAt().isPresent()
            && e.hop().equals(report.verdict().stoppedAt())).findFirst().or(() -> seen.stream().findFirst())
        .map(e -> ((TlsHandshake) e.measurement()).chain()).orElse(List.of());
  }
}
