package dev.gogetwell.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.ui.port.WindowMemory.Kept;
import dev.gogetwell.ui.port.WindowMemory.Placement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowFileTest {
  @TempDir Path folder;

  private WindowFile file() {
    return new WindowFile(folder.resolve("state").resolve("window.properties"));
  }

  @Test
  void whatIsKeptIsReadAgain() throws Exception {
    Kept kept = Kept.NOTHING.at(new Placement(-10.5, 20, 1180, 780, true)).with(folder)
        .guessed(Map.of("tls-reset", true, "healthy-http2-only", false));
    file().write(kept);

    assertThat(file().read()).isEqualTo(kept);
  }

  @Test
  void aProjectThatIsGoneIsForgotten() throws Exception {
    Path project = Files.createDirectory(folder.resolve("gone"));
    file().write(Kept.NOTHING.with(project));
    Files.delete(project);

    assertThat(file().read()).isEqualTo(Kept.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x=1", "x=a\ny=b\nwidth=c\nheight=d", "\\u00zz", "project=\\u0000"})
  void aFileThatSaysNothingIsAFirstStart(String text) throws Exception {
    Files.createDirectories(folder.resolve("state"));
    Files.writeString(folder.resolve("state").resolve("window.properties"), text);

    assertThat(file().read()).isEqualTo(Kept.NOTHING);
  }
}
