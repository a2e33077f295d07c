package dev.gogetwell.probe;

import dev.gogetwell.gorules.GitAddress;
import dev.gogetwell.gorules.GitQuestion;
import dev.gogetwell.gorules.GitWords;
import dev.gogetwell.gorules.GitWords.Heard;
import dev.gogetwell.gorules.GitWords.Said;
import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.gorules.SshConfigText;
import dev.gogetwell.machine.git.RemoteListing;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lets git ask for the list of the repository; where it fails, once more without the rule that rewrites the address,
/// without git's proxy, or over ssh. Passwords are read by git and its helpers alone. Blocking.
record AskGitConduct(BenchTools tools, GitSource source, Settings settings) implements Conduct<Experiment.AskGit> {
  @Override
  public Class<Experiment.AskGit> of() {
    return Experiment.AskGit.class;
  }

  @Override
  public void carryOut(Experiment.AskGit ask) throws InterruptedException {
    GitQuestion question = GitQuestion.of(settings, ask.url());
    if (!question.isPlain() || settings.git().isEmpty()) {
      return;
    }
    Optional<CommandRun> asItIs = run(ask, Arm.GIT, question.asked(), contacted(question));
    if (asItIs.isEmpty() || asItIs.get().worked()) {
      return;
    }
    Optional<Said> said = GitWords.of(asItIs.get().output()).map(Heard::said);
    if (question.isRewritten() && tools.surroundings().ownHost(host(question.url()))) {
      run(ask, Arm.UNREWRITTEN, question.unrewritten(), host(question.url()));
    }
    if (question.proxy().isPresent()) {
      run(ask, Arm.DIRECT, question.direct(), host(question.rewritten()));
    }
    boolean shut = said.isEmpty() ? isLate(asItIs.get())
        : said.get() == Said.SSH_NOT_CONNECTED || said.get() == Said.SSH_CLOSED;
    if (shut) {
      sshElsewhere(ask, question);
    }
    Optional<GitAddress> web = GitAddress.parse(question.url()).filter(address -> address.scheme().equals("https"));
    if (!question.isRewritten() && said.equals(Optional.of(Said.NO_CREDENTIALS)) && web.isPresent()) {
      run(ask, Arm.SSH, question.overSsh(web.get()), web.get().host());
    }
  }

  private static boolean isLate(CommandRun run) {
    return run.failedWith(FailureKind.TIMEOUT);
  }

  /// The port of ssh is shut: the operator may have another one, with the same keys.
  private void sshElsewhere(Experiment.AskGit ask, GitQuestion question) throws InterruptedException {
    Optional<SshConfigText> place =
        question.usualSshHost(settings).flatMap(tools.surroundings()::otherSshPlace);
    if (place.isPresent()) {
      run(ask, new Trial.Cell(Arm.SSH_ELSEWHERE, place.get().place()), question.overSshAt(place.get()),
          place.get().server());
    }
  }

  private static String contacted(GitQuestion question) {
    return question.proxy().map(ProxyRef::host).orElseGet(() -> host(question.rewritten()));
  }

  private static String host(String url) {
    return GitAddress.parse(url).map(GitAddress::host).orElse("");
  }

  private Optional<CommandRun> run(Experiment.AskGit ask, Arm arm, List<String> arguments, String host)
      throws InterruptedException {
    return run(ask, Trial.Cell.of(arm), arguments, host);
  }

  private Optional<CommandRun> run(Experiment.AskGit ask, Trial.Cell cell, List<String> arguments, String host)
      throws InterruptedException {
    Trial trial = new Trial(ask, cell, cell.arm() != Arm.GIT);
    long start = System.nanoTime();
    if (!host.isEmpty()) {
      tools.recorder().contacting(host);
    }
    Optional<RemoteListing.Heard> heard;
    try (var _ = tools.recorder().waitingFor(Message.of("wait.git", ask.url()), ask.cost())) {
      heard = source.run(arguments, tag(), ask.cost());
    }
    Optional<CommandRun> seen = heard.map(one -> seen(arguments, one, !one.passed() && source.hasLogin(host)));
    seen.ifPresent(run -> tools.record(ask.hop(), trial, run, start));
    return seen;
  }

  /// The tag that a version has: none for a query, a branch, or a version that names a commit
  /// (go.dev/ref/mod, "Pseudo-versions").
  private String tag() {
    String version = ModulePath.Query.parse(tools.route().module()).version().replaceFirst("\\+incompatible$", "");
    return version.matches("v\\d+\\.\\d+\\.\\d+(?!.*\\d{14}-[0-9a-f]{12})[0-9A-Za-z.-]*") ? version : "";
  }

  /// @param hasLogin whether libcurl had one at hand, of which git says nothing
  private CommandRun seen(List<String> arguments, RemoteListing.Heard heard, boolean hasLogin) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(arguments);
    Optional<Failure> failure = heard.lacksTag()
        ? Optional.of(new Failure(Operation.GIT, FailureKind.NOT_FOUND,
            (heard.listsNothing() ? Failure.NOTHING_LISTED : "no tag ") + tag()))
        : heard.passed() ? Optional.empty() : Optional.of(new Failure(Operation.GIT,
        heard.timedOut() ? FailureKind.TIMEOUT : FailureKind.COMMAND_FAILED,
        heard.output() + (hasLogin ? Failure.SIGNED_IN : "")));
    return new CommandRun(Purpose.GIT, command, heard.exitCode(), heard.output(), failure);
  }
}
