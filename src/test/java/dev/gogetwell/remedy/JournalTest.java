package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.remedy.SettingsFolder.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path folder;
  private SettingsFolder world;
  private Map<String, String> old = Map.of();

  @BeforeEach
  void prepare() throws Exception {
    world = new SettingsFolder(folder.toRealPath()).make();
    old = world.tree();
  }

  /// As a run leaves it that is killed behind its last rename, before it has asked whether the change counts.
  private JournalStore.Kept unconfirmed(Kind kind) throws Exception {
    Journal journal = world.journal();
    try (JournalFolder.Held held = journal.hold()) {
      Draft draft = new Draft();
      for (Path file : world.files(kind)) {
        Draft.Edit edit = draft.file(file, "by hand");
        edit.change(Optional.of(SettingsFolder.after(edit.before(), "a")), "a");
      }
      return journal.write(DeskBench.remedy(DeskBench.git("a.b", "a")), draft.edits());
    }
  }

  private static void assertTold(String key, ThrowableAssert.ThrowingCallable work) {
    assertThatThrownBy(work).isInstanceOfSatisfying(RemedyException.class,
        e -> assertThat(e.what().key()).isEqualTo("remedy.error." + key));
  }

  private void rewriteEntry(String from, String to) throws Exception {
    Path file = entryFile();
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private Path entryFile() throws IOException, RemedyException {
    return world.journalFolder().resolve(world.journal().open().getFirst().id()).resolve("entry.json");
  }

  @Test
  void aRunThatWasEndedIsToldAsInterruptedAndTakenBack() throws Exception {
    unconfirmed(Kind.ALL);
    assertThat(world.journal().open()).singleElement().satisfies(
        entry -> assertThat(entry.state()).isEqualTo(JournalEntry.State.INTERRUPTED));
    assertTold("interrupted", () -> world.apply(Kind.GIT, "b"));
    assertThat(world.undoLast()).isTrue();
    assertThat(world.tree()).isEqualTo(old);
    assertThat(world.apply(Kind.GIT, "b").state()).isEqualTo(JournalEntry.State.APPLIED);
  }

  @Test
  void whatAKilledRunLeftBesideTheFilesTheNextRemovesAndNothingElse() throws Exception {
    JournalStore.Kept kept = unconfirmed(Kind.GIT);
    Path git = world.home().resolve(".gitconfig");
    Files.write(git, new JournalStore(world.journalFolder()).bytes(kept.entry().id(), "0.before"));
    Path ours = Files.writeString(git.resolveSibling("..gitconfig." + kept.mark() + ".gogetwell"), "half");
    Path other = Files.writeString(git.resolveSibling("..gitconfig.0123456789abcdef.gogetwell"), "not ours");
    assertThat(world.journal().open()).as("nothing was written").isEmpty();
    assertThat(ours).doesNotExist();
    assertThat(other).exists();
    Files.delete(other);
    assertThat(world.tree()).isEqualTo(old);
  }

  @Test
  void foldersThatWereMadeAreRemovedByTheLastUndoAndOnlyIfEmpty() throws Exception {
    world.apply(Kind.GO_ENV, "a");
    world.undoLast();
    assertThat(world.tree()).isEqualTo(old);
    world.apply(Kind.GO_ENV, "a");
    Path theirs = Files.writeString(world.home().resolve(".config/theirs"), "x");
    world.undoLast();
    assertThat(theirs).exists();
    assertThat(world.home().resolve(".config/go")).doesNotExist();
  }

  @Test
  void undoDoesNotFollowALinkThatWasPutThereSince() throws Exception {
    world.apply(Kind.GIT, "a");
    Path git = world.home().resolve(".gitconfig");
    Path other = Files.move(git, world.home().resolve("other"));
    Files.createSymbolicLink(git, other);
    byte[] bytes = Files.readAllBytes(other);
    assertTold("undo-moved", () -> world.undoLast());
    assertThat(other).hasBinaryContent(bytes);
    assertThat(git).isSymbolicLink();
  }

  @Test
  void anEntryWithAnOddPathIsNotUndone() throws Exception {
    world.apply(Kind.GIT, "a");
    String git = world.home().resolve(".gitconfig").toString();
    rewriteEntry(git, world.home() + "/dotfiles/../.gitconfig");
    assertTold("undo-moved", () -> world.undoLast());
    rewriteEntry(world.home() + "/dotfiles/../.gitconfig", "relative");
    assertTold("undo-moved", () -> world.undoLast());
    rewriteEntry("\"relative\"", "\"" + git + "\"");
    rewriteEntry("0.before", "../../home/dotfiles/profile");
    assertTold("unreadable", () -> world.undoLast());
    rewriteEntry("../../home/dotfiles/profile", "0.before");
    assertThat(world.undoLast()).isTrue();
    assertThat(world.tree()).isEqualTo(old);
  }

  @Test
  void anEntryOfAnOlderVersionCanBeUndone() throws Exception {
    world.apply(Kind.GIT, "a");
    Path file = entryFile();
    String text = Files.readString(file).replaceFirst(",\\s*\"mark\"[^}\\]]*\\]", "");
    assertThat(text).doesNotContain("folders");
    Files.writeString(file, text);
    assertThat(world.undoLast()).isTrue();
    assertThat(world.tree()).isEqualTo(old);
  }

  @Test
  void anEntryThatIsTooLargeOrNoFileHarmsNobody() throws Exception {
    world.apply(Kind.GIT, "a");
    Path folder = Files.createDirectory(world.journalFolder().resolve("20990101-000000-000-000"));
    try (FileChannel channel = FileChannel.open(folder.resolve("entry.json"), StandardOpenOption.CREATE,
        StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[1]), 3L << 30);
    }
    Files.createDirectories(world.journalFolder().resolve("20990101-000000-000-001/entry.json"));
    assertThat(world.journal().open()).hasSize(1);
    assertThat(world.undoLast()).isTrue();
  }

  @Test
  void aJournalIntoWhichOthersMayWriteIsNotBelieved() throws Exception {
    world.apply(Kind.GIT, "a");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(world.journalFolder())))
        .isEqualTo("rwx------");
    Files.setPosixFilePermissions(world.journalFolder(), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertTold("journal-open", () -> world.undoLast());
    assertTold("journal-open", () -> world.apply(Kind.GO_ENV, "a"));
    assertThat(world.home().resolve(".config")).doesNotExist();
  }

  @Test
  void aJournalOfAnotherUserIsNotBelieved() throws Exception {
    world.apply(Kind.GIT, "a");
    try {
      Files.setAttribute(world.journalFolder(), "unix:uid", 12_345);
    } catch (IOException e) {
      assumeTrue(false, "skipped: only the administrator can give a folder away");
    }
    assertTold("journal-not-ours", () -> world.undoLast());
    assertTold("journal-not-ours", () -> world.apply(Kind.GO_ENV, "a"));
  }

  @Test
  void aSecondFileThatCannotBeWrittenLeavesTheFirstAsItWas() throws Exception {
    Path git = world.home().resolve(".gitconfig");
    Files.createDirectories(world.home().resolve(".config"));
    Files.writeString(world.home().resolve(".config/gogetwell"), "a file where a folder is wanted");
    Map<String, String> before = world.tree();
    assertTold("not-written", () -> world.apply(Kind.ALL, "a"));
    assertThat(world.tree()).isEqualTo(before);
    assertThat(world.journal().open()).isEmpty();
    assertThat(git).exists();
  }

  @Test
  void aChangeThatChangesNothingWritesNothing() throws Exception {
    Draft draft = new Draft();
    Draft.Edit edit = draft.file(world.home().resolve(".gitconfig"), "by hand");
    edit.change(edit.before(), "nothing");
    assertThat(draft.edits()).isEqualTo(List.of());
  }
}
