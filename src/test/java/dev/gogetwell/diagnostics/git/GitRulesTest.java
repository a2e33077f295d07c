package dev.gogetwell.diagnostics.git;

import static dev.gogetwell.diagnostics.FactsBuilder.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.settings.SettingsService;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Separator;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitRulesTest {
  @Test
  void aHostWithAnOwnerInItsNameIsTheWorkOfARewritingRule() {
    FactsBuilder facts = new FactsBuilder().hop("github.com:acme", HopRole.VCS_GIT, Optional.empty(), Separator.END)
        .notConnected("github.com:acme", FailureKind.NO_SUCH_HOST);
    assertThat(codes(new RewriteRule().judge(facts.build()))).containsExactly(CauseCode.VCS_REWRITE);
    assertThat(codes(new RewriteRule().judge(new FactsBuilder()
        .hop("github", HopRole.VCS_GIT, Optional.empty(), Separator.END).notConnected("github", FailureKind.NO_SUCH_HOST).build()))).isEmpty();
  }

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

  @Test
  void theStandInOfMacOsIsNoGit() {
    String licence = "/usr/bin/git --version: exit status 69: You have not agreed to the Xcode license agreements. "
        + "Please run 'sudo xcodebuild -license'";
    String config = "/usr/bin/git config --list --show-origin: exit status 1: xcrun: error: invalid active developer "
        + "path (/Library/Developer/CommandLineTools)";
    Map<String, String> details = Map.of(licence, "detail.xcode-licence", config, "detail.xcode-tools");
    for (Map.Entry<String, String> one : details.entrySet()) {
      FactsBuilder facts = fallsBackToGit().problem(FailureKind.COMMAND_FAILED, one.getKey())
          .answers("a", 404, FailureKind.NOT_FOUND).works("git");
      assertThat(new ToolMissingRule().judge(facts.build())).singleElement().satisfies(finding -> {
        assertThat(finding.code()).isEqualTo(CauseCode.VCS_TOOL_MISSING);
        assertThat(finding.details()).extracting(Message::key).contains(one.getValue());
      });
      assertThat(new SettingsService(_ -> {
        throw new AssertionError("nothing was pasted");
      }).rules().stream().flatMap(rule -> rule.judge(facts.build()).stream()))
          .as("not: an old git or a bad gitconfig").extracting(Finding::code).doesNotContain(CauseCode.VCS_GIT_TOO_OLD);
      assertThat(new ToolMissingRule().judge(fallsBackToGit().problem(FailureKind.COMMAND_FAILED, one.getKey())
          .works("a").works("git").build())).as("go never gets as far as git").isEmpty();
    }
  }
}
