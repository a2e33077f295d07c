package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.remedy.PastChange.State;
import dev.gogetwell.remedy.SettingsFolder.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir Path folder;
  private SettingsFolder world;

  @BeforeEach
  void prepare() throws Exception {
    world = new SettingsFolder(folder.toRealPath()).make();
  }

  @Test
  void aChangeInForceIsToldWithWhatWasWrittenAndWhatUndoingWrites() throws Exception {
    world.apply(Kind.GIT, "a");

    assertThat(world.journal().history()).singleElement().satisfies(change -> {
      assertThat(change.state()).isEqualTo(State.IN_FORCE);
      assertThat(change.canBeUndone()).isTrue();
      assertThat(change.files()).singleElement().satisfies(file -> {
        PastChange.Diff diff = file.diff().orElseThrow();
        assertThat(diff.written()).anyMatch(line -> line.startsWith("+") && !line.startsWith("+++"));
        assertThat(diff.undoing().stream().filter(line -> line.startsWith("-") && !line.startsWith("---")).map(
            line -> line.substring(1))).containsExactlyElementsOf(diff.written().stream()
            .filter(line -> line.startsWith("+") && !line.startsWith("+++")).map(line -> line.substring(1)).toList());
      });
    });
  }

  @Test
  void whatWasUndoneStaysInTheListAsUndone() throws Exception {
    world.apply(Kind.GIT, "a");
    world.undoLast();

    assertThat(world.journal().open()).isEmpty();
    assertThat(world.journal().history()).singleElement().satisfies(change -> {
      assertThat(change.state()).isEqualTo(State.UNDONE);
      assertThat(change.canBeUndone()).isFalse();
      assertThat(change.files().getFirst().diff()).isEmpty();
    });
  }

  @Test
  void ofAFileThatSomebodyChangedSinceNoDiffIsGuessed() throws Exception {
    world.apply(Kind.GIT, "a");
    Files.writeString(world.home().resolve(".gitconfig"), "[mine]\n\tx = y\n", StandardOpenOption.APPEND);

    assertThat(world.journal().history()).singleElement().satisfies(change -> {
      assertThat(change.state()).isEqualTo(State.IN_FORCE);
      assertThat(change.files().getFirst().diff()).isEmpty();
    });
  }

  @Test
  void theNewestChangeComesFirst() throws Exception {
    world.apply(Kind.GIT, "a");
    world.apply(Kind.GIT, "b");

    assertThat(world.journal().history()).extracting(change -> change.entry().id())
        .isSortedAccordingTo((one, other) -> other.compareTo(one)).hasSize(2);
  }
}
