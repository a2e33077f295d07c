package dev.gogetwell.remedy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A home with the files that remedies write, and a journal beside it; made anew for every round, in the process that
/// writes as in the one that looks.
///
/// @param root holds `home` and `journal`
record SettingsFolder(Path root) {
  /// What a remedy writes: files that are there, that are not, that are linked.
  enum Kind {
    GO_ENV(".config/go/env"),
    GIT(".gitconfig"),
    PROFILE(".profile"),
    BUNDLE(".config/gogetwell/roots.pem", ".gitconfig"),
    ALL(".config/go/env", ".profile", ".config/gogetwell/roots.pem", ".gitconfig");

    private final List<String> names;

    Kind(String... names) {
      this.names = List.of(names);
    }
  }

  private static final String OLD = "# mine é\r\n[user]\n\tname = x\n# no end of line";

  Path home() {
    return root.resolve("home");
  }

  Path journalFolder() {
    return root.resolve("journal");
  }

  Journal journal() {
    return new Journal(journalFolder(), Clock.systemUTC());
  }

  SettingsFolder make() throws IOException {
    Files.createDirectories(home().resolve("dotfiles"));
    Files.writeString(home().resolve(".gitconfig"), OLD);
    Files.writeString(home().resolve("dotfiles/profile"), OLD);
    if (home().getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(home().resolve(".gitconfig"), PosixFilePermissions.fromString("rw-------"));
      Files.createSymbolicLink(home().resolve(".profile"), Path.of("dotfiles/profile"));
    } else {
      Files.writeString(home().resolve(".profile"), OLD);
    }
    return this;
  }

  List<Path> files(Kind kind) {
    return kind.names.stream().map(home()::resolve).toList();
  }

  /// What a file holds once `by` has written it.
  static byte[] after(Optional<byte[]> before, String by) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(before.orElse(new byte[0]));
    bytes.write(("\nby " + by + "\n").repeat(800).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  /// What the desk does, with edits that are told and not asked of a tool.
  JournalEntry apply(Kind kind, String by) throws RemedyException, InterruptedException, IOException {
    Journal journal = journal();
    try (JournalFolder.Held held = journal.hold()) {
      Draft draft = new Draft();
      for (Path file : files(kind)) {
        Draft.Edit edit = draft.file(file, "by hand");
        edit.change(Optional.of(after(edit.before(), by)), by);
      }
      JournalStore.Kept kept = journal.write(DeskBench.remedy(DeskBench.git("a.b", by)), draft.edits());
      return journal.confirm(kept, draft.edits());
    }
  }

  /// Undoes what was applied last; false if nothing is.
  boolean undoLast() throws RemedyException, InterruptedException {
    Journal journal = journal();
    List<JournalEntry> open = journal.open();
    if (open.isEmpty()) {
      return false;
    }
    try (JournalFolder.Held held = journal.hold()) {
      journal.undo(open.getFirst());
    }
    return true;
  }

  /// All names of the home with kind, mode, target and bytes.
  Map<String, String> tree() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    Files.walkFileTree(home(), new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        tree.put(folder.toString(), mode(folder));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        tree.put(file.toString(), attributes.isSymbolicLink() ? "-> " + Files.readSymbolicLink(file)
            : mode(file) + " " + Arrays.hashCode(Files.readAllBytes(file)));
        return FileVisitResult.CONTINUE;
      }
    });
    return tree;
  }

  private static String mode(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)) : "";
  }

  /// What of a run that was ended still lies in the journal.
  List<String> litter() throws IOException {
    if (!Files.isDirectory(journalFolder())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(journalFolder())) {
      return files.filter(file -> file.getFileName().toString().startsWith(".")
          || file.getFileName().toString().startsWith("owner")
          || Files.isDirectory(file) && !file.equals(journalFolder()) && !Files.exists(file.resolve("entry.json")))
          .map(Path::toString).toList();
    }
  }
}
