package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.machine.Bench;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewModuleApplierTest {
  @TempDir Path folder;
  private DeskBench bench;
  private Path project;
  private Remedy fix;

  @BeforeEach
  void prepare() throws Exception {
    Bench tools = new Bench(folder);
    bench = new DeskBench(tools, tools.environment(), folder.resolve("journal")).with("GOPROXY", tools.proxy())
        .with("GONOSUMDB", "*").withoutTelemetry();
    project = Files.createDirectories(folder.resolve("my app"));
    Files.writeString(project.resolve("main.go"), "package main\n\nfunc main() {}\n");
    fix = DeskBench.remedy(new Change.NewModule("example.com/my-app", project.toString()));
  }

  private LocalRemedyDesk desk() throws Exception {
    return bench.desk(project);
  }

  private void isRefused(String kind, Remedy remedy) throws Exception {
    LocalRemedyDesk desk = desk();
    assertThatThrownBy(() -> desk.apply(remedy)).isInstanceOfSatisfying(RemedyException.class,
        e -> assertThat(e.what().key()).isEqualTo("remedy.error." + kind));
    assertThat(desk.journal()).isEmpty();
  }

  @Test
  void goWritesTheFileThatIsShownTriedMadeAndTakenBack() throws Exception {
    assertThat(desk().preview(fix).edits()).singleElement().matches(edit -> !edit.exists()
        && edit.unifiedDiff().contains("+module example.com/my-app")
        && edit.command().equals("go mod init example.com/my-app"));
    assertThat(project.resolve("go.mod")).doesNotExist();
    assertThat(desk().tryOut(fix, line -> {}).passed()).isTrue();
    assertThat(project.resolve("go.mod")).doesNotExist();
    JournalEntry entry = desk().apply(fix);
    assertThat(project.resolve("go.mod")).content().matches("module example\\.com/my-app\n\ngo 1\\.[0-9.]+\n");
    assertThat(desk().verify(line -> {}).passed()).isTrue();
    desk().undo(entry);
    assertThat(project.resolve("go.mod")).doesNotExist();
    assertThat(project.resolve("main.go")).exists();
  }

  @Test
  void aFileThatWasEditedSinceIsNotRemoved() throws Exception {
    JournalEntry entry = desk().apply(fix);
    Files.writeString(project.resolve("go.mod"), "module mine.test/app\n");
    assertThatThrownBy(() -> desk().undo(entry)).isInstanceOf(RemedyException.class);
    assertThat(project.resolve("go.mod")).hasContent("module mine.test/app\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"my app/go.mod", "go.mod", "go.work", "my app/sub/go.mod"})
  void whereAnotherModuleIsMeantNothingIsWritten(String there) throws Exception {
    Path file = folder.resolve(there);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "keep me\n");
    isRefused("module-there", fix);
    assertThat(file).hasContent("keep me\n");
  }

  @Test
  void aLinkThatLeadsNowhereIsNotFollowed() throws Exception {
    Files.createSymbolicLink(project.resolve("go.mod"), folder.resolve("outside"));
    isRefused("module-there", fix);
    assertThat(folder.resolve("outside")).doesNotExist();
  }

  @Test
  void noOtherFolderIsWrittenTo() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other"));
    isRefused("other-folder", DeskBench.remedy(new Change.NewModule("example.com/x", other.toString())));
    assertThat(other).isEmptyDirectory();
  }

  @Test
  void aNameThatIsNoPathIsRefused() throws Exception {
    isRefused("not-allowed", DeskBench.remedy(new Change.NewModule("$(id)", project.toString())));
    isRefused("refused", DeskBench.remedy(new Change.NewModule("code.test/v1", project.toString())));
  }

  @Test
  void whereModulesAreOffTheFileIsTakenBack() throws Exception {
    bench = bench.with("GO111MODULE", "off");
    assertThat(desk().preview(fix).overriddenBy()).containsExactly("GO111MODULE=off");
    isRefused("not-effective", fix);
    assertThat(project.resolve("go.mod")).doesNotExist();
  }
}
