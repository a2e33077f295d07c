package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.machine.Bench;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.file.AtomicFile;
import dev.gogetwell.machine.file.FileChangedException;
import dev.gogetwell.machine.file.Prepared;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Remedy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalRemedyDeskTest {
  private static final String COMMENTED = "# mine\r\nGOPROXY=https://old.test\n\nnonsense\nGOFLAGS=-mod=mod";
  @TempDir Path folder;
  private Bench bench;
  private Environment environment;
  private Path goEnvFile;

  @BeforeEach
  void prepare() throws Exception {
    bench = new Bench(folder);
    environment = bench.environment().with("GONOSUMDB", "*");
    goEnvFile = bench.home().resolve(".config/go/env");
  }

  private LocalRemedyDesk desk() throws Exception {
    return new DeskBench(bench, environment, folder.resolve("journal")).desk();
  }

  private static Remedy remedy(Change... changes) {
    return DeskBench.remedy(changes);
  }

  private static Change.GoEnv goEnv(String name, String value, String expected) {
    return new Change.GoEnv(name, Optional.ofNullable(value), Optional.ofNullable(expected));
  }

  private void writeGoEnv(String text) throws Exception {
    Files.createDirectories(goEnvFile.getParent());
    Files.writeString(goEnvFile, text);
  }

  @Test
  void aFixIsTriedWrittenVerifiedAndUndoneToTheSameBytes() throws Exception {
    writeGoEnv("# mine\nGOPROXY=" + bench.emptyProxy() + "\nGOFLAGS=-mod=mod");
    byte[] before = Files.readAllBytes(goEnvFile);
    LocalRemedyDesk desk = desk();
    Remedy fix = remedy(goEnv("GOPROXY", bench.proxy(), bench.emptyProxy()));
    assertThat(desk.verify(line -> {}).passed()).isFalse();
    CommandOutcome tried = desk.tryOut(fix, line -> {});
    assertThat(tried.passed()).as(tried.output()).isTrue();
    assertThat(Files.readAllBytes(goEnvFile)).isEqualTo(before);
    Preview preview = desk.preview(fix);
    assertThat(preview.edits()).singleElement().satisfies(edit -> assertThat(edit.unifiedDiff())
        .contains("-GOPROXY=" + bench.emptyProxy(), "+GOPROXY=" + bench.proxy()));
    JournalEntry entry = desk.apply(fix);
    assertThat(desk.verify(line -> {}).passed()).isTrue();
    assertThat(desk().journal()).containsExactly(entry);
    desk().undo(entry);
    assertThat(Files.readAllBytes(goEnvFile)).isEqualTo(before);
    assertThat(desk().journal()).isEmpty();
  }

  @Test
  void anUnrelatedRemedyStaysRedAlthoughAWarmCacheHasTheModule() throws Exception {
    environment = environment.with("GOMODCACHE", folder.resolve("warm").toString()).with("GOPROXY", bench.proxy());
    Path module = Files.createDirectories(folder.resolve("m"));
    Files.writeString(module.resolve("go.mod"), "module m.test\n\ngo 1.17\n");
    assertThat(new Processes().run(ProcessSpec.of(
        List.of(bench.go().toString(), "mod", "download", "-modcacherw", Bench.COMMAND_MODULE),
        environment, module, Duration.ofSeconds(60))).ok()).isTrue();
    environment = environment.with("GOPROXY", bench.emptyProxy());
    CommandOutcome tried = desk().tryOut(remedy(goEnv("GOFLAGS", "-mod=mod", null)), line -> {});
    assertThat(tried.passed()).isFalse();
    assertThat(tried.output()).contains(Bench.COMMAND_MODULE);
    assertThat(goEnvFile).doesNotExist();
  }

  @Test
  void aGoEnvChangeUnderAnEnvironmentVariableIsNoFixAndThePreviewSaysSo() throws Exception {
    environment = environment.with("GOPROXY", bench.emptyProxy());
    Remedy fix = remedy(goEnv("GOPROXY", bench.proxy(), null));
    assertThat(desk().preview(fix).overriddenBy()).containsExactly("GOPROXY=" + bench.emptyProxy());
    assertThat(desk().tryOut(fix, line -> {}).passed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A=b\r\n", COMMENTED, "\uFEFFGOPROXY=x\n", "# only a comment"})
  void undoRestoresEveryByte(String text) throws Exception {
    writeGoEnv(text);
    JournalEntry entry = desk().apply(remedy(goEnv("GOSUMDB", "sum.golang.org", null)));
    assertThat(Files.readString(goEnvFile)).isNotEqualTo(text);
    desk().undo(entry);
    assertThat(Files.readString(goEnvFile)).isEqualTo(text);
  }

  @Test
  void undoRestoresRandomFiles() throws Exception {
    Random random = new Random(42);
    for (int round = 0; round < 8; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append("AGOX=#\r\n\n é".charAt(random.nextInt(11)));
      }
      writeGoEnv(text.toString());
      JournalEntry entry = desk().apply(remedy(goEnv("GOPRIVATE", "round.test", null)));
      assertThat(Files.readString(goEnvFile)).contains("GOPRIVATE=round.test\n");
      desk().undo(entry);
      assertThat(Files.readString(goEnvFile)).isEqualTo(text.toString());
    }
  }

  @Test
  void whereThereWasNoFileUndoLeavesNone() throws Exception {
    JournalEntry entry = desk().apply(remedy(goEnv("GOPRIVATE", "a.test", null)));
    assertThat(goEnvFile).exists();
    desk().undo(entry);
    assertThat(goEnvFile).doesNotExist();
  }

  @Test
  void aLinkedFileStaysALink() throws Exception {
    Path real = Files.writeString(Files.createDirectories(folder.resolve("dotfiles")).resolve("env"), "GOFLAGS=-x\n");
    Files.createDirectories(goEnvFile.getParent());
    Files.createSymbolicLink(goEnvFile, real);
    JournalEntry entry = desk().apply(remedy(goEnv("GOFLAGS", null, "-x")));
    assertThat(goEnvFile).isSymbolicLink();
    assertThat(Files.readString(real)).isEmpty();
    desk().undo(entry);
    assertThat(Files.readString(real)).isEqualTo("GOFLAGS=-x\n");
  }

  @Test
  void aValueThatChangedMeanwhileIsNotOverwritten() throws Exception {
    writeGoEnv("GOPROXY=https://new.test\n");
    assertThatThrownBy(() -> desk().apply(remedy(goEnv("GOPROXY", "https://x.test", "https://old.test"))))
        .isInstanceOfSatisfying(RemedyException.class,
            e -> assertThat(e.what().key()).isEqualTo("remedy.error.changed"));
    assertThat(Files.readString(goEnvFile)).isEqualTo("GOPROXY=https://new.test\n");
  }

  @Test
  void aReadOnlyFileIsLeftAlone() throws Exception {
    writeGoEnv("GOPROXY=a\n");
    Files.setPosixFilePermissions(goEnvFile, PosixFilePermissions.fromString("r--r--r--"));
    assertThatThrownBy(() -> desk().apply(remedy(goEnv("GOPROXY", "b", "a"))))
        .isInstanceOfSatisfying(RemedyException.class,
            e -> assertThat(e.what().key()).isEqualTo("remedy.error.read-only"));
    assertThat(Files.readString(goEnvFile)).isEqualTo("GOPROXY=a\n");
    assertThat(desk().journal()).isEmpty();
  }

  @Test
  void undoRefusesAFileThatSomebodyElseChanged() throws Exception {
    JournalEntry entry = desk().apply(remedy(goEnv("GOPRIVATE", "a.test", null)));
    Files.writeString(goEnvFile, "theirs\n");
    assertThatThrownBy(() -> desk().undo(entry)).isInstanceOfSatisfying(RemedyException.class,
        e -> assertThat(e.what().key()).isEqualTo("remedy.error.undo-changed"));
    assertThat(Files.readString(goEnvFile)).isEqualTo("theirs\n");
  }

  @Test
  void theNewerRemedyIsUndoneFirst() throws Exception {
    JournalEntry older = desk().apply(remedy(goEnv("GOPRIVATE", "a.test", null)));
    JournalEntry newer = desk().apply(remedy(goEnv("GOPRIVATE", "b.test", "a.test")));
    assertThat(desk().journal()).containsExactly(newer, older);
    assertThatThrownBy(() -> desk().undo(older)).isInstanceOfSatisfying(RemedyException.class,
        e -> assertThat(e.what().key()).isEqualTo("remedy.error.undo-order"));
    desk().undo(newer);
    desk().undo(older);
    assertThat(goEnvFile).doesNotExist();
  }

  @Test
  void whatIsNotOnTheClosedListIsRefusedBeforeAnyToolIsAsked() throws Exception {
    assertThatThrownBy(() -> desk().apply(remedy(goEnv("GOSUMDB", "off", null))))
        .isInstanceOfSatisfying(RemedyException.class, e -> assertThat(e.what().key())
            .isEqualTo("remedy.error.not-allowed"));
    assertThat(goEnvFile).doesNotExist();
  }

  /// Whoever comes second sees what the first has written: no line of go's is lost, and none of ours.
  @Test
  void whatGoWritesBetweenOurTwoStepsIsNotLost() throws Exception {
    writeGoEnv("# mine\nGOFLAGS=-x\n");
    FilePlace place = new FilePlace(AtomicFile.at(goEnvFile), "");
    Optional<byte[]> before = place.read();
    byte[] ours = "# mine\nGOFLAGS=-x\nGOPRIVATE=a.test\n".getBytes(StandardCharsets.UTF_8);
    try (Prepared ready = place.prepare(before, Optional.of(ours), AtomicFile.newMark())) {
      goWrites("GONOPROXY=b.test");
      assertThatThrownBy(ready::commit).isInstanceOf(FileChangedException.class);
    }
    String theirs = Files.readString(goEnvFile);
    assertThat(theirs).contains("# mine\n", "GOFLAGS=-x\n", "GONOPROXY=b.test\n").doesNotContain("GOPRIVATE");
    JournalEntry entry = desk().apply(remedy(goEnv("GOPRIVATE", "a.test", null)));
    goWrites("GOTOOLCHAIN=local");
    assertThat(Files.readString(goEnvFile)).contains("# mine\n", "GONOPROXY=b.test\n", "GOPRIVATE=a.test\n",
        "GOTOOLCHAIN=local\n");
    assertThatThrownBy(() -> desk().undo(entry)).isInstanceOfSatisfying(RemedyException.class,
        e -> assertThat(e.what().key()).isEqualTo("remedy.error.undo-changed"));
    assertThat(Files.readString(goEnvFile)).contains("GOTOOLCHAIN=local\n", "GOPRIVATE=a.test\n");
  }

  private void goWrites(String assignment) throws Exception {
    assertThat(new Processes().run(ProcessSpec.of(List.of(bench.go().toString(), "env", "-w", assignment),
        environment.with("GOENV", goEnvFile.toString()).without(assignment.replaceFirst("=.*", "")), folder,
        Duration.ofSeconds(60))).ok()).isTrue();
  }
}
