package dev.gogetwell.cli;

import dev.gogetwell.fleet.FleetReader;
import dev.gogetwell.fleet.UnreadableReportException.Reason;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.machine.file.SavedText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;

/// The reports below a folder: a `.json` file is one, of a `.jsonl` or `.ndjson` file each line is one; other files are
/// somebody else's. Links to folders are not followed. One thread.
final class ReportFolder {
  private static final int DEEPEST = 6;

  private final FleetReader reader;

  ReportFolder(FleetReader reader) {
    this.reader = reader;
  }

  /// Counts all of them.
  ///
  /// @throws IOException if the folder itself cannot be read
  void read(Path folder) throws IOException {
    read(folder, folder, 0);
  }

  private void read(Path root, Path folder, int depth) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          below(root, entry, depth + 1);
        } else {
          file(entry, root.relativize(entry).toString());
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void below(Path root, Path folder, int depth) {
    try {
      if (depth <= DEEPEST) {
        read(root, folder, depth);
      }
    } catch (IOException _) {
      reader.unreadable(Reason.NO_FILE, root.relativize(folder).toString());
    }
  }

  private void file(Path file, String name) {
    String kind = name.toLowerCase(Locale.ROOT);
    try {
      if (kind.endsWith(".json")) {
        byte[] bytes = SavedText.utf8(RegularFile.at(file).bytes(InputLimit.REPORT));
        reader.report(bytes, bytes.length, name);
      } else if (kind.endsWith(".jsonl") || kind.endsWith(".ndjson")) {
        try (InputStream in = RegularFile.at(file).stream()) {
          reader.lines(SavedText.utf8(in), name);
        }
      }
    } catch (RefusedFileException e) {
      reader.unreadable(e.reason() == RefusedFileException.Reason.TOO_LARGE ? Reason.TOO_LARGE : Reason.NO_FILE, name);
    } catch (IOException _) {
      reader.unreadable(Reason.NO_FILE, name);
    }
  }
}
