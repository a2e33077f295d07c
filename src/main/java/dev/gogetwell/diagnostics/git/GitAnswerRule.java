package dev.gogetwell.diagnostics.git;

import dev.gogetwell.diagnostics.Controls;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.GitAnswers;
import dev.gogetwell.diagnostics.NetrcMiss;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.GitAddress;
import dev.gogetwell.gorules.GitConfigList;
import dev.gogetwell.gorules.GitQuestion;
import dev.gogetwell.gorules.GitWords;
import dev.gogetwell.gorules.GitWords.Said;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.TunnelRequest;
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
        .flatMap(broken -> facts.route().hop(ask.hop()).flatMap(hop -> new Answer(facts, ask, hop, broken,
            GitQuestion.of(facts.settings(), ask.url())).finding())).stream()).toList();
  }

  /// One answer with what belongs to it.
  private record Answer(Facts facts, Experiment.AskGit ask, Hop hop, Evidence broken, GitQuestion question) {
    Optional<Finding> finding() {
      Optional<GitWords.Heard> heard = GitWords.of(output());
      return code(heard).map(code -> finding(code, heard));
    }

    private String output() {
      return ((CommandRun) broken.measurement()).output();
    }

    private Optional<CauseCode> code(Optional<GitWords.Heard> heard) {
      if (lacksTag()) {
        return Optional.of(passed(Arm.UNREWRITTEN) ? CauseCode.VCS_REWRITE : CauseCode.MODULE_VERSION_UNKNOWN);
      }
      boolean late = broken.measurement().failure().filter(f -> f.kind() == FailureKind.TIMEOUT).isPresent();
      if (heard.isEmpty()) {
        return late && isSsh() ? Optional.of(CauseCode.VCS_SSH_BLOCKED)
            : late && answersUs() ? Optional.of(CauseCode.NETWORK_SLOW)
            : Optional.of(CauseCode.VCS_TOOL_MISSING).filter(_ -> cannotStart());
      }
      return switch (heard.get().said()) {
        case HOST_KEY_CHANGED, HOST_KEY_UNKNOWN -> Optional.of(CauseCode.VCS_HOSTKEY);
        case SSH_KEY_REFUSED -> Optional.of(CauseCode.VCS_SSH_PUBLICKEY);
        case SSH_NOT_CONNECTED, SSH_CLOSED -> Optional.of(CauseCode.VCS_SSH_BLOCKED);
        case SSH_MISSING -> Optional.of(CauseCode.VCS_TOOL_MISSING);
        case UNKNOWN_PROXY -> Optional.of(CauseCode.PROXY_UNREACHABLE);
        case NOT_CONNECTED -> isProxy(heard.get().at()) ? Optional.of(CauseCode.PROXY_UNREACHABLE) : notReached();
        case UNKNOWN_HOST, SSH_UNKNOWN_HOST -> notReached();
        case GIT_NOT_CONNECTED -> passed(Arm.UNREWRITTEN) ? Optional.of(CauseCode.VCS_REWRITE) : notReached();
        case NO_CREDENTIALS -> Optional.of(wasSignedIn() || header().isPresent() ? CauseCode.VCS_AUTH_FAILED
            : CauseCode.VCS_AUTH_PROMPT_DISABLED);
        case CREDENTIALS_REFUSED, FORBIDDEN -> Optional.of(CauseCode.VCS_AUTH_FAILED);
        case NOT_FOUND, NO_REPOSITORY -> Optional.of(passed(Arm.UNREWRITTEN) ? CauseCode.VCS_REWRITE
            : CauseCode.VCS_REPO_NOT_FOUND);
        case UNSAFE_FOLDER -> Optional.of(CauseCode.VCS_UNSAFE_DIR);
        case PROTOCOL -> Optional.of(CauseCode.VCS_PROTOCOL_BLOCKED);
        case TOO_OLD, BAD_SETTINGS -> Optional.of(CauseCode.VCS_GIT_TOO_OLD);
        // A certificate is judged by the rules that look at it; left is a mirror that fails where the host works.
        case PROXY_SPELLING -> proxySetting().map(_ -> CauseCode.PROXY_MALFORMED);
        case PROXY_REFUSED -> passed(Arm.UNREWRITTEN) ? Optional.of(CauseCode.VCS_REWRITE) : byProxy(heard.get().at());
        case NO_AUTHORITIES, CERTIFICATE ->
            passed(Arm.UNREWRITTEN) ? Optional.of(CauseCode.VCS_REWRITE) : Optional.empty();
        case CLIENT_CERTIFICATE, REVOCATION -> Optional.of(passed(Arm.UNREWRITTEN) ? CauseCode.VCS_REWRITE
            : CauseCode.VCS_GIT_TLS);
        case TLS -> passed(Arm.UNREWRITTEN) ? Optional.of(CauseCode.VCS_REWRITE)
            : Optional.of(CauseCode.VCS_GIT_TLS).filter(_ -> !isElsewhere() && answersUs());
        // go hides both behind "no secure protocol found for repository" (cmd/go/internal/vcs/vcs.go, Ping).
        case SERVER_ERROR, CUT -> Optional.of(passed(Arm.UNREWRITTEN) ? CauseCode.VCS_REWRITE
            : CauseCode.VCS_GIT_NETWORK);
      };
    }

    /// A hop of the route that goes through the same proxy is looked at by itself; that git passes without it is more.
    private Optional<CauseCode> byProxy(String status) {
      if (status.equals("407") && signsGoIn()) {
        return Optional.of(CauseCode.PROXY_MALFORMED);
      }
      boolean seenByItself = hop.via().isPresent() && !passed(Arm.DIRECT);
      return question.proxy().isEmpty() || seenByItself ? Optional.empty() : switch (status) {
        case "407" -> Optional.of(CauseCode.PROXY_AUTH_REQUIRED);
        case "403" -> Optional.of(CauseCode.PROXY_FORBIDDEN);
        default -> status.startsWith("5") ? Optional.of(CauseCode.PROXY_BAD_GATEWAY) : Optional.empty();
      };
    }

    private Optional<String> proxySetting() {
      return GitQuestion.proxySetting(facts.settings(), question.url());
    }

    /// The same setting signs `go` in at the same proxy: git reads its password otherwise (credential.c:credential_from_url
    /// ends it at the first at sign).
    private boolean signsGoIn() {
      return question.proxy().filter(proxy -> proxy.hasCredentials()
          && facts.all(TunnelRequest.class).anyMatch(tunnel -> tunnel.worked()
              && tunnel.proxy().setting().equals(proxy.setting())
              && tunnel.proxy().authority().equals(proxy.authority()))).isPresent();
    }

    /// Whatever it says to a small request: a repository need not have a page.
    private boolean answersUs() {
      return facts.lastOf(hop.id()).map(Evidence::measurement)
          .filter(last -> last instanceof HttpFetch fetch && fetch.status() > 0).isPresent();
    }

    /// A host of the route is looked at by itself; one that only git knows is not.
    private Optional<CauseCode> notReached() {
      if (isElsewhere()) {
        return Optional.of(CauseCode.VCS_REWRITE);
      }
      return hop.role() == HopRole.VCS_GIT ? Optional.empty() : Optional.of(CauseCode.VCS_GIT_NETWORK);
    }

    /// What the shell and the loader end with for a program that is there and cannot be run (POSIX, "Exit Status for
    /// Commands").
    private boolean cannotStart() {
      int code = ((CommandRun) broken.measurement()).exitCode();
      return code == 126 || code == 127;
    }

    /// git listed the repository, and the version is not in it.
    private boolean lacksTag() {
      return broken.measurement().failure().filter(f -> f.kind() == FailureKind.NOT_FOUND).isPresent();
    }

    /// An empty repository, or a page that is none, as one that asks to sign in.
    private boolean listsNothing() {
      return broken.measurement().failure().filter(f -> f.raw().startsWith(Failure.NOTHING_LISTED)).isPresent();
    }

    /// libcurl sends what stands in netrc; when that is refused, git asks for a name as if there were none.
    private boolean wasSignedIn() {
      return broken.measurement().failure().filter(f -> f.raw().endsWith(Failure.SIGNED_IN)).isPresent();
    }

    /// A header that git adds by itself: what is asked for in spite of it was refused with it.
    private Optional<String> header() {
      return GitQuestion.header(facts.settings(), question.url()).map(GitConfigList.Entry::key);
    }

    private boolean passed(Arm arm) {
      return GitAnswers.passed(facts, hop.id(), arm);
    }

    private Optional<GitAddress> asked() {
      return GitAddress.parse(question.rewritten());
    }

    private boolean isSsh() {
      return asked().filter(GitAddress::isSsh).isPresent();
    }

    private boolean isElsewhere() {
      return question.isRewritten() && !asked().map(GitAddress::host)
          .equals(GitAddress.parse(question.url()).map(GitAddress::host));
    }

    /// libcurl names the proxy where it could not connect to that.
    private boolean isProxy(String at) {
      return question.proxy().filter(proxy -> at.isEmpty() || at.equals(proxy.host() + " port " + proxy.port()))
          .isPresent();
    }

    private String subject(CauseCode code) {
      return code == CauseCode.PROXY_MALFORMED ? proxySetting().orElseThrow()
          : code.layer().equals("proxy") && question.proxy().isPresent() ? question.proxy().get().authority()
          : asked().filter(address -> !address.host().isEmpty()).map(GitAddress::authority).orElse(hop.authority());
    }

    private Finding finding(CauseCode code, Optional<GitWords.Heard> heard) {
      FindingBuilder finding = FindingBuilder.cause(code, hop.id(), Operation.GIT, subject(code)).seen(broken)
          .detail("detail.repository", facts.route().module(), question.url());
      if (question.isRewritten()) {
        GitQuestion.rule(facts.settings(), question.url()).ifPresent(rule ->
            finding.detail("detail.rewritten", question.rewritten(), rule.key(), rule.value(), rule.origin()));
      }
      if (code.layer().equals("proxy")) {
        question.proxy().ifPresent(proxy -> finding.detail("detail.proxy-set-by", proxy.setting(), proxy.authority()));
        proxySetting().filter(_ -> code == CauseCode.PROXY_MALFORMED).ifPresent(setting ->
            finding.detail("detail.proxy-git-reads", setting));
      }
      heard.map(GitWords.Heard::said).filter(said -> said == Said.HOST_KEY_CHANGED || said == Said.HOST_KEY_UNKNOWN)
          .ifPresent(said -> finding.detail(said == Said.HOST_KEY_CHANGED ? "detail.host-key-changed"
              : "detail.host-key-unknown", subject(code)));
      if (code == CauseCode.VCS_GIT_TLS) {
        heard.ifPresent(one -> ownTls(finding, one.said()));
      }
      if (code == CauseCode.VCS_AUTH_FAILED) {
        if (wasSignedIn()) {
          finding.detail("detail.netrc-refused", subject(code));
        }
        header().ifPresent(setting -> finding.detail("detail.header-refused", setting, subject(code)));
      }
      if (code == CauseCode.VCS_AUTH_PROMPT_DISABLED) {
        NetrcMiss.of(facts, hop).map(NetrcMiss::detail).ifPresent(finding::detail);
      }
      if (code == CauseCode.VCS_AUTH_PROMPT_DISABLED || code == CauseCode.VCS_REPO_NOT_FOUND) {
        RepositoryBehind.twoPartsOf(facts, hop).ifPresent(path -> finding.detail("detail.sub-group", path));
      }
      if (code == CauseCode.VCS_UNSAFE_DIR && isSsh()) {
        finding.detail("detail.unsafe-on-server", subject(code));
      }
      GitAnswers.unknownSshPlace(facts, hop.id()).filter(_ -> code == CauseCode.VCS_SSH_BLOCKED).ifPresent(place ->
          finding.detail("detail.ssh-elsewhere-unknown", place.place(), place.host()));
      if (code == CauseCode.VCS_GIT_TOO_OLD) {
        facts.settings().git().filter(git -> !git.version().isEmpty())
            .ifPresent(git -> finding.detail("detail.git-version", git.version()));
      }
      if (code == CauseCode.NETWORK_SLOW) {
        return finding.detail("detail.git-waits", broken.took().toSeconds(), subject(code))
            .confidence(Confidence.POSSIBLE).withoutControl("missing.end-of-go", "git").build();
      }
      broken.measurement().failure().filter(_ -> lacksTag()).ifPresentOrElse(
          none -> finding.detail(listsNothing() ? "detail.git-empty-list" : "detail.git-no-tag", none.raw()),
          () -> finding.detail("detail.git-said", words()));
      return controlled(finding, code, heard).build();
    }

    private void ownTls(FindingBuilder finding, Said said) {
      if (said == Said.REVOCATION) {
        finding.detail("detail.git-revocation", subject(CauseCode.VCS_GIT_TLS));
      } else if (said == Said.CLIENT_CERTIFICATE) {
        GitQuestion.clientFiles(facts.settings(), question.url()).forEach(file ->
            finding.detail("detail.git-client-file", file.key(), file.value(), subject(CauseCode.VCS_GIT_TLS)));
      }
    }

    /// What was said, without the frame of at signs that ssh draws; never more than a few lines.
    private String words() {
      String text = output().lines().filter(line -> !line.startsWith("@")).collect(Collectors.joining(" "))
          .strip().replaceAll("\\p{Cntrl}+", " ");
      return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private FindingBuilder controlled(FindingBuilder finding, CauseCode code,
        Optional<GitWords.Heard> heard) {
      Cell asItIs = new Cell(Message.of("cell.git-asks", question.rewritten()), 0, 1, false);
      if (passed(Arm.UNREWRITTEN)) {
        return finding.proved().compared(Message.of("compare.unrewritten"), asItIs,
            new Cell(Message.of("cell.git-asks", question.url()), 1, 1, true));
      }
      if (passed(Arm.DIRECT)) {
        return finding.proved().compared(Message.of("compare.without-proxy"), asItIs,
            new Cell(Message.of("cell.direct", subject(CauseCode.VCS_GIT_NETWORK)), 1, 1, true));
      }
      if (passed(Arm.SSH_ELSEWHERE) && code == CauseCode.VCS_SSH_BLOCKED) {
        return finding.proved().compared(Message.of("compare.ssh-elsewhere"), asItIs, new Cell(Message.of(
            "cell.git-asks", GitAnswers.sshPlace(facts, hop.id()).map(place -> "ssh://" + place.place())
                .orElse("ssh")), 1, 1, true));
      }
      if (passed(Arm.SSH)) {
        return finding.proved().compared(Message.of("compare.over-ssh"), asItIs,
            new Cell(Message.of("cell.git-asks", "ssh://git@" + subject(code)), 1, 1, true));
      }
      if (lacksTag() && !listsNothing()) {
        return finding.confidence(Confidence.CERTAIN).compared(Message.of("compare.other-request"),
            new Cell(Message.of("cell.module", facts.route().module()), 0, 1, false),
            new Cell(Message.of("cell.git-asks", question.rewritten()), 1, 1, true));
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
      if (hop.role() == HopRole.VCS_DISCOVERY && facts.works(hop.id())) {
        return finding.confidence(Confidence.CERTAIN).compared(Message.of("compare.other-request"),
            asItIs, new Cell(Message.of("cell.answer-to", hop.authority(), hop.url()), 1, 1, true));
      }
      return Controls.byOtherAnswer(finding, facts, hop);
    }
  }
}
