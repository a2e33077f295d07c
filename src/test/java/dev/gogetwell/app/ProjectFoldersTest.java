package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.RunScope.Folder;
import dev.gogetwell.model.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFoldersTest {
  @TempDir private Path top;

  private static Folder look(Path project) {
    return new ProjectFolders().look(
        new Target("code.test/x", Optional.of(project.toString()), List.of(), Optional.empty()));
  }

  private static void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  @ParameterizedTest
  @CsvSource({
      "a/main.go, '', GO_FILES_WITHOUT_MODULE",
      "a/main.go, a/sub/main.go, GO_FILES_WITHOUT_MODULE",
      "a/main.go, a/go.mod, MODULE",
      "a/main.go, go.mod, MODULE",
      "a/main.go, a/sub/go.mod, GO_FILES_ABOVE_MODULE",
      "a/main.go, beside/go.mod, GO_FILES_WITHOUT_MODULE",
      "a/main.go, a/go.mod/child, GO_FILES_WITHOUT_MODULE",
      "a/readme, a/sub/go.mod, NO_PROJECT",
      "a/sub/main.go, '', NO_PROJECT"})
  void aModuleCountsHereAndAboveAndIsToldApartBelow(String file, String other, Folder folder) throws Exception {
    write(top.resolve(file));
    if (!other.isEmpty()) {
      write(top.resolve(other));
    }
    assertThat(look(top.resolve("a"))).isEqualTo(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "'", "\"", "$(x)", "a\nb", "项目", "-x", "UPPER", "..x", "a/../b", "*", "`id`"})
  void aNameOfAFolderIsOnlyAName(String name) throws Exception {
    Path folder = top.resolve("in").resolve(name);
    write(folder.normalize().resolve("main.go"));
    assertThat(look(folder)).isEqualTo(Folder.GO_FILES_WITHOUT_MODULE);
    write(folder.normalize().resolve(name.replace('/', '_')).resolve("go.mod"));
    assertThat(look(folder)).isEqualTo(Folder.GO_FILES_ABOVE_MODULE);
  }

  @Test
  void withoutAFolderThereIsNoProject() {
    assertThat(new ProjectFolders().look(new Target("code.test/x", Optional.empty(), List.of(), Optional.empty())))
        .isEqualTo(Folder.NO_PROJECT);
  }
}
