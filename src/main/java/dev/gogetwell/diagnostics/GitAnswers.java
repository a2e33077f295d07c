package dev.gogetwell.diagnostics;

import dev.gogetwell.gorules.GitQuestion;
import dev.gogetwell.gorules.GitWords;
import dev.gogetwell.gorules.SshConfigText;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Trial.Arm;
import java.util.Optional;

/// What the user's own git said about the repository behind a hop. Pure.
public final class GitAnswers {
  private GitAnswers() {}

  /// git as it is set; empty where it was not asked to the end.
  public static Optional<Evidence> asItIs(Facts facts, HopId hop) {
    return answer(facts, hop, Arm.GIT);
  }

  /// Why git cannot list the repository.
  public static Optional<Evidence> broken(Facts facts, HopId hop) {
    return asItIs(facts, hop).filter(e -> !e.measurement().worked());
  }

  /// Whether git listed it, in that arm.
  public static boolean passed(Facts facts, HopId hop, Arm arm) {
    return answer(facts, hop, arm).filter(e -> e.measurement().worked()).isPresent();
  }

  /// Another place at which git listed it over ssh, with the key of the host that is known.
  public static Optional<SshConfigText> sshPlace(Facts facts, HopId hop) {
    return answer(facts, hop, Arm.SSH_ELSEWHERE).filter(e -> e.measurement().worked())
        .flatMap(e -> place(facts, e));
  }

  /// Another place that answers over ssh, where no key of the host is known here.
  public static Optional<SshConfigText> unknownSshPlace(Facts facts, HopId hop) {
    return answer(facts, hop, Arm.SSH_ELSEWHERE).filter(e -> e.measurement() instanceof CommandRun run
        && GitWords.of(run.output()).filter(one -> one.said() == GitWords.Said.HOST_KEY_UNKNOWN).isPresent())
        .flatMap(e -> place(facts, e));
  }

  private static Optional<SshConfigText> place(Facts facts, Evidence evidence) {
    return evidence.trial().filter(trial -> trial.experiment() instanceof Experiment.AskGit).flatMap(trial ->
        GitQuestion.of(facts.settings(), ((Experiment.AskGit) trial.experiment()).url()).usualSshHost(facts.settings())
            .flatMap(host -> SshConfigText.of(host, trial.cell().of())));
  }

  private static Optional<Evidence> answer(Facts facts, HopId hop, Arm arm) {
    return facts.of(Experiment.AskGit.class, hop, arm).stream().reduce((_, last) -> last);
  }
}
