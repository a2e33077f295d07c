package dev.gogetwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The guards get their bytes in pieces that end anywhere, and what they remember of one text must not serve another.
class GuardPiecesTest {
  private static final UnaryOperator<String> REDACTION =
      text -> text.replace("zeppelina", "<user>").replace("日本", "<host>").replace("hunter2", "");
  private static final String JSON = """
      {"schema":"x","a":["zeppelina","日本.test","TÃ©st\\\\, \\"zeppelina\\" \\u007a","hunter2","",1.25e3,true],
      "start":"2026-11-29T12:00:00.000020Z","zeppelina":{"a":"zeppelina","b":"\\\\","c":"é"},"tail":"\\n"}
      """;
  private static final String SAFE = """
      {"schema":"x","a":["<user>","<host>.test","TÃ©st\\\\, \\"<user>\\" z","","",1.25e3,true],
      "start":"2026-11-29T12:00:00.000020Z","<user>":{"a":"<user>","b":"\\\\","c":"é"},"tail":"\\n"}
      """;
  private static final String TABLE = "1\t0\t\t\t\n2\t0\t251,3\t1\tzeppelina.test\n3\t1\t251\t1\t日本,hunter2x\n4\t\t\t\t\n";
  private static final String SAFE_TABLE = "1\t0\t\t\t\n2\t0\t251,3\t1\t<user>.test\n3\t1\t251\t1\t<host>,x\n4\t\t\t\t\n";

  @Test
  void jsonIsRedactedTheSameHoweverItComes() throws IOException {
    everyCut(JSON, SAFE, JsonGuard::new);
  }

  @Test
  void aTableIsRedactedTheSameHoweverItComes() throws IOException {
    everyCut(TABLE, SAFE_TABLE, TableGuard::new);
  }

  private static void everyCut(String text, String safe,
      BiFunction<OutputStream, UnaryOperator<String>, OutputStream> guard) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int first = 0; first <= bytes.length; first++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (OutputStream guarded = guard.apply(out, REDACTION)) {
        guarded.write(bytes, 0, first);
        guarded.write(bytes, first, bytes.length - first);
        guarded.write(bytes);
      }
      assertThat(out.toString(StandardCharsets.UTF_8)).as("cut at %d", first).isEqualTo(safe + safe);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream guarded = guard.apply(out, REDACTION)) {
      for (byte b : bytes) {
        guarded.write(b);
      }
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(safe);
  }

  @Test
  void hiddenCharactersOfJsonAreSpelledHoweverTheyCome() {
    String json = "{\"plain\":\"" + "a".repeat(50) + "\",\"odd\":\"\u202Eab\u200bé日\"}\r\n";
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    for (int first = 0; first <= bytes.length; first++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PrintStream stream = InertStream.of(new PrintStream(out, true, StandardCharsets.UTF_8)).json();
      stream.write(bytes, 0, first);
      stream.write(bytes, first, bytes.length - first);
      stream.write('\n');
      stream.flush();
      assertThat(out.toString(StandardCharsets.UTF_8)).as("cut at %d", first)
          .isEqualTo(json.replace("\u202E", "\\u202e").replace("\u200b", "\\u200b") + "\n");
    }
  }

  @Test
  void whatIsRememberedNeverServesAnotherString() throws IOException {
    Random random = new Random(11);
    StringBuilder text = new StringBuilder();
    StringBuilder wanted = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      String word = Integer.toString(random.nextInt(40_000), 36) + (i % 7 == 0 ? "zeppelina" : "");
      text.append('"').append(word).append("\",");
      wanted.append('"').append(REDACTION.apply(word)).append("\",");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream guarded = new JsonGuard(out, REDACTION)) {
      guarded.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(wanted.toString());
  }
}
