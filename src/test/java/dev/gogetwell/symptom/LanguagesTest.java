package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Symptom;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// git in its own translations and the sentences of Windows, as they stand in a paste in other languages than English.
/// The words of git are those of its message files, with a name in each gap.
class LanguagesTest {
  private static final SymptomReader READER = new SymptomReader(Catalogue.load());

  record Sentence(String cause, String speaker, String text) {
    @Override
    public String toString() {
      return speaker + ": " + cause;
    }
  }

  static List<Sentence> sentences() throws IOException {
    try (InputStream in = LanguagesTest.class.getResourceAsStream("languages.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split("\t", 3))
          .map(columns -> new Sentence(columns[0], columns[1], columns[2].replace('⏎', '\n'))).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void whatIsSaidInAnotherLanguageIsUnderstood(Sentence sentence) {
    assertThat(READER.read(sentence.text()).candidates()).as(sentence.text()).isNotEmpty();
    assertThat(READER.read(sentence.text()).candidates()).as(sentence.text())
        .extracting(candidate -> candidate.code().code()).startsWith(sentence.cause());
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void aFrameOfGoOrGitNamesTheHostInEveryLanguage(Sentence sentence) {
    Symptom.Facts facts = READER.read(sentence.text()).facts();
    if (sentence.text().contains("https://git.example")) {
      assertThat(facts.host()).as(sentence.text()).contains("git.example");
    } else if (sentence.text().contains("https://proxy.golang.org")) {
      assertThat(facts.host()).as(sentence.text()).contains("proxy.golang.org");
    }
  }

  @Test
  void thereAreManyLanguages() throws IOException {
    assertThat(sentences().stream().map(Sentence::speaker).distinct()).hasSizeGreaterThanOrEqualTo(30);
  }
}
