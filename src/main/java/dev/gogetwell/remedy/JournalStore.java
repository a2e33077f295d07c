package dev.gogetwell.remedy;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.file.AtomicFile;
import dev.gogetwell.machine.file.PreparedFile;
import dev.gogetwell.machine.file.Presence;
import dev.gogetwell.machine.file.UnfitFileException;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.remedy.JournalEntry.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The journal on disk: a folder an entry, with `entry.json` and the former bytes. For whoever holds the folder.
///
/// The entry is written before the first file is, so that a crash in between leaves a begun entry: what of it was
/// written is told by the bytes of the files.
final class JournalStore {
  private static final String ENTRY = "entry.json";
  private static final Pattern ID = Pattern.compile("\\d{8}-\\d{6}-\\d{3}-\\d{3}");
  private static final Pattern OURS = Pattern.compile("\\d+\\.before|\\..+\\.[0-9a-f]{16}\\.gogetwell");

  private final Path folder;
  // Older entries have no mark and no folders.
  private final JsonMapper json = JsonMapper.builder().addMixIn(Change.class, ChangeKinds.class)
      .changeDefaultNullHandling(nulls -> JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)).build();

  JournalStore(Path folder) {
    this.folder = folder;
  }

  /// How far an entry has come.
  enum State {
    BEGUN,
    DONE,
    UNDOING,
    UNDONE
  }

  /// An entry as it is written.
  ///
  /// @param mark of the temporary files beside its files
  /// @param folders that were made for its files, outermost first
  record Kept(State state, Written entry, String mark, List<String> folders) {
    Kept {
      mark = mark.isEmpty() ? AtomicFile.newMark() : mark;
      folders = List.copyOf(folders);
    }

    Kept in(State next) {
      return new Kept(next, entry, mark, folders);
    }
  }

  /// What was written.
  record Written(String id, Instant applied, Remedy remedy, List<WrittenFile> files) {
    JournalEntry told(JournalEntry.State state) {
      return new JournalEntry(id, applied, remedy, files, state);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Change.GoEnv.class, name = "goEnv"),
    @JsonSubTypes.Type(value = Change.GitConfig.class, name = "gitConfig"),
    @JsonSubTypes.Type(value = Change.GitConfigAdded.class, name = "gitConfigAdded"),
    @JsonSubTypes.Type(value = Change.SshHost.class, name = "sshHost"),
    @JsonSubTypes.Type(value = Change.NewModule.class, name = "newModule"),
    @JsonSubTypes.Type(value = Change.PutAside.class, name = "putAside"),
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
    if (!OURS.matcher(name).matches()) {
      throw new IOException(name);
    }
    return AtomicFile.at(folder.resolve(id).resolve(name)).read().orElseThrow(() -> new NoSuchFileException(name));
  }

  void write(Kept kept) throws IOException {
    AtomicFile file = AtomicFile.at(entryFolder(kept.entry().id()).resolve(ENTRY));
    file.replace(file.read(), Optional.of(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(kept)));
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
    List<Kept> entries = new ArrayList<>();
    for (Path each : folders()) {
      try {
        Optional<byte[]> bytes = AtomicFile.at(each.resolve(ENTRY)).read();
        if (bytes.isPresent()) {
          Kept kept = json.readValue(bytes.get(), Kept.class);
          if (kept.entry().id().equals(each.getFileName().toString())) {
            entries.add(kept);
          }
        }
      } catch (JacksonException | UnfitFileException e) {
        // Not written by us, or by a newer version: left where it is.
      }
    }
    return entries;
  }

  private List<Path> folders() throws IOException {
    if (!Presence.isFolder(folder)) {
      return List.of();
    }
    List<Path> named;
    try (Stream<Path> listed = Files.list(folder)) {
      named = listed.filter(each -> ID.matcher(each.getFileName().toString()).matches())
          .sorted(Comparator.comparing(Path::toString).reversed()).toList();
    }
    List<Path> folders = new ArrayList<>();
    for (Path each : named) {
      if (Presence.isFolder(each)) {
        folders.add(each);
      }
    }
    return folders;
  }

  /// Removes what runs that were ended have left: temporary files, and copies of entries that were never begun.
  void sweep() throws IOException {
    for (Path each : folders()) {
      // An entry that cannot be looked at may be begun: its copies of the former bytes are kept then.
      boolean begun = Presence.at(each.resolve(ENTRY)).isPresent();
      try (Stream<Path> files = Files.list(each)) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          if (OURS.matcher(name).matches() && (name.startsWith(".") || !begun)) {
            Files.deleteIfExists(file);
          }
        }
      }
      if (!begun) {
        PreparedFile.removeEmpty(List.of(each));
      }
    }
  }
}
