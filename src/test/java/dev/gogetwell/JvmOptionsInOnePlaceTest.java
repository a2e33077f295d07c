package dev.gogetwell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.process.JvmOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The options of the JVM once stood in five copies, which drifted apart.
final class JvmOptionsInOnePlaceTest {
  private static final Path PLACE = Path.of("packaging", "common", "jvm.options");

  @Test
  void noOtherFileSpellsAnOption() throws IOException {
    List<String> options = JvmOptions.shipped();
    List<String> copies = new ArrayList<>();
    for (Path file : files()) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      options.stream().filter(text::contains).forEach(option -> copies.add(file + " spells " + option));
    }
    assertThat(copies).isEmpty();
  }

  @Test
  void theProgramReadsTheFileThatTheScriptsHandToJava() throws IOException {
    List<String> lines = Files.readAllLines(PLACE).stream().filter(line -> line.startsWith("-")).toList();
    assertThat(JvmOptions.shipped()).hasSizeGreaterThan(3).isEqualTo(lines);
  }

  /// In an argument file a backslash, a quote and a blank have meanings of their own, in a launcher's configuration not.
  @Test
  void anOptionNeedsNoQuoting() {
    assertThat(JvmOptions.shipped()).allMatch(option -> option.matches("-[-+:=.,A-Za-z0-9]+"));
  }

  private static List<Path> files() throws IOException {
    List<Path> found = new ArrayList<>(List.of(Path.of("pom.xml"), Path.of("README.md")));
    for (String folder : List.of("src", "packaging", ".ci", ".github", ".mvn")) {
      try (Stream<Path> all = Files.walk(Path.of(folder))) {
        all.filter(Files::isRegularFile).filter(file -> !file.equals(PLACE))
            .filter(file -> !file.getFileName().toString().matches(".*\\.(png|ttf|otf|pcap|pcapng|gz|icns|ico)"))
            .forEach(found::add);
      }
    }
    return found;
  }
}
