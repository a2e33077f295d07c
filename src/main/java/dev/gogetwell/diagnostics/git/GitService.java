package dev.gogetwell.diagnostics.git;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.ExperimentRequest;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What does a direct download need beside Go itself?
public final class GitService implements DiagnosticService {
  @Override
  public Step step() {
    return Step.GIT;
  }

  @Override
  public Set<String> layers() {
    return Set.of("vcs");
  }

  @Override
  public List<Rule> rules() {
    return List.of(new ToolMissingRule(), new RewriteRule(), new DiscoveryRule(), new GitAnswerRule(),
        new SshPortRule());
  }

  @Override
  public List<ExperimentRequest> wishes() {
    return List.of(RepositoryBehind::wanted);
  }

  @Override
  public Optional<StepStatus> status(Facts facts) {
    boolean needed = facts.route().hops().stream().anyMatch(hop -> hop.role() == HopRole.VCS_GIT);
    if (!needed) {
      return Optional.of(new StepStatus(step(), StepState.NOT_NEEDED, Message.of("status.git.not-needed")));
    }
    return facts.settings().git()
        .map(git -> new StepStatus(step(), StepState.FINE, Message.of("status.git.fine", git.version())))
        .or(() -> Optional.of(new StepStatus(step(), StepState.NOTE, Message.of("status.git.missing"))));
  }
}
