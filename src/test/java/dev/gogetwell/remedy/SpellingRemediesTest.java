package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpellingRemediesTest {
  private static List<Change> changes(CauseCode code, FactsBuilder facts) {
    return new SpellingRemedies(facts.build()).of(FindingBuilder.aboutMachine(code, Severity.CAUSE, "x").build())
        .stream()
        .map(Remedy::changes).flatMap(List::stream).toList();
  }

  @Test
  void theSameProxiesWithTheCommaThatWasMeant() throws RemedyException {
    FactsBuilder facts = new FactsBuilder().goEnv("GOPROXY", "https://a.test\uFF0Cdirect");
    List<Change> changes = changes(CauseCode.GOPROXY_MALFORMED, facts);
    assertThat(changes).containsExactly(new Change.GoEnv("GOPROXY", Optional.of("https://a.test,direct"),
        Optional.of("https://a.test\uFF0Cdirect")));
    AllowedChanges.below(Optional.empty(), facts.build().settings()).require(changes.getFirst());
  }

  @Test
  void aBadDatabaseIsTakenAway() {
    assertThat(changes(CauseCode.SUMDB_SETTING_MALFORMED, new FactsBuilder().goEnv("GOSUMDB", "on")))
        .containsExactly(new Change.GoEnv("GOSUMDB", Optional.empty(), Optional.of("on")));
  }

  @Test
  void aPatternLosesWhatKeepsItFromMatching() throws RemedyException {
    FactsBuilder facts = new FactsBuilder().goEnv("GOPRIVATE", "https://example.org,b.test")
        .goEnv("GONOSUMDB", "git@example.org");
    List<Change> changes = changes(CauseCode.CONFIG_PATTERN_NEVER_MATCHES, facts);
    assertThat(changes).extracting(Change::name).containsExactly("GOPRIVATE", "GONOSUMDB");
    for (Change change : changes) {
      AllowedChanges.below(Optional.empty(), facts.build().settings()).require(change);
    }
  }
}
