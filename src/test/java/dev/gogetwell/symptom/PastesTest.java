package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Symptom;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole pastes as people write them, each with the cause that must come first.
class PastesTest {
  private static final SymptomReader READER = new SymptomReader(Catalogue.load());

  record Paste(String code, String note, String text) {
    @Override
    public String toString() {
      return code + ": " + note;
    }
  }

  static List<Paste> pastes() throws IOException {
    try (InputStream in = PastesTest.class.getResourceAsStream("pastes.txt")) {
      List<Paste> pastes = new ArrayList<>();
      for (String block : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^== ")) {
        if (!block.isBlank()) {
          String[] parts = block.split("\n", 2);
          String[] head = parts[0].split(" \\| ", 2);
          pastes.add(new Paste(head[0], head[1], parts[1]));
        }
      }
      return pastes;
    }
  }

  @ParameterizedTest
  @MethodSource("pastes")
  void theInnermostCauseComesFirst(Paste paste) {
    assertThat(first(paste.text())).as("%s", paste).isEqualTo(paste.code());
  }

  @ParameterizedTest
  @MethodSource("pastes")
  void lineEndsAndPrefixesOfOtherProgramsChangeNothing(Paste paste) {
    assertThat(first(paste.text().replace("\n", "\r\n"))).as("CRLF").isEqualTo(paste.code());
    assertThat(first(prefixed("2024-03-01T10:20:30.1234567Z ", paste.text()))).as("time").isEqualTo(paste.code());
    assertThat(first(prefixed("#12 3.456 ", paste.text()))).as("docker").isEqualTo(paste.code());
    assertThat(first("user@host:~$ go get x\n\u001b[1m" + paste.text() + "\u001b[0m")).as("ANSI")
        .isEqualTo(paste.code());
  }

  @Test
  void thereAreEnoughPastesToBeWorthTheName() throws IOException {
    assertThat(pastes()).hasSizeGreaterThanOrEqualTo(150);
  }

  private static String prefixed(String prefix, String text) {
    return String.join("\n", Arrays.stream(text.split("\n")).map(line -> prefix + line).toList());
  }

  private static String first(String text) {
    Symptom symptom = READER.read(text);
    return symptom.candidates().isEmpty() ? "nothing" : symptom.candidates().getFirst().code().code();
  }
}
