package dev.gogetwell.app.window;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.report.DamagedReportException;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.ui.port.RunStore;
import dev.gogetwell.ui.port.ServiceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Recent runs as redacted JSON files in one folder; a file beside a run says that a remedy was verified, and names the
/// changes that it was verified with. Any thread.
final class RunFolder implements RunStore {
  private static final int KEPT = 30;
  private static final int SHOWN = 8;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Pattern OURS = Pattern.compile("\\d{8}-\\d{6}-\\d{3}");

  private final Path folder;
  private final ReportJson json;
  private final UnaryOperator<LoadedReport> opening;
  private final Function<Report, Redactor> redaction;
  private final Supplier<Set<String>> undone;

  /// @param opening judges what was read, and says what of it may be carried out here
  /// @param redaction knows what must not be kept of a run
  /// @param undone the changes that were taken back, by the names of the journal
  RunFolder(Path folder, ReportJson json, UnaryOperator<LoadedReport> opening, Function<Report, Redactor> redaction,
      Supplier<Set<String>> undone) {
    this.folder = folder;
    this.json = json;
    this.opening = opening;
    this.redaction = redaction;
    this.undone = undone;
  }

  @Override
  public List<Entry> recent() {
    Set<String> back = undone.get();
    return names().stream().limit(SHOWN).flatMap(name -> entry(name, back).stream()).toList();
  }

  /// The runs that this program made here.
  List<Report> own() {
    return names().stream().flatMap(name -> {
      try {
        return Stream.of(open(file(name)));
      } catch (ServiceException _) {
        return Stream.empty();
      }
    }).filter(LoadedReport::own).map(LoadedReport::report).toList();
  }

  @Override
  public Entry save(Report report) throws ServiceException {
    String name = NAME.format(report.started());
    try {
      Files.createDirectories(folder);
      Files.writeString(file(name), json.writeOwn(redaction.apply(report).redact(report)));
      for (String old : names().stream().skip(KEPT).toList()) {
        Files.deleteIfExists(file(old));
        Files.deleteIfExists(fixed(old));
      }
    } catch (IOException e) {
      throw new ServiceException(Message.of("window.error.cannot-save", folder), e);
    }
    return of(name, report, Set.of());
  }

  /// Deletes an ordinary file of a run in this very folder and nothing else: a link, whatever it leads to, a folder,
  /// and what has no name of ours stay as they are.
  @Override
  public void delete(Entry entry) throws ServiceException {
    Path file = file(entry.id());
    try {
      if (!OURS.matcher(entry.id()).matches() || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw new ServiceException(Message.of("window.error.cannot-delete", file));
      }
      for (Path each : List.of(file, fixed(entry.id()))) {
        if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
          Files.deleteIfExists(each);
        } else if (Files.exists(each, LinkOption.NOFOLLOW_LINKS)) {
          throw new ServiceException(Message.of("window.error.cannot-delete", each));
        }
      }
    } catch (IOException e) {
      throw new ServiceException(Message.of("window.error.cannot-delete", file), e);
    }
  }

  @Override
  public void markFixed(Entry entry, List<String> changes) throws ServiceException {
    if (!Files.exists(file(entry.id()))) {
      return; // It was deleted since.
    }
    try {
      Files.write(fixed(entry.id()), changes);
    } catch (IOException e) {
      throw new ServiceException(Message.of("window.error.cannot-save", folder), e);
    }
  }

  @Override
  public LoadedReport open(Entry entry) throws ServiceException {
    return open(file(entry.id()));
  }

  @Override
  public LoadedReport open(Path file) throws ServiceException {
    return opening.apply(read(file));
  }

  private LoadedReport read(Path file) throws ServiceException {
    try {
      return json.read(RegularFile.at(file).bytes(InputLimit.REPORT));
    } catch (IOException e) {
      throw new ServiceException(
          RefusedFileException.sentence(e, Message.of("window.error.cannot-open", file.getFileName())), e);
    } catch (DamagedReportException e) {
      throw new ServiceException(e.what(), e);
    }
  }

  private Optional<Entry> entry(String name, Set<String> back) {
    try {
      return Optional.of(of(name, read(file(name)).report(), back));
    } catch (ServiceException _) {
      return Optional.empty(); // A file that somebody else put there.
    }
  }

  private Entry of(String name, Report report, Set<String> back) {
    String what = report.target().module().isEmpty()
        ? report.target().project().orElse("") : report.target().module();
    return new Entry(name, report.started(), what, report.verdict().state(),
        report.verdict().rootCause().map(Finding::code), isFixed(name, back));
  }

  /// Versions before wrote a mark without changes.
  private boolean isFixed(String name, Set<String> back) {
    try {
      return new String(RegularFile.at(fixed(name)).bytes(InputLimit.REPORT), StandardCharsets.UTF_8).lines()
          .noneMatch(back::contains);
    } catch (IOException _) {
      return false;
    }
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length())).sorted(Comparator.reverseOrder()).toList();
    } catch (IOException _) {
      return List.of(); // No run was kept yet.
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".json");
  }

  private Path fixed(String name) {
    return folder.resolve(name + ".fixed");
  }
}
