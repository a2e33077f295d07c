package dev.gogetwell.cli;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Writes what a command gives to the file that the user named, or to standard output for `-`, guarded both times. One
/// thread.
final class GivenFile {
  /// Without it spreadsheets of Windows take UTF-8 for the code page of the system.
  private static final String MARK = "\ufeff";

  /// The name of standard output.
  static final String STANDARD_OUTPUT = "-";

  private final Terminal terminal;

  GivenFile(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Refuses a file that cannot be written, before a run is worth its time.
  void check(String where) throws UsageException {
    if (where.equals("-")) {
      return;
    }
    check(path(where));
  }

  /// Refuses a file that cannot be written; a device or a pipe is as good as a file.
  static void check(Path file) throws UsageException {
    Path folder = file.toAbsolutePath().getParent();
    boolean possible = folder != null && Files.isDirectory(folder)
        && (Files.exists(file) ? Files.isWritable(file) && !Files.isDirectory(file) : Files.isWritable(folder));
    if (!possible) {
      throw new UsageException(Message.of("cli.cannot-write", file));
    }
  }

  /// Whether standard output belongs to a document alone.
  static boolean isAlone(Optional<String> document) {
    return document.filter(STANDARD_OUTPUT::equals).isPresent();
  }

  /// Writes a document. A file that is there and holds something else than JSON stays: with the words of a command in
  /// another order it would be the one that was to be read.
  void json(String where, String text) throws UsageException {
    if (where.equals(STANDARD_OUTPUT)) {
      terminal.json().println(text);
      return;
    }
    if (!holdsJson(path(where))) {
      throw new UsageException(Message.of("cli.no-json-there", where));
    }
    try (var sink = terminal.json(Files.newOutputStream(path(where)))) {
      sink.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      throw new UsageException(Message.of("cli.cannot-write", where));
    }
  }

  /// A stream for one JSON document a line, behind what the file holds. A file that holds something else than JSON
  /// stays.
  OutputStream jsonLines(String where) throws UsageException {
    if (where.equals(STANDARD_OUTPUT)) {
      return terminal.json();
    }
    check(where);
    if (!holdsJson(path(where))) {
      throw new UsageException(Message.of("cli.no-json-there", where));
    }
    try {
      return terminal.json(Files.newOutputStream(path(where), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException _) {
      throw new UsageException(Message.of("cli.cannot-write", where));
    }
  }

  private static boolean holdsJson(Path file) throws UsageException {
    try {
      String begin = new String(RegularFile.at(file).bytes(InputLimit.REPORT), StandardCharsets.UTF_8).stripLeading();
      return begin.isEmpty() || begin.startsWith("{") || begin.startsWith("[");
    } catch (NoSuchFileException _) {
      return true;
    } catch (RefusedFileException e) {
      if (!holdsNothing(e.reason())) {
        throw new UsageException(e.what());
      }
      return true;
    } catch (IOException _) {
      throw new UsageException(Message.of("cli.cannot-write", file));
    }
  }

  /// A device or a pipe holds nothing that could be lost. What OneDrive keeps elsewhere does.
  static boolean holdsNothing(RefusedFileException.Reason reason) {
    return switch (reason) {
      case PIPE, SOCKET, DEVICE, FOLDER -> true;
      case STAND_IN, TOO_LARGE, TOO_SLOW, REPLACED -> false;
    };
  }

  /// A file for a spreadsheet.
  void table(String where, String text) throws UsageException {
    boolean marked = !where.equals("-") && text.chars().anyMatch(c -> c > 0x7e);
    text(where, marked ? MARK + text : text, false);
  }

  /// @param redacted whether nothing private is in it and it is no plain text any more
  void text(String where, String text, boolean redacted) throws UsageException {
    if (where.equals("-")) {
      terminal.out().print(text);
      terminal.out().flush();
      return;
    }
    try {
      Files.writeString(path(where), redacted ? text : terminal.redaction().apply(text), StandardCharsets.UTF_8);
    } catch (IOException _) {
      throw new UsageException(Message.of("cli.cannot-write", where));
    }
  }

  private static Path path(String where) throws UsageException {
    try {
      return Path.of(where);
    } catch (InvalidPathException _) {
      throw new UsageException(Message.of("cli.cannot-write", where));
    }
  }
}
