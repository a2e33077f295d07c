package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.remedy.SettingsFolder.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that are killed at a random moment, and runs that write at the same time. `-Dgogetwell.kills=200` and
/// `-Dgogetwell.races=50` make more of them.
class KilledRunsTest {
  private static final int KILLS = Integer.getInteger("gogetwell.kills", 20);
  private static final int RACES = Integer.getInteger("gogetwell.races", 4);

  @TempDir Path folder;

  @Tag("slow")
  @Test
  void whateverTheMomentOfTheKillFilesAreOldOrNewAndUndoLeadsBack() throws Exception {
    RemedyProcesses processes = RemedyProcesses.in(folder);
    Random random = new Random(42);
    int interrupted = 0;
    for (int round = 0; round < KILLS; round++) {
      SettingsFolder world = new SettingsFolder(folder.resolve("k" + round)).make();
      Map<String, String> old = world.tree();
      List<Optional<byte[]>> before = bytes(world);
      Process process = processes.start(List.of(), world, "again-and-again", Kind.ALL, "a");
      assertThat(process.inputReader().readLine()).isEqualTo("ready");
      assertThat(process.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS)).as("it goes on").isFalse();
      process.destroyForcibly().waitFor();
      List<Optional<byte[]>> now = bytes(world);
      for (int i = 0; i < now.size(); i++) {
        assertThat(Exchange.same(now.get(i), before.get(i))
            || Arrays.equals(now.get(i).orElseThrow(), SettingsFolder.after(before.get(i), "a"))).isTrue();
      }
      interrupted += new JournalStore(world.journalFolder()).all().stream().anyMatch(kept -> switch (kept.state()) {
        case BEGUN, UNDOING -> true;
        case DONE, UNDONE -> false;
      }) ? 1 : 0;
      List<JournalEntry> open = world.journal().open();
      assertThat(open).hasSizeLessThanOrEqualTo(1);
      world.undoLast();
      assertThat(world.tree()).as("round " + round).isEqualTo(old);
      assertThat(world.litter()).isEmpty();
      assertThat(world.journal().open()).isEmpty();
    }
    System.out.println(KILLS + " kills, " + interrupted + " in the midst of writing");
  }

  @Test
  void twoRunsAtOnceWriteOneAfterTheOther() throws Exception {
    RemedyProcesses processes = RemedyProcesses.in(folder);
    for (int round = 0; round < RACES; round++) {
      SettingsFolder world = new SettingsFolder(folder.resolve("r" + round)).make();
      Map<String, String> old = world.tree();
      List<Optional<byte[]>> before = bytes(world);
      Process one = processes.start(List.of(), world, "on-signal", Kind.ALL, "a");
      Process two = processes.start(List.of(), world, "on-signal", Kind.ALL, "b");
      for (Process each : List.of(one, two)) {
        assertThat(each.inputReader().readLine()).isEqualTo("ready");
      }
      for (Process each : List.of(one, two)) {
        each.outputWriter().write("\n");
        each.outputWriter().flush();
      }
      assertThat(one.waitFor()).as(one.inputReader().lines().toList().toString()).isZero();
      assertThat(two.waitFor()).as(two.inputReader().lines().toList().toString()).isZero();
      List<Optional<byte[]>> now = bytes(world);
      String last = new String(now.getFirst().orElseThrow()).endsWith("by b\n") ? "b" : "a";
      for (int i = 0; i < now.size(); i++) {
        Optional<byte[]> first = Optional.of(SettingsFolder.after(before.get(i), last.equals("b") ? "a" : "b"));
        assertThat(now.get(i).orElseThrow()).as("the same order in all files")
            .isEqualTo(SettingsFolder.after(first, last));
      }
      assertThat(world.undoLast()).isTrue();
      assertThat(world.undoLast()).isTrue();
      assertThat(world.tree()).isEqualTo(old);
      assertThat(world.litter()).isEmpty();
    }
  }

  /// The second look from within this program would drop the lock on a Unix, if it opened the file.
  @Test
  void aRunThatFindsTheJournalHeldSaysThatAnotherIsAtWork() throws Exception {
    RemedyProcesses processes = RemedyProcesses.in(folder);
    SettingsFolder world = new SettingsFolder(folder.resolve("held")).make();
    Map<String, String> old = world.tree();
    try (JournalFolder.Held held = world.journal().hold()) {
      Thread.ofVirtual().start(() -> {
        try {
          world.journal().open();
        } catch (RemedyException e) {
          throw new IllegalStateException(e);
        }
      }).join();
      RemedyProcesses.End end = processes.run(List.of(), world, "apply", Kind.ALL, "a");
      assertThat(end.said()).startsWith("remedy.error.busy");
    }
    assertThat(world.tree()).isEqualTo(old);
    assertThat(processes.run(List.of(), world, "apply", Kind.ALL, "a").code()).isZero();
  }

  private static List<Optional<byte[]>> bytes(SettingsFolder world) throws Exception {
    return world.files(Kind.ALL).stream().map(file -> {
      try {
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.<byte[]>empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }).toList();
  }
}
