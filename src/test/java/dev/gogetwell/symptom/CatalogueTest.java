package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Symptom;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final SymptomReader READER = new SymptomReader(CATALOGUE);

  /// Causes that no text can show, each with the reason.
  private static final Map<CauseCode, String> WITHOUT_TEXT = new EnumMap<>(Map.of(
      CauseCode.CERT_DENIED, "go says what it says of an unknown authority",
      CauseCode.DNS_INJECTED, "two answers to one query are seen by measuring only",
      CauseCode.DNS_NXDOMAIN_REWRITE, "an address for an invented name is seen by measuring only",
      CauseCode.DNS_FAKE_IP, "not a fault, and seen by measuring only",
      CauseCode.DNS_SPLIT_HORIZON, "not a fault, and seen by measuring only",
      CauseCode.DNS_FLAKY, "some answers of many are counted by measuring only",
      CauseCode.DNS_NAT64, "not a fault, and seen by measuring only",
      CauseCode.SUMDB_NOT_PROXIED, "needs the answer of the mirror's /supported",
      CauseCode.CONFIG_DEAD_SETTING, "go says nothing about a setting that it ignores"));

  static Stream<Entry> entries() {
    return CATALOGUE.entries().stream();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyPositiveSampleGivesItsCauseFirst(Entry entry) {
    assertThat(entry.positive()).as("[%s] needs a 'yes:' sample", entry.id()).isNotEmpty();
    for (String sample : entry.positive()) {
      assertThat(READER.read(sample).candidates()).as("[%s] %s", entry.id(), sample)
          .extracting(Symptom.Candidate::code).startsWith(entry.cause());
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyPositiveSampleIsFoundByItsOwnEntry(Entry entry) {
    SymptomReader alone = new SymptomReader(CATALOGUE.only(entry.id()));
    for (String sample : entry.positive()) {
      assertThat(alone.read(sample).candidates()).as("[%s] %s", entry.id(), sample).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void noNegativeSampleIsFoundByItsEntry(Entry entry) {
    assertThat(entry.negative()).as("[%s] needs a 'no:' sample: one that nearly is its text", entry.id()).isNotEmpty();
    SymptomReader alone = new SymptomReader(CATALOGUE.only(entry.id()));
    for (String sample : entry.negative()) {
      assertThat(alone.read(sample).candidates()).as("[%s] %s", entry.id(), sample).isEmpty();
    }
  }

  @Test
  void everyCauseHasAnEntryOrAReasonForNone() {
    Set<String> missing = new TreeSet<>();
    for (CauseCode code : CauseCode.values()) {
      boolean isNamed = CATALOGUE.entries().stream().anyMatch(e -> e.cause() == code || e.also().contains(code));
      if (!isNamed && !WITHOUT_TEXT.containsKey(code)) {
        missing.add(code.code());
      }
    }
    assertThat(missing).as("add an entry to assets/catalogue/error-patterns.txt").isEmpty();
  }

  @Test
  void aWrongBlockIsNamed() {
    assertThatThrownBy(() -> Catalogue.parse("[a.b]\ncause: no.such\nmatch: x\nsource: y"))
        .hasMessageContaining("[a.b]").hasMessageContaining("no.such");
    assertThatThrownBy(() -> Catalogue.parse("[a.b]\ncause: dns.nxdomain\nmatch: (\nsource: y"))
        .hasMessageContaining("[a.b]");
    assertThatThrownBy(() -> Catalogue.parse("[a.b]\ncause: dns.nxdomain\nsource: y"))
        .hasMessageContaining("match");
    assertThatThrownBy(() -> Catalogue.parse("[a.b]\ncolour: red")).hasMessageContaining("colour");
  }

  @Test
  void theRequiredWordsAreInEveryMatch() {
    assertThat(RequiredWords.of("lookup (\\S+): no such host")).containsExactly(": no such host");
    assertThat(RequiredWords.of("one|two|[ab]")).isEmpty();
    assertThat(RequiredWords.of("one|two")).containsExactlyInAnyOrder("one", "two");
    assertThat(RequiredWords.of("go\\.mod File")).containsExactly("go.mod file");
    assertThat(RequiredWords.of("abc?d{2}ef[xyz]g")).containsExactly("ab");
    assertThat(RequiredWords.of("x(?:long|words(?: more)?)y")).containsExactlyInAnyOrder("long", "words");
    assertThat(RequiredWords.of("(?:optional)?\\d(?!never)")).isEmpty();
    assertThat(RequiredWords.of("(?<name>first|second) z")).containsExactlyInAnyOrder("first", "second");
  }
}
