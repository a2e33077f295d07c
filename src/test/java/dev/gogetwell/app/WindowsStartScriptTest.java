package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What can be seen of gogetwell.cmd without a Windows; packaging/test/windows-start-script runs it under Wine.
class WindowsStartScriptTest {
  private static final Path SCRIPT = Path.of("packaging", "common", "bin", "gogetwell.cmd");
  private static final Pattern LABEL = Pattern.compile("(?m)^:(\\w+)\\s*$");
  private static final Pattern JUMP = Pattern.compile("(?:goto |call :)(\\w+)");

  private static List<String> lines() throws IOException {
    return Files.readAllLines(SCRIPT);
  }

  @Test
  void everyLineHasAnEvenNumberOfQuotes() throws Exception {
    assertThat(lines()).filteredOn(line -> !line.startsWith("rem ")).allSatisfy(line ->
        assertThat(line.replace(":\"=%", "%").chars().filter(c -> c == '"').count() % 2).as(line).isZero());
  }

  @Test
  void everyJumpHasItsLabel() throws Exception {
    String text = Files.readString(SCRIPT);
    List<String> labels = LABEL.matcher(text).results().map(found -> found.group(1)).toList();
    assertThat(JUMP.matcher(text).results().map(found -> found.group(1)).distinct()).isNotEmpty()
        .allMatch(labels::contains);
  }

  @Test
  void lettersBeyondAsciiComeOnlyAfterTheCodePageThatCanReadThem() throws Exception {
    String text = Files.readString(SCRIPT);
    assertThat(text.substring(0, text.indexOf("chcp 65001")).chars()).allMatch(c -> c < 0x7f);
    assertThat(text).contains("需要 Java 25");
  }

  @Test
  void bothScriptsHandTheOneFileOfOptionsToJava() throws Exception {
    String start = lines().stream().filter(line -> line.startsWith("\"%JAVA_EXE%\" ")).findFirst().orElseThrow();
    String unix = Files.readString(SCRIPT.resolveSibling("gogetwell"));
    assertThat(start).contains("\"@%HOME_DIR%\\lib\\jvm.options\"");
    assertThat(unix).contains("\"@$home/lib/jvm.options\"");
  }
}
