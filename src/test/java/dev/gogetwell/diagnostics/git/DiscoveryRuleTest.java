package dev.gogetwell.diagnostics.git;

import static dev.gogetwell.diagnostics.FactsBuilder.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Separator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoveryRuleTest {
  private static FactsBuilder direct() {
    return new FactsBuilder().hop("d", HopRole.VCS_DISCOVERY, Optional.empty(), Separator.END);
  }

  @ParameterizedTest
  @CsvSource({"404, NOT_FOUND, module.import-path-unrecognized", "502, SERVER_ERROR, vcs.discovery-failed",
      "403, HTTP_FORBIDDEN, vcs.discovery-failed", "401, UNAUTHORIZED, vcs.discovery-failed"})
  void theHostOfTheImportPathIsNamedWithItsStatus(int status, FailureKind kind, String code) {
    assertThat(new DiscoveryRule().judge(direct().answers("d", status, kind).build())).singleElement()
        .matches(finding -> finding.code().code().equals(code) && finding.subject().equals("d.example:443")
            && finding.confidence() == Confidence.LIKELY);
  }

  @Test
  void aMirrorThatHasTheModuleIsTheControl() {
    assertThat(new DiscoveryRule().judge(direct().answers("d", 502, FailureKind.SERVER_ERROR)
        .workingMirror("https://m.test").build())).singleElement()
        .matches(finding -> finding.confidence() == Confidence.CERTAIN && !finding.comparisons().isEmpty());
  }

  @Test
  void anAnswerOrANetworkThatFailsIsNotTheHostsWord() {
    assertThat(codes(new DiscoveryRule().judge(direct().works("d").build()))).isEmpty();
    assertThat(codes(new DiscoveryRule().judge(direct().notConnected("d", FailureKind.TIMEOUT).build()))).isEmpty();
    assertThat(codes(new DiscoveryRule().judge(new FactsBuilder().proxy("a", Separator.END)
        .answers("a", 502, FailureKind.SERVER_ERROR).build()))).doesNotContain(CauseCode.VCS_DISCOVERY_FAILED);
  }
}
