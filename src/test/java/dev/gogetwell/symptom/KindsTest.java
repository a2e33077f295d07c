package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Symptom;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Texts of every kind that was once answered wrongly, many of them printed by a real go against loopback servers, each
/// with the causes that may come first, those that must not be named at all, and the note that it needs.
class KindsTest {
  private static final SymptomReader READER = new SymptomReader(Catalogue.load());
  private static final JsonMapper JSON = JsonMapper.builder().build();

  record Kind(String id, String text, List<String> causes, List<String> never, String host, String module,
      String note) {
    @Override
    public String toString() {
      return id;
    }
  }

  static List<Kind> kinds() throws IOException {
    return read("kinds.jsonl");
  }

  /// What go 1.27.0 and 1.24.13 printed in the practice networks; where the text alone cannot tell the cause, the cause
  /// that it speaks of comes second.
  static List<Kind> saidByGo() throws IOException {
    return read("said-by-go.jsonl");
  }

  /// Texts of real programs and of people, written down with their cause before the catalogue had seen them: logs of
  /// builds, stories without an error, settings, other languages.
  static List<Kind> fresh() throws IOException {
    return read("fresh.jsonl");
  }

  private static List<Kind> read(String file) throws IOException {
    try (InputStream in = KindsTest.class.getResourceAsStream(file)) {
      List<Kind> kinds = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        JsonNode node = JSON.readTree(line);
        kinds.add(new Kind(node.get("id").asString(), node.get("text").asString(), words(node.path("cause")),
            words(node.path("never")), node.path("host").asString(""), node.path("module").asString(""),
            node.path("note").asString("")));
      }
      return kinds;
    }
  }

  @ParameterizedTest
  @MethodSource({"kinds", "saidByGo", "fresh"})
  void theCauseIsTheRightOneAndNobodyIsAccusedWrongly(Kind kind) {
    Symptom symptom = READER.read(kind.text());
    assertThat(kind.causes()).as("%s: %s", kind, symptom.candidates()).contains(first(symptom));
    assertThat(symptom.candidates()).extracting(c -> c.code().code())
        .noneMatch(kind.never()::contains);
    assertThat(symptom.facts().host().orElse("")).contains(kind.host());
    assertThat(symptom.facts().module().orElse("")).contains(kind.module());
    assertThat(symptom.notes().toString()).contains(kind.note());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatOtherProgramsPutAroundItChangesNothing(Kind kind) {
    around(kind.text()).forEach((name, text) ->
        assertThat(kind.causes()).as("%s as %s", kind, name).contains(first(READER.read(text))));
  }

  @Test
  void thereAreTextsOfEveryKind() throws IOException {
    assertThat(kinds()).hasSizeGreaterThanOrEqualTo(140);
    assertThat(kinds()).filteredOn(kind -> kind.causes().contains("nothing")).hasSizeGreaterThanOrEqualTo(10);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyNoteOfTheCatalogueHasItsText(Language language) {
    Texts texts = Texts.load(language);
    assertThat(Catalogue.load().entries()).flatExtracting(Entry::notes)
        .allMatch(note -> texts.has("symptom.note." + note.key()));
  }

  private static Map<String, String> around(String text) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("Windows lines", text.replace("\n", "\r\n"));
    for (String prefix : List.of("#12 0.345 ", "2026-01-02T03:04:05.1234567Z ", "2026-01-02T03:04:05.123456Z 01O ",
        "web-1  | ", "[2026-01-02T03:04:05.123Z] ", "\u001b[31m", "> ")) {
      texts.put(prefix, text.lines().map(line -> prefix + line).collect(Collectors.joining("\n")));
    }
    if (!text.startsWith("set ")) {
      texts.put("JSON, first", JSON.createObjectNode().put("msg", text).put("level", "error").toString());
      texts.put("JSON, last", JSON.createObjectNode().put("level", "error").put("msg", text).toString());
    }
    texts.put("long log", "step one done\n".repeat(8_000) + text + "\n" + "step two done\n".repeat(8_000));
    return texts;
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asString()));
    return words;
  }

  private static String first(Symptom symptom) {
    return symptom.candidates().isEmpty() ? "nothing" : symptom.candidates().getFirst().code().code();
  }
}
