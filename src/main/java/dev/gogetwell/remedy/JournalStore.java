package dev.gogetwell.remedy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.gogetwell.machine.file.AtomicFile;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The journal on disk: a folder an entry, with `entry.json` and the former bytes. One thread at a time.
///
/// The entry is written before the first file is, so that a crash in between leaves a begun entry: what of it was
/// written is told by the bytes of the files.
final class JournalStore {
  private static final String ENTRY = "entry.json";

  private final Path folder;
  private final JsonMapper json = JsonMapper.builder().addMixIn(Change.class, ChangeKinds.class).build();

  JournalStore(Path folder) {
    this.folder = folder;
  }

  /// How far an entry has come.
  enum State {
    BEGUN,
    DONE,
    UNDONE
  }

  /// An entry with its state.
  record Kept(State state, JournalEntry entry) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Change.GoEnv.class, name = "goEnv"),
    @JsonSubTypes.Type(value = Change.GitConfig.class, name = "gitConfig"),
    @JsonSubTypes.Type(value = Change.UserEnvironment.class, name = "userEnvironment"),
    @JsonSubTypes.Type(value = Change.TrustBundle.class, name = "trustBundle")
  })
  private interface ChangeKinds {}

  /// A folder name that no entry has, later in the alphabet than all before.
  String newId(Instant now) {
    String stamp = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS")
        .withZone(ZoneOffset.UTC).format(now);
    for (int i = 0; ; i++) {
      String id = stamp + "-" + String.format("%03d", i);
      if (!Files.exists(folder.resolve(id))) {
        return id;
      }
    }
  }

  void keepBytes(String id, String name, byte[] bytes) throws IOException {
    AtomicFile.at(entryFolder(id).resolve(name)).replace(Optional.empty(), Optional.of(bytes));
  }

  byte[] bytes(String id, String name) throws IOException {
    return RegularFile.at(entryFolder(id).resolve(name)).bytes(InputLimit.JOURNAL);
  }

  void write(State state, JournalEntry entry) throws IOException {
    AtomicFile file = AtomicFile.at(entryFolder(entry.id()).resolve(ENTRY));
    file.replace(file.read(), Optional.of(json.writerWithDefaultPrettyPrinter()
        .writeValueAsBytes(new Kept(state, entry))));
  }

  /// The former bytes may hold a password: nobody else may read them.
  private Path entryFolder(String id) throws IOException {
    Path made = Files.createDirectories(folder.resolve(id));
    PosixFileAttributeView view =
        Files.getFileAttributeView(made, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rwx------"));
    }
    return made;
  }

  /// All entries, newest first; a folder without a readable entry was left by a crash before anything was written.
  List<Kept> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> folders;
    try (Stream<Path> listed = Files.list(folder)) {
      folders = listed.sorted(Comparator.comparing(Path::toString).reversed()).toList();
    }
    List<Kept> entries = new ArrayList<>();
    for (Path each : folders) {
      if (Files.isRegularFile(each.resolve(ENTRY))) {
        try {
          entries.add(json.readValue(RegularFile.at(each.resolve(ENTRY)).bytes(InputLimit.JOURNAL),
              Kept.class));
        } catch (JacksonException e) {
          // Not written by us, or by a newer version: left where it is.
        }
      }
    }
    return entries;
  }
}
