package dev.gogetwell.probe;

import dev.gogetwell.gorules.sumdb.NoteKey;
import dev.gogetwell.gorules.sumdb.SignedNote;
import dev.gogetwell.gorules.sumdb.SignedNote.Opened;
import dev.gogetwell.gorules.sumdb.TreeHead;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.ChecksumRecord;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The last tree head that `go` has seen of a checksum database: it keeps that file in the first folder of GOPATH, and
/// every head that comes later must go on where it ends (cmd/go/internal/modfetch/sumdb.go:ReadConfig). Read, never
/// written. Blocking; any thread.
///
/// @param seen for the report
/// @param head empty where the file does not hold
record KeptHead(ChecksumRecord seen, Optional<TreeHead> head) {
  /// Reads it; empty where there is none yet, or no folder for it.
  static Optional<KeptHead> read(Settings settings, NoteKey key) {
    String gopath = settings.goEnvValue("GOPATH").split(File.pathSeparator, 2)[0];
    String name = key.id().substring(0, key.id().lastIndexOf('+'));
    try {
      Path file = Path.of(gopath).resolve("pkg").resolve("sumdb").resolve(name).resolve("latest");
      if (gopath.isEmpty() || !file.isAbsolute() || name.contains("..")) {
        return Optional.empty();
      }
      byte[] note = RegularFile.at(file).bytes(InputLimit.SETTINGS);
      return note.length == 0 ? Optional.empty() : Optional.of(of(file, note, key));
    } catch (IOException | InvalidPathException _) {
      return Optional.empty(); // There is none yet, or go itself says better why it cannot be read.
    }
  }

  private static KeptHead of(Path file, byte[] note, NoteKey key) {
    return switch (SignedNote.open(note, key)) {
      case Opened.Refused refused -> damaged(file, key, refused.signers(), refused.words());
      case Opened.Signed signed -> TreeHead.parse(signed.text())
          .map(head -> new KeptHead(new ChecksumRecord(file.toString(), key.id(), "", signed.signers(), head.size(), -1,
              List.of(), Optional.empty()), Optional.of(head)))
          .orElseGet(() -> damaged(file, key, signed.signers(), "malformed tree note"));
    };
  }

  private static KeptHead damaged(Path file, NoteKey key, List<String> signers, String words) {
    return new KeptHead(new ChecksumRecord(file.toString(), key.id(), "", signers, 0, -1, List.of(), Optional.of(
        new Failure(Operation.CHECKSUM, FailureKind.BAD_CONTENT, words))), Optional.empty());
  }
}
