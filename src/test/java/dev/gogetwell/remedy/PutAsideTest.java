package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.machine.Bench;
import dev.gogetwell.machine.CommandRunner;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.LoginShell;
import dev.gogetwell.machine.file.TreeDeletion;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A damaged file of the module cache is put aside by a click: the real `go` fails before, passes after, and fails
/// again once the same bytes are back.
@EnabledOnOs(OS.LINUX)
class PutAsideTest {
  private static final String VERSIONS = "cache/download/" + Bench.MODULE + "/@v/";
  private static final String ARCHIVE = VERSIONS + "v1.0.0.zip";

  @TempDir private Path folder;
  private Bench bench;
  private Path cache;
  private Path project;
  private String proxy;

  @BeforeEach
  void fill() throws Exception {
    bench = new Bench(folder);
    cache = folder.resolve("module cache");
    project = Files.createDirectories(folder.resolve("project"));
    proxy = bench.proxy();
    Files.writeString(project.resolve("go.mod"), "module damage.test/app\n\ngo 1.18\n");
    assertThat(goGet().ok()).isTrue();
    // Only what is not unpacked yet is read from its archive.
    TreeDeletion.delete(cache.resolve(Bench.COMMAND_MODULE));
  }

  private Environment environment() throws Exception {
    return bench.environment().with("GOMODCACHE", cache.toString()).with("GOPROXY", proxy)
        .with("GONOSUMDB", "bench.test").with("GOFLAGS", "-modcacherw").with("GOTOOLCHAIN", "local")
        .with("GOPATH", folder.resolve("gopath").toString()).with("GOCACHE", folder.resolve("gocache").toString());
  }

  private ProcessResult goGet() throws Exception {
    return new Processes().run(ProcessSpec.of(List.of(bench.go().toString(), "get", Bench.COMMAND_MODULE),
        environment(), project, Duration.ofSeconds(60)));
  }

  private LocalRemedyDesk desk() throws Exception {
    return desk("go", "get", Bench.COMMAND_MODULE);
  }

  private LocalRemedyDesk desk(String... command) throws Exception {
    Map<String, Setting> go = Stream.of("GOMODCACHE", "GOPROXY", "GONOSUMDB").map(name -> new Setting(name,
            environmentValue(name), new Origin(Origin.Kind.GO_ENV_FILE, ""), List.of()))
        .collect(Collectors.toMap(Setting::name, Function.identity()));
    go.put("GOMOD", new Setting("GOMOD", project.resolve("go.mod").toString(), go.get("GOPROXY").origin(), List.of()));
    Settings settings = new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), "linux",
        Optional.of(new Tool(bench.go().toString(), "")), Optional.empty(), go, Map.of(), List.of(), List.of(),
        List.of());
    Processes processes = new Processes();
    return new LocalRemedyDesk(new DeskParts(processes, new CommandRunner(processes, bench.temporary()),
        new LoginShell(Bench.tools()), Optional.empty(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
        bench.temporary(), folder.resolve("journal"), Duration.ofSeconds(20), Duration.ofSeconds(60), text -> text,
        Optional.empty()), settings, environment(), new Target(Bench.COMMAND_MODULE, Optional.of(project.toString()),
            List.of(command), Optional.empty()));
  }

  private String environmentValue(String name) {
    try {
      return environment().value(name);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Remedy moving(String name) {
    return DeskBench.remedy(new Change.PutAside(name, cache.toString()));
  }

  private static byte[] half(byte[] whole) {
    return Arrays.copyOf(whole, whole.length / 2);
  }

  private Path damage(String name, String how) throws Exception {
    Path file = cache.resolve(name);
    byte[] whole = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    TreeDeletion.delete(file);
    return Files.write(file, switch (how) {
      case "empty" -> new byte[0];
      case "half" -> half(whole);
      case "commented" -> (new String(whole, StandardCharsets.UTF_8) + "\n// x\n").getBytes(StandardCharsets.UTF_8);
      default -> ("h1:" + "A".repeat(43) + "=").getBytes(StandardCharsets.UTF_8);
    });
  }

  private void isRefused(String kind, String name) throws Exception {
    assertThatThrownBy(() -> desk().apply(moving(name))).isInstanceOfSatisfying(RemedyException.class,
        e -> assertThat(e.what().key()).isEqualTo("remedy.error." + kind));
    assertThat(desk().journal()).isEmpty();
  }

  private static Path aside(Path file) {
    return file.resolveSibling(file.getFileName() + ".gogetwell-aside-1");
  }

  @ParameterizedTest
  @CsvSource({"v1.0.0.zip, empty", "v1.0.0.zip, half", "v1.0.0.mod, empty", "v1.0.0.mod, half", "v1.0.0.mod, commented",
      "v1.0.0.ziphash, other", "'', empty"})
  void goFailsWithTheFilePassesWithoutItAndFailsAgainOnceItIsBack(String name, String how) throws Exception {
    String cached = name.isEmpty() ? VERSIONS.substring(0, VERSIONS.length() - 1) : VERSIONS + name;
    Path file = damage(cached, how);
    byte[] damaged = Files.readAllBytes(file);
    assertThat(goGet().ok()).isFalse();

    assertThat(desk().preview(moving(cached)).edits()).singleElement().matches(edit -> edit.exists()
        && edit.unifiedDiff().stream().anyMatch(line -> line.startsWith("-" + file + "  " + damaged.length + " B"))
        && edit.unifiedDiff().stream().anyMatch(line -> line.startsWith("+" + aside(file) + "  " + damaged.length)));
    assertThat(desk().tryOut(moving(cached), line -> {}).passed()).isTrue();
    assertThat(file).hasBinaryContent(damaged);

    JournalEntry entry = desk().apply(moving(cached));
    assertThat(file).doesNotExist();
    assertThat(aside(file)).hasBinaryContent(damaged);
    assertThat(desk().verify(line -> {}).passed()).isTrue();
    desk().undo(entry);
    assertThat(file).hasBinaryContent(damaged);
    assertThat(aside(file)).doesNotExist();
    assertThat(goGet().ok()).isFalse();

    desk().apply(moving(cached));
    ProcessResult mended = goGet();
    assertThat(mended.ok()).as(mended.err()).isTrue();
  }

  @Test
  void whatGoFetchedSinceIsNotReplacedByTheDamagedFile() throws Exception {
    Path file = damage(ARCHIVE, "half");
    byte[] damaged = Files.readAllBytes(file);
    JournalEntry entry = desk().apply(moving(ARCHIVE));
    assertThat(goGet().ok()).isTrue();
    byte[] fetched = Files.readAllBytes(file);
    assertThat(fetched).isNotEqualTo(damaged);
    assertThatThrownBy(() -> desk().undo(entry)).isInstanceOfSatisfying(RemedyException.class, e ->
        assertThat(e.what()).hasToString("Message[key=remedy.error.aside-taken, args=[" + file + ", " + aside(file)
            + "]]"));
    assertThat(file).hasBinaryContent(fetched);
    assertThat(aside(file)).hasBinaryContent(damaged);
    assertThat(desk().journal()).hasSize(1);
    Files.delete(file);
    desk().undo(entry);
    assertThat(file).hasBinaryContent(damaged);
  }

  @Test
  void aSecondDamageOfTheSameFileGetsANameOfItsOwn() throws Exception {
    byte[] first = Files.readAllBytes(damage(ARCHIVE, "half"));
    desk().apply(moving(ARCHIVE));
    Path file = Files.writeString(cache.resolve(ARCHIVE), "second");
    JournalEntry second = desk().apply(moving(ARCHIVE));
    assertThat(aside(file)).hasBinaryContent(first);
    assertThat(file.resolveSibling("v1.0.0.zip.gogetwell-aside-2")).hasContent("second");
    desk().undo(second);
    assertThat(file).hasContent("second");
  }

  @Test
  void aMoveBackThatWasEndedHalfWayIsFinished() throws Exception {
    Path file = damage(ARCHIVE, "half");
    byte[] damaged = Files.readAllBytes(file);
    JournalEntry entry = desk().apply(moving(ARCHIVE));
    Files.createLink(file, aside(file));
    desk().undo(entry);
    assertThat(file).hasBinaryContent(damaged);
    assertThat(aside(file)).doesNotExist();
    assertThat(desk().journal()).isEmpty();
  }

  @Test
  void whatIsNotDamagedStaysWhereItIs() throws Exception {
    isRefused("aside-well", ARCHIVE);
    Files.writeString(cache.resolve(VERSIONS + "v1.0.1.zip"), "of another version");
    isRefused("aside-well", VERSIONS + "v1.0.1.zip");
    assertThat(cache.resolve(VERSIONS + "v1.0.1.zip")).exists();
  }

  @Test
  void aLinkIsNoFileThatIsMoved() throws Exception {
    Path file = damage(ARCHIVE, "half");
    Path elsewhere = Files.move(file, folder.resolve("elsewhere"));
    Files.createSymbolicLink(file, elsewhere);
    assertThat(goGet().ok()).isFalse();
    isRefused("unfit.not-a-file", ARCHIVE);
    assertThat(file).isSymbolicLink();
  }

  @Test
  void aFolderThatIsMarkedReadOnlyIsLeftAlone() throws Exception {
    Path file = damage(ARCHIVE, "half");
    Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("r-xr-xr-x"));
    isRefused("read-only", ARCHIVE);
    Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(file).exists();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aFileThatSomebodyTouchedAsideIsNotMovedBack(boolean isGone) throws Exception {
    Path file = damage(ARCHIVE, "half");
    JournalEntry entry = desk().apply(moving(ARCHIVE));
    Files.delete(aside(file));
    if (!isGone) {
      Files.writeString(aside(file), "somebody else's");
    }
    assertThatThrownBy(() -> desk().undo(entry)).isInstanceOfSatisfying(RemedyException.class,
        e -> assertThat(e.what().key()).isEqualTo("remedy.error.aside-changed"));
    assertThat(file).doesNotExist();
  }

  @Test
  void aCommandThatPassesWithTheFileTooProvesNothing() throws Exception {
    damage(ARCHIVE, "half");
    LocalRemedyDesk lists = desk("go", "list", "-m", "all");
    assertThatThrownBy(() -> lists.tryOut(moving(ARCHIVE), line -> {})).isInstanceOfSatisfying(RemedyException.class,
        e -> assertThat(e.what().key()).isEqualTo("remedy.error.aside-untold"));
  }

  @Test
  void whereNothingMayBeFetchedThatIsSaid() throws Exception {
    damage(ARCHIVE, "half");
    proxy = "off";
    assertThat(desk().preview(moving(ARCHIVE)).overriddenBy()).containsExactly("GOPROXY=off");
  }
}
