package dev.gogetwell.diagnostics.git;

import dev.gogetwell.diagnostics.Controls;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.GitAnswers;
import dev.gogetwell.diagnostics.NetrcMiss;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.GitAddress;
import dev.gogetwell.gorules.GitQuestion;
import dev.gogetwell.gorules.GitWords;
import dev.gogetwell.gorules.GitWords.Said;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Trial.Arm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The user's own git cannot list the repository, and says why. What git was told decides what has to be changed: a
/// rule that sends it elsewhere, a proxy of its own, a login, a key. The same question with that one thing changed is
/// the control.
final class GitAnswerRule implements Rule {
  private static final int LONGEST = 300;

  @Override
  public List<Finding> judge(Facts facts) {
    return facts.made(Experiment.AskGit.class).flatMap(ask -> GitAnswers.broken(facts, ask.hop())
        .flatMap(broken -> facts.route().hop(ask.hop()).map(hop -> new GitAnswer(facts, ask, hop, broken,
            GitQuestion.of(facts.settings(), ask.url())))).flatMap(GitAnswerRule::finding).stream()).toList();
  }

  private static Optional<Finding> finding(GitAnswer answer) {
    Optional<GitWords.Heard> heard = GitWords.of(answer.output());
    return new GitAnswerCode(answer).of(heard).map(code -> new Told(answer).finding(code, heard));
  }

  /// What is told of an answer.
  private record Told(GitAnswer answer) {
    private Facts facts() {
      return answer.facts();
    }

    private Hop hop() {
      return answer.hop();
    }

    private GitQuestion question() {
      return answer.question();
    }

    Finding finding(CauseCode code, Optional<GitWords.Heard> heard) {
      FindingBuilder finding = FindingBuilder.cause(code, hop().id(), Operation.GIT, subject(code))
          .seen(answer.broken())
          .detail("detail.repository", facts().route().module(), question().url());
      if (question().isRewritten()) {
        GitQuestion.rule(facts().settings(), question().url()).ifPresent(rule ->
            finding.detail("detail.rewritten", question().rewritten(), rule.key(), rule.value(), rule.origin()));
      }
      if (code.layer().equals("proxy")) {
        question().proxy().ifPresent(proxy ->
            finding.detail("detail.proxy-set-by", proxy.setting(), proxy.authority()));
        answer.proxySetting().filter(_ -> code == CauseCode.PROXY_MALFORMED).ifPresent(setting ->
            finding.detail("detail.proxy-git-reads", setting));
      }
      heard.map(GitWords.Heard::said).filter(said -> said == Said.HOST_KEY_CHANGED || said == Said.HOST_KEY_UNKNOWN)
          .ifPresent(said -> finding.detail(said == Said.HOST_KEY_CHANGED ? "detail.host-key-changed"
              : "detail.host-key-unknown", subject(code)));
      if (code == CauseCode.VCS_GIT_TLS) {
        heard.ifPresent(one -> ownTls(finding, one.said()));
      }
      if (code == CauseCode.VCS_AUTH_FAILED) {
        if (answer.wasSignedIn()) {
          finding.detail("detail.netrc-refused", subject(code));
        }
        answer.header().ifPresent(setting -> finding.detail("detail.header-refused", setting, subject(code)));
      }
      if (code == CauseCode.VCS_AUTH_PROMPT_DISABLED) {
        NetrcMiss.of(facts(), hop()).map(NetrcMiss::detail).ifPresent(finding::detail);
      }
      if (code == CauseCode.VCS_AUTH_PROMPT_DISABLED || code == CauseCode.VCS_REPO_NOT_FOUND) {
        RepositoryBehind.twoPartsOf(facts(), hop()).ifPresent(path -> finding.detail("detail.sub-group", path));
      }
      if (code == CauseCode.VCS_UNSAFE_DIR && answer.isSsh()) {
        finding.detail("detail.unsafe-on-server", subject(code));
      }
      GitAnswers.unknownSshPlace(facts(), hop().id()).filter(_ -> code == CauseCode.VCS_SSH_BLOCKED).ifPresent(place ->
          finding.detail("detail.ssh-elsewhere-unknown", place.place(), place.host()));
      if (code == CauseCode.VCS_GIT_TOO_OLD) {
        facts().settings().git().filter(git -> !git.version().isEmpty())
            .ifPresent(git -> finding.detail("detail.git-version", git.version()));
      }
      if (code == CauseCode.NETWORK_SLOW) {
        return finding.detail("detail.git-waits", answer.broken().took().toSeconds(), subject(code))
            .confidence(Confidence.POSSIBLE).withoutControl("missing.end-of-go", "git").build();
      }
      answer.broken().measurement().failure().filter(_ -> answer.lacksTag()).ifPresentOrElse(
          none -> finding.detail(answer.listsNothing() ? "detail.git-empty-list" : "detail.git-no-tag", none.raw()),
          () -> finding.detail("detail.git-said", words()));
      return controlled(finding, code, heard).build();
    }

    private String subject(CauseCode code) {
      return code == CauseCode.PROXY_MALFORMED ? answer.proxySetting().orElseThrow()
          : code.layer().equals("proxy") && question().proxy().isPresent() ? question().proxy().get().authority()
          : answer.asked().filter(address -> !address.host().isEmpty()).map(GitAddress::authority)
              .orElse(hop().authority());
    }

    private void ownTls(FindingBuilder finding, Said said) {
      if (said == Said.REVOCATION) {
        finding.detail("detail.git-revocation", subject(CauseCode.VCS_GIT_TLS));
      } else if (said == Said.CLIENT_CERTIFICATE) {
        GitQuestion.clientFiles(facts().settings(), question().url()).forEach(file ->
            finding.detail("detail.git-client-file", file.key(), file.value(), subject(CauseCode.VCS_GIT_TLS)));
      }
    }

    /// What was said, without the frame of at signs that ssh draws; never more than a few lines.
    private String words() {
      String text = answer.output().lines().filter(line -> !line.startsWith("@")).collect(Collectors.joining(" "))
          .strip().replaceAll("\\p{Cntrl}+", " ");
      return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private FindingBuilder controlled(FindingBuilder finding, CauseCode code,
        Optional<GitWords.Heard> heard) {
      Cell asItIs = new Cell(Message.of("cell.git-asks", question().rewritten()), 0, 1, false);
      if (answer.passed(Arm.UNREWRITTEN)) {
        return finding.proved().compared(Message.of("compare.unrewritten"), asItIs,
            new Cell(Message.of("cell.git-asks", question().url()), 1, 1, true));
      }
      if (answer.passed(Arm.DIRECT)) {
        return finding.proved().compared(Message.of("compare.without-proxy"), asItIs,
            new Cell(Message.of("cell.direct", subject(CauseCode.VCS_GIT_NETWORK)), 1, 1, true));
      }
      if (answer.passed(Arm.SSH_ELSEWHERE) && code == CauseCode.VCS_SSH_BLOCKED) {
        return finding.proved().compared(Message.of("compare.ssh-elsewhere"), asItIs, new Cell(Message.of(
            "cell.git-asks", GitAnswers.sshPlace(facts(), hop().id()).map(place -> "ssh://" + place.place())
                .orElse("ssh")), 1, 1, true));
      }
      if (answer.passed(Arm.SSH)) {
        return finding.proved().compared(Message.of("compare.over-ssh"), asItIs,
            new Cell(Message.of("cell.git-asks", "ssh://git@" + subject(code)), 1, 1, true));
      }
      if (answer.lacksTag() && !answer.listsNothing()) {
        return finding.confidence(Confidence.CERTAIN).compared(Message.of("compare.other-request"),
            new Cell(Message.of("cell.module", facts().route().module()), 0, 1, false),
            new Cell(Message.of("cell.git-asks", question().rewritten()), 1, 1, true));
      }
      return isServersWord(code) || heard.filter(one -> one.said() == Said.SERVER_ERROR).isPresent()
          ? byAnotherAnswer(finding, asItIs) : finding;
    }

    /// What the server itself says needs no more than that others are heard.
    private static boolean isServersWord(CauseCode code) {
      return switch (code) {
        case VCS_AUTH_PROMPT_DISABLED, VCS_AUTH_FAILED, VCS_REPO_NOT_FOUND, VCS_SSH_PUBLICKEY, VCS_HOSTKEY -> true;
        default -> false;
      };
    }

    private FindingBuilder byAnotherAnswer(FindingBuilder finding, Cell asItIs) {
      if (hop().role() == HopRole.VCS_DISCOVERY && facts().works(hop().id())) {
        return finding.confidence(Confidence.CERTAIN).compared(Message.of("compare.other-request"),
            asItIs, new Cell(Message.of("cell.answer-to", hop().authority(), hop().url()), 1, 1, true));
      }
      return Controls.byOtherAnswer(finding, facts(), hop());
    }
   
  }
}
