package dev.gogetwell.diagnostics.modules;

import static dev.gogetwell.diagnostics.Observed.fetch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Separator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainToTlsRuleTest {
  private static final String ALERT = "malformed HTTP response \"\\x15\\x03\\x03\\x00\\x02\\x02F\"";
  private static final String SECURED = "https://a.example:80/path";

  private static FactsBuilder said(String raw) {
    return new FactsBuilder().proxy("a", Separator.END).plainly("a").goEnv("GOPROXY", "http://a.example:80/path")
        .sees("a", fetch(0, FailureKind.NOT_HTTP, raw));
  }

  @Test
  void theSchemeIsTheCauseWhereTheSameAddressGivesTheModuleOverTls() {
    Facts facts = said(ALERT).build();
    assertThat(PlainToTlsRule.wanted(facts)).containsExactly(new Experiment.OtherMirror(SECURED));
    Finding before = new PlainToTlsRule().judge(facts).getFirst();
    assertThat(before.code()).isEqualTo(CauseCode.GOPROXY_MALFORMED);
    assertThat(before.proved()).isFalse();
    assertThat(before.missingControl()).map(Message::key).contains("missing.with-https");
    assertThat(new PlainToTlsRule().judge(said(ALERT).workingMirror(SECURED).build()).getFirst().proved()).isTrue();
    assertThat(new AnswerRule().judge(facts)).as("one cause, not two").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"malformed HTTP response \"SSH-2.0-OpenSSH\"", "malformed HTTP response \"\\x05\\xff\"",
      "malformed HTTP response \"\\\\x15\\\\x03\"", "EOF"})
  void anythingElseThatIsNoHttpIsWrongContentAsBefore(String raw) {
    Facts facts = said(raw).build();
    assertThat(new PlainToTlsRule().judge(facts)).isEmpty();
    assertThat(PlainToTlsRule.wanted(facts)).isEmpty();
    assertThat(FactsBuilder.codes(new AnswerRule().judge(facts))).containsExactly(CauseCode.GOPROXY_BAD_CONTENT);
  }

  @Test
  void anEntryWithALoginIsNotTriedUnderAnotherName() {
    Facts facts = said(ALERT).goEnv("GOPROXY", "http://u:p@a.example:80/path").build();
    assertThat(PlainToTlsRule.wanted(facts)).isEmpty();
    assertThat(new PlainToTlsRule().judge(facts)).singleElement().matches(finding -> !finding.proved());
  }
}
