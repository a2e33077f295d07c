package dev.gogetwell.remedy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.GitAnswers;
import dev.gogetwell.gorules.GitAddress;
import dev.gogetwell.gorules.GitConfigList;
import dev.gogetwell.gorules.GitQuestion;
import dev.gogetwell.gorules.GitWords;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Trial.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Ways out of what git is set to. Each was tried in this run with that one thing changed, and git listed the
/// repository then. Pure.
final class GitRemedies {
  private final Facts facts;

  GitRemedies(Facts facts) {
    this.facts = facts;
  }

  /// What helps against a cause that git's own answer shows.
  List<Remedy> of(Finding cause) {
    return cause.hop().flatMap(hop -> facts.made(Experiment.AskGit.class, hop).map(ask -> of(cause, hop, ask)))
        .orElse(List.of());
  }

  private List<Remedy> of(Finding cause, HopId hop, Experiment.AskGit ask) {
    List<Remedy> found = new ArrayList<>();
    if (GitAnswers.passed(facts, hop, Arm.UNREWRITTEN)) {
      GitQuestion.rule(facts.settings(), ask.url()).map(GitConfigList.Entry::key).filter(this::standsOnce)
          .flatMap(key -> SettingChange.restoring(facts.settings(), key)).ifPresent(change -> found.add(remedy(cause,
              "drop-rewrite", List.of(change), change.name(), ask.url())));
    }
    if (GitAnswers.passed(facts, hop, Arm.DIRECT)) {
      GitQuestion.of(facts.settings(), ask.url()).proxy().map(proxy -> proxy.setting())
          .filter(name -> name.equalsIgnoreCase("ALL_PROXY") && facts.settings().environment().containsKey(name))
          .ifPresent(name -> found.add(remedy(cause, "git-proxy-variable",
              List.of(SettingChange.ofEnvironment(facts.settings(), name, Optional.empty())), name, ask.url())));
      GitQuestion.of(facts.settings(), ask.url()).proxy()
          .filter(proxy -> proxy.setting().startsWith("http.") && standsOnce(proxy.setting()))
          .flatMap(proxy -> SettingChange.restoring(facts.settings(), proxy.setting())).ifPresent(change ->
              found.add(remedy(cause, "git-proxy", List.of(change), change.name(), ask.url())));
    }
    if (cause.code() == CauseCode.VCS_AUTH_PROMPT_DISABLED && GitAnswers.passed(facts, hop, Arm.SSH)) {
      GitAddress.parse(ask.url()).ifPresent(web -> found.add(remedy(cause, "over-ssh", List.of(new Change.GitConfig(
          "url.ssh://git@" + web.host() + "/.insteadOf", Optional.of("https://" + web.authority() + "/"),
          Optional.empty(), Optional.empty())), web.host(), ask.url())));
    }
    if (cause.code() == CauseCode.VCS_SSH_BLOCKED) {
      GitAnswers.sshPlace(facts, hop).ifPresent(place -> found.add(remedy(cause, "ssh-elsewhere",
          List.of(new Change.SshHost(place.host(), place.server(), place.port())), place.host(), place.server(),
          place.port(), ask.url())));
    }
    if (cause.code() == CauseCode.VCS_GIT_TOO_OLD) {
      GitAnswers.broken(facts, hop).map(e -> ((CommandRun) e.measurement()).output())
          .flatMap(GitWords::unreadableSetting).flatMap(key -> SettingChange.restoring(facts.settings(), key))
          .filter(AllowedChanges.below(Optional.empty(), facts.settings())::permits)
          .ifPresent(change -> found.add(new Remedy("", cause.code(), Harm.SMALL,
              Message.of("remedy.unreadable.title", change.name()),
              Message.of("remedy.unreadable.why", change.name()), List.of(change), List.of())));
    }
    if (cause.code() == CauseCode.VCS_UNSAFE_DIR && isOnThisDisk(ask)) {
      GitAnswers.broken(facts, hop).map(e -> ((CommandRun) e.measurement()).output()).flatMap(GitWords::distrusted)
          .ifPresent(folder -> found.add(new Remedy("", cause.code(), Harm.WIDER,
              Message.of("remedy.safe-folder.title", folder), Message.of("remedy.safe-folder.why", folder),
              List.of(new Change.GitConfigAdded("safe.directory", folder)), List.of())));
    }
    return found;
  }

  /// What another machine says over ssh of its own disk is nothing that this one could mend.
  private boolean isOnThisDisk(Experiment.AskGit ask) {
    String asked = GitQuestion.of(facts.settings(), ask.url()).rewritten();
    return asked.startsWith("file:") || asked.startsWith("/") || asked.matches("[A-Za-z]:[/\\\\].*");
  }

  /// A key with several values holds other rules too, which stay as they are.
  private boolean standsOnce(String key) {
    return facts.settings().gitConfig().stream().filter(setting -> setting.name().equals(key)).count() == 1;
  }

  private static Remedy remedy(Finding cause, String text, List<Change> changes, Object... args) {
    return new Remedy("", cause.code(), Harm.SMALL, Message.of("remedy." + text + ".title", args),
        Message.of("remedy." + text + ".why", args), changes, List.of());
  }
}
