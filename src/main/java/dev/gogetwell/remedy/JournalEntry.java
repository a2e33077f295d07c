package dev.gogetwell.remedy;

import dev.gogetwell.model.Change;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One remedy that can be undone, as the journal on disk tells it.
///
/// @param id the name of its folder in the journal
/// @param applied when
/// @param remedy what was applied
/// @param files what was written
/// @param state whether it was carried out to the end
public record JournalEntry(String id, Instant applied, Remedy remedy, List<WrittenFile> files, State state) {
  public JournalEntry {
    files = List.copyOf(files);
  }

  /// Which programs see it, and from when on.
  public List<Message> acts() {
    return remedy.changes().stream().flatMap(change -> switch (change) {
      case Change.GoEnv go -> Stream.of(Message.of("remedy.acts.go"));
      case Change.GitConfig git -> Stream.of(Message.of("remedy.acts.git"));
      case Change.GitConfigAdded git -> Stream.of(Message.of("remedy.acts.git"));
      case Change.SshHost host -> Stream.of(Message.of("remedy.acts.ssh", host.name()));
      case Change.NewModule module -> Stream.of(Message.of("remedy.acts.new-module", module.folder()));
      case Change.PutAside file -> Stream.of(Message.of("remedy.acts.put-aside"));
      case Change.UserEnvironment variable -> Stream.of(Message.of("remedy.acts.environment"));
      case Change.TrustBundle bundle -> Stream.<Message>empty();
    }).distinct().toList();
  }

  /// What stood there and what stands there since, setting by setting.
  public List<Line> lines() {
    return remedy.changes().stream().flatMap(change -> switch (change) {
      case Change.GoEnv c -> Stream.of(new Line(c.name(), c.expected(), c.value()));
      case Change.GitConfig c -> Stream.of(new Line(c.name(), c.expected(), c.value()));
      case Change.GitConfigAdded c -> Stream.of(new Line(c.name(), Optional.empty(), Optional.of(c.value())));
      case Change.SshHost c -> Stream.of(new Line("ssh " + c.name(), Optional.empty(),
          Optional.of(c.server() + ":" + c.port())));
      case Change.NewModule c -> Stream.of(new Line("go.mod", Optional.empty(), Optional.of("module " + c.name())));
      case Change.UserEnvironment c -> Stream.of(new Line(c.name(), c.expected(), c.value()));
      // The name of the file says all.
      case Change.PutAside _ -> Stream.<Line>empty();
      // The bytes of a list of authorities say nothing to a reader.
      case Change.TrustBundle bundle -> Stream.<Line>empty();
    }).toList();
  }

  /// One setting before and after; empty where it is not set.
  public record Line(String name, Optional<String> before, Optional<String> after) {}

  /// How far it came.
  public enum State {
    APPLIED,
    /// The run that wrote it, or was undoing it, was ended in between: some of its files may hold the former bytes
    /// and some the new ones, and nobody has seen that it helps. Undoing takes it back.
    INTERRUPTED
  }

  /// One written file.
  ///
  /// @param path the real file
  /// @param existedBefore whether there was a file; if not, undoing removes it
  /// @param backup the name of the copy of the former bytes inside the entry's folder; empty if there was none
  /// @param sha256After of the written bytes: undo refuses if the file is another by then
  public record WrittenFile(String path, boolean existedBefore, String backup, String sha256After) {}
}
