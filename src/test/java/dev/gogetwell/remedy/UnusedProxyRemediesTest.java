package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnusedProxyRemediesTest {
  private static Optional<Change> change(FactsBuilder facts, String hop) {
    return new UnusedProxyRemedies(facts.build(), FindingBuilder.cause(CauseCode.PROXY_NOT_USED, new HopId(hop),
        Operation.CONNECT, "10.0.0.1:8080").build()).kept().map(Remedy::changes).map(List::getFirst);
  }

  private static FactsBuilder proxied() {
    return new FactsBuilder().proxy("a", Separator.END).variable("HTTPS_PROXY", "http://10.0.0.1:8080");
  }

  @ParameterizedTest
  @CsvSource({"'.example,localhost,10.0.0.0/8', 'localhost,10.0.0.0/8'", "'*', ", "'a.example', "})
  void onlyWhatHoldsTheHostLeavesTheListOfThoseThatGoDirectly(String list, String left) {
    assertThat(change(proxied().variable("NO_PROXY", list), "a")).contains(
        new Change.UserEnvironment("NO_PROXY", Optional.ofNullable(left), Optional.of(list)));
  }

  @Test
  void aListThatDoesNotHoldTheHostStaysAsItIs() {
    assertThat(change(proxied().variable("NO_PROXY", "localhost"), "a")).isEmpty();
    assertThat(change(proxied(), "a")).isEmpty();
    assertThat(change(new FactsBuilder().proxy("a", Separator.END).variable("NO_PROXY", "a.example"), "a"))
        .as("no proxy is set").isEmpty();
  }

  @Test
  void anEmptyProxyOfGitIsTakenAwayWhereItStandsOnce() {
    FactsBuilder git = proxied().hop("git", HopRole.VCS_GIT, Optional.empty(), Separator.END).gitConfig("http.proxy", "");
    assertThat(change(git, "git")).get().isInstanceOfSatisfying(Change.GitConfig.class,
        change -> assertThat(change.name()).isEqualTo("http.proxy"));
    assertThat(change(git.gitConfig("http.https://git.example.proxy", ""), "git")).isEmpty();
  }
}
