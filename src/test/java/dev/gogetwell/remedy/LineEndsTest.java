package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.Bench;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineEndsTest {
  @TempDir private Path folder;

  private static Settings settings(String... values) {
    Map<String, Setting> goEnv = new HashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      goEnv.put(values[i], new Setting(values[i], values[i + 1],
          new Origin(Origin.Kind.GO_ENV_FILE, "/env"), List.of()));
    }
    return new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), "windows", Optional.empty(),
        Optional.empty(), goEnv, Map.of(), List.of(), List.of(), List.of());
  }

  @Test
  void everyValueKeepsItsTextAndNoProtectionIsSwitchedOffByIt() {
    Settings settings = settings("GOPROXY", "https://goproxy.cn,direct\r", "GOSUMDB", "off\r", "GOINSECURE", "*\r",
        "GOMODCACHE", "D:\\go mod\r", "GOFLAGS", "-toolexec=x\r", "GOPRIVATE", "corp.example");
    assertThat(LineEnds.in(settings).orElseThrow().changes()).containsExactly(
        new Change.GoEnv("GOPROXY", Optional.of("https://goproxy.cn,direct"),
            Optional.of("https://goproxy.cn,direct\r")),
        new Change.GoEnv("GOSUMDB", Optional.empty(), Optional.of("off\r")));
    assertThat(LineEnds.in(settings("GOPROXY", "direct"))).isEmpty();
    assertThat(LineEnds.cleaned("# a\r\nGOMODCACHE=D:\\go mod\r\nGOINSECURE=*\r\nGOPRIVATE=x\r"))
        .isEqualTo("# a\nGOMODCACHE=D:\\go mod\nGOINSECURE=*\r\nGOPRIVATE=x");
  }

  @Test
  void aFileThatNotepadSavedIsCuredInOneStepAndPutBackByteForByte() throws Exception {
    DeskBench bench = DeskBench.in(folder);
    bench.bench().go();
    Path file = bench.environment().goEnvFile().orElseThrow();
    Files.createDirectories(file.getParent());
    String saved = "# mine\r\nGOPROXY=https://goproxy.cn,direct\r\nGOPRIVATE=corp.example\r\n";
    Files.writeString(file, saved);
    Remedy cure = LineEnds.in(settings("GOPROXY", "https://goproxy.cn,direct\r", "GOPRIVATE", "corp.example\r"))
        .orElseThrow().cure(CauseCode.GOPROXY_MALFORMED);
    JournalEntry entry = bench.desk().apply(cure);
    assertThat(Files.readString(file)).contains("GOPROXY=https://goproxy.cn,direct\n", "GOPRIVATE=corp.example\n");
    bench.desk().undo(entry);
    assertThat(Files.readString(file)).isEqualTo(saved);
  }
}
