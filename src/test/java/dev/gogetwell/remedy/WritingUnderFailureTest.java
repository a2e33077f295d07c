package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.remedy.FileOperations.Operation;
import dev.gogetwell.remedy.RemedyProcesses.End;
import dev.gogetwell.remedy.SettingsFolder.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens at any of its file operations, a run leaves each file with its former or its new bytes, says what
/// is so, and can be undone to the very bytes with nothing left over. strace makes the operations fail. A sample runs
/// here; `-Dgogetwell.every-operation=changing` takes every operation that changes something, for every kind of file, and
/// `all` those that only ask as well.
class WritingUnderFailureTest {
  private static final String EVERY_OPERATION = System.getProperty("gogetwell.every-operation", "");
  private static final boolean EVERY = !EVERY_OPERATION.isEmpty();
  private static final int SAMPLE = 8;
  private static final AtomicInteger ROUND = new AtomicInteger();

  @TempDir static Path folder;
  private static Optional<RemedyProcesses> processes = Optional.empty();

  /// What is made of an operation.
  private enum Failure {
    EIO("error=EIO", true, false),
    ENOSPC("error=ENOSPC", true, true),
    KILL("signal=KILL", false, true);

    private final String words;
    private final boolean filtered;
    private final boolean onlyChanges;

    Failure(String words, boolean filtered, boolean onlyChanges) {
      this.words = words;
      this.filtered = filtered;
      this.onlyChanges = onlyChanges;
    }
  }

  @BeforeAll
  static void prepare() throws Exception {
    assumeTrue(straceWorks(), "skipped: there is no strace, or it may not trace");
    processes = Optional.of(RemedyProcesses.in(folder));
  }

  private static boolean straceWorks() throws InterruptedException {
    try {
      return new ProcessBuilder("strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=openat",
          "-e", "inject=openat:error=EIO:when=1000", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void anErrorAtAnOperationOfApplyChangesAllFilesOrNone() throws Exception {
    fail("apply", Failure.EIO);
    fail("apply", Failure.ENOSPC);
  }

  @Tag("slow")
  @Test
  void anErrorAtAnOperationOfUndoChangesAllFilesOrNone() throws Exception {
    fail("undo", Failure.EIO);
    fail("undo", Failure.ENOSPC);
  }

  @Tag("slow")
  @Test
  void aRunKilledAtAnOperationIsToldAndTakenBack() throws Exception {
    fail("apply", Failure.KILL);
    fail("undo", Failure.KILL);
  }

  private void fail(String action, Failure failure) throws Exception {
    List<Kind> kinds = EVERY ? List.of(Kind.values()) : List.of(Kind.ALL);
    for (Kind kind : kinds.reversed()) {
      // What only asks is the same for all kinds, and taken once.
      List<Operation> operations = new ArrayList<>(operations(action, kind).stream()
          .filter(operation -> operation.changes()
              || !failure.onlyChanges && kind == Kind.ALL && !EVERY_OPERATION.equals("changing")).toList());
      int all = operations.size();
      if (!EVERY) {
        Collections.shuffle(operations, new Random(ROUND.get() + 42L));
        // Where one file is changed already and the next fails, most can go wrong.
        operations.sort(Comparator.comparing(operation -> !isDeed(operation)));
        operations = operations.subList(0, Math.min(SAMPLE, all));
      }
      int hit = 0;
      for (Operation operation : operations) {
        hit += round(action, kind, failure, operation) ? 1 : 0;
      }
      System.out.println(action + " " + kind + " " + failure + ": " + hit + " of " + operations.size()
          + " operations failed, of " + all);
      assertThat(hit).as("the failures met the files").isGreaterThan(operations.size() / 2);
    }
  }

  /// Where everybody shares a group, a new folder is open to the group for a moment, unless it is made closed.
  @Test
  void theJournalIsClosedFromTheFirstMoment() throws Exception {
    SettingsFolder world = new SettingsFolder(folder.resolve("w" + ROUND.incrementAndGet())).make();
    End end = processes.orElseThrow().run(List.of("sh", "-c", "umask 002; exec \"$@\"", "sh"), world, "apply", Kind.ALL,
        "a");
    assertThat(end.code()).as(end.said()).isZero();
    assertThat(Files.getPosixFilePermissions(world.journalFolder())).hasSize(3);
  }

  private static boolean isDeed(Operation operation) {
    return operation.line().contains("/home/") && List.of("rename", "unlink").contains(operation.call());
  }

  @Test
  void whenTakingBackFailsTooItIsSaidWhichFilesHoldWhat() throws Exception {
    List<Operation> deeds = operations("apply", Kind.ALL).stream().filter(WritingUnderFailureTest::isDeed).toList();
    assertThat(deeds).hasSize(4);
    SettingsFolder world = new SettingsFolder(folder.resolve("w" + ROUND.incrementAndGet())).make();
    Map<String, String> old = world.tree();
    End end = processes.orElseThrow().run(List.of("strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e",
        "trace=rename", "-e", "inject=rename:error=EIO:when=" + deeds.get(2).nth() + "+"), world, "apply", Kind.ALL,
        "a");
    assertThat(end.said()).startsWith("remedy.error.half-done");
    // The first file was new and could be deleted, the second could not be renamed back, the others were not reached.
    assertThat(end.said()).contains(", " + world.home().resolve("dotfiles/profile") + ", "
        + world.home().resolve(".config/go/env") + ", ");
    assertThat(world.journal().open()).singleElement().satisfies(entry -> {
      assertThat(entry.state()).isEqualTo(JournalEntry.State.INTERRUPTED);
      assertThat(end.said()).contains(entry.id());
    });
    assertThat(world.undoLast()).isTrue();
    assertThat(world.tree()).isEqualTo(old);
    assertThat(world.litter()).isEmpty();
  }

  private static SettingsFolder world(String action, Kind kind) throws Exception {
    SettingsFolder world = new SettingsFolder(folder.resolve("w" + ROUND.incrementAndGet())).make();
    if (action.equals("undo")) {
      world.apply(kind, "a");
    }
    return world;
  }

  private static List<Operation> operations(String action, Kind kind) throws Exception {
    SettingsFolder world = world(action, kind);
    Path trace = world.root().resolve("trace");
    End end = processes.orElseThrow().run(List.of("strace", "-f", "-y", "-qq", "-s", "80", "-o", trace.toString(), "-e",
        FileOperations.TRACED), world, action, kind, "a");
    assertThat(end.code()).as(end.said()).isZero();
    return FileOperations.of(trace, world.root()).stream()
        .filter(operation -> !operation.line().contains("said-a") || operation.line().contains("journal")).toList();
  }

  /// @return whether the failure met the operation
  private static boolean round(String action, Kind kind, Failure failure, Operation operation) throws Exception {
    SettingsFolder world = new SettingsFolder(folder.resolve("w" + ROUND.incrementAndGet())).make();
    Map<String, String> old = world.tree();
    List<byte[]> before = bytes(world, kind);
    if (action.equals("undo")) {
      world.apply(kind, "a");
    }
    Path trace = world.root().resolve("trace");
    List<String> strace = new ArrayList<>(List.of("strace", "-f", "-y", "-qq", "-o", trace.toString(), "-e",
        "trace=" + operation.call(), "-e", "signal=none", "-e",
        "inject=" + operation.call() + ":" + failure.words + ":when=" + operation.nth()));
    if (failure.filtered) {
      strace.add(1, "--seccomp-bpf");
    }
    End end = processes.orElseThrow().run(strace, world, action, kind, "a");
    String what = action + " " + kind + " " + failure + " at " + operation + "\nended " + end;
    // The count of the calls may shift between two runs, so that the failure meets a file of the JVM's own, or a later one.
    boolean hit = Files.readString(trace, StandardCharsets.ISO_8859_1).lines()
        .anyMatch(line -> (line.contains("INJECTED") || failure == Failure.KILL && line.contains("= ?"))
            && line.contains(world.root().toString()));
    List<byte[]> now = bytes(world, kind);
    int changed = check(what, now, before, action, failure, end);
    if (hit && failure == Failure.ENOSPC && end.code() == 1) {
      assertThat(end.said()).as(what).containsAnyOf("error.disk-full", "No space left on device", "error.half-done");
    }
    List<JournalEntry> open = world.journal().open();
    assertThat(open).as(what + "\nwhat is written is told").hasSize(changed > 0 ? 1 : 0);
    if (failure == Failure.KILL && changed > 0 && action.equals("apply")) {
      assertThat(open.getFirst().state()).as(what + "\ntold as applied only where all is").isIn(
          changed == now.size() ? JournalEntry.State.APPLIED : JournalEntry.State.INTERRUPTED,
          JournalEntry.State.INTERRUPTED);
    }
    world.undoLast();
    assertThat(world.tree()).as(what + "\nundone to the very bytes, nothing left over").isEqualTo(old);
    assertThat(world.litter()).as(what).isEmpty();
    assertThat(world.journal().open()).as(what).isEmpty();
    delete(world.root());
    return hit;
  }

  /// @return how many files hold their new bytes
  private static int check(
      String what, List<byte[]> now, List<byte[]> before, String action, Failure failure, End end) throws Exception {
    int changed = 0;
    boolean told = failure != Failure.KILL && end.code() <= 1 && !end.said().contains("remedy.error.half-done");
    for (int i = 0; i < now.size(); i++) {
      byte[] after = SettingsFolder.after(Optional.of(before.get(i)).filter(bytes -> bytes.length > 0), "a");
      boolean isNew = Arrays.equals(now.get(i), after);
      assertThat(isNew || Arrays.equals(now.get(i), before.get(i))).as(what + "\nold or new, never else").isTrue();
      if (told) {
        assertThat(isNew).as(what + "\nall or none, as it was told")
            .isEqualTo(action.equals("apply") == (end.code() == 0));
      }
      changed += isNew ? 1 : 0;
    }
    return changed;
  }

  private static List<byte[]> bytes(SettingsFolder world, Kind kind) throws Exception {
    List<byte[]> all = new ArrayList<>();
    for (Path file : world.files(kind)) {
      all.add(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
    }
    return all;
  }

  private static void delete(Path root) throws Exception {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
