package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewModulePathTest {
  private static Settings settings(String os, String gopath) {
    return new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), os, Optional.empty(),
        Optional.empty(), Map.of("GOPATH",
            new Setting("GOPATH", gopath, new Origin(Origin.Kind.BUILT_IN, ""), List.of())), Map.of(), List.of(),
        List.of(), List.of());
  }

  @ParameterizedTest
  @CsvSource({
      "linux, /home/lin/go, /home/lin/go/src/code.test/lin/app, code.test/lin/app",
      "linux, /a:/home/lin/go/, /home/lin/go/src/code.test/app/, code.test/app",
      "windows, C:\\a;C:\\go, C:\\go\\src\\code.test\\app, code.test/app",
      "linux, /home/lin/go, /home/lin/go/src/plain, example.com/plain",
      "linux, /home/lin/go, /work/My App, example.com/my-app",
      "linux, /home/lin/go, /work/fmt, example.com/fmt",
      "linux, /home/lin/go, /work/v1, example.com/app",
      "linux, /home/lin/go, /work/con, example.com/app",
      "linux, /home/lin/go, /work/项目, example.com/app",
      "linux, /home/lin/go, /, example.com/app",
      "linux, '', /work/a$(id), example.com/a-id",
      "linux, /home/lin/go, /home/lin/go/src/code.test/a;id, example.com/a-id",
      "linux, /home/lin/go, '/work/-x', example.com/x"})
  void aFolderGetsThePathOfGopathOrOneThatIsNobodys(String os, String gopath, String folder, String path) {
    assertThat(NewModulePath.proposed(folder, settings(os, gopath))).isEqualTo(path);
    assertThat(NewModulePath.isPlain(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-x", "a b", "a;b", "a/../b", "/a", "a/", "a//b", "a\nb", "$(id)", "a'b", "..", "a\\b", "ü"})
  void whatAShellOrAFolderReadsOtherwiseIsNoPath(String path) {
    assertThat(NewModulePath.isPlain(path)).isFalse();
  }

  @Test
  void aLongNameIsCut() {
    assertThat(NewModulePath.isPlain(NewModulePath.proposed("/" + "x".repeat(5000), settings("linux", "")))).isTrue();
  }
}
