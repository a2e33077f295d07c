package dev.gogetwell.diagnostics.git;

import static dev.gogetwell.diagnostics.FactsBuilder.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Separator;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitRulesTest {
  private static FactsBuilder fallsBackToGit() {
    return new FactsBuilder().proxy("a", Separator.COMMA).hop("git", HopRole.VCS_GIT, Optional.empty(), Separator.END);
  }

  @Test
  void gitIsMissedOnlyWhereGoGetsAsFarAsGit() {
    assertThat(codes(new ToolMissingRule().judge(
        fallsBackToGit().withoutGit().answers("a", 404, FailureKind.NOT_FOUND).works("git").build())))
        .containsExactly(CauseCode.VCS_TOOL_MISSING);
    assertThat(new ToolMissingRule().judge(fallsBackToGit().withoutGit().works("a").works("git").build())).isEmpty();
    assertThat(new ToolMissingRule().judge(
        fallsBackToGit().answers("a", 404, FailureKind.NOT_FOUND).works("git").build())).isEmpty();
    assertThat(new ToolMissingRule().judge(new FactsBuilder().proxy("a", Separator.END).withoutGit().works("a").build()))
        .isEmpty();
  }
}
