package dev.gogetwell.diagnostics.git;

import dev.gogetwell.gorules.GitWords;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.Trial.Arm;
import java.util.Optional;

/// Which cause an answer of git stands for: what git was told decides what has to be changed. The same question with
/// that one thing changed is the control. Pure.
record GitAnswerCode(GitAnswer answer) {
  /// What has to be changed; empty where another rule looks at it, or nobody knows the words.
  Optional<CauseCode> of(Optional<GitWords.Heard> heard) {
    if (answer.lacksTag()) {
      return Optional.of(answer.passed(Arm.UNREWRITTEN) ? CauseCode.VCS_REWRITE : CauseCode.MODULE_VERSION_UNKNOWN);
    }
    boolean late = answer.broken().measurement().failedWith(FailureKind.TIMEOUT);
    if (heard.isEmpty()) {
      return late && answer.isSsh() ? Optional.of(CauseCode.VCS_SSH_BLOCKED)
          : late && answer.answersUs() ? Optional.of(CauseCode.NETWORK_SLOW)
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
      case GIT_NOT_CONNECTED -> answer.passed(Arm.UNREWRITTEN) ? Optional.of(CauseCode.VCS_REWRITE) : notReached();
      case NO_CREDENTIALS -> Optional.of(answer.wasSignedIn() || answer.header().isPresent() ? CauseCode.VCS_AUTH_FAILED
          : CauseCode.VCS_AUTH_PROMPT_DISABLED);
      case CREDENTIALS_REFUSED, FORBIDDEN -> Optional.of(CauseCode.VCS_AUTH_FAILED);
      case NOT_FOUND, NO_REPOSITORY -> Optional.of(answer.passed(Arm.UNREWRITTEN) ? CauseCode.VCS_REWRITE
          : CauseCode.VCS_REPO_NOT_FOUND);
      case UNSAFE_FOLDER -> Optional.of(CauseCode.VCS_UNSAFE_DIR);
      case PROTOCOL -> Optional.of(CauseCode.VCS_PROTOCOL_BLOCKED);
      case TOO_OLD, BAD_SETTINGS -> Optional.of(CauseCode.VCS_GIT_TOO_OLD);
      case PROXY_SPELLING -> answer.proxySetting().map(_ -> CauseCode.PROXY_MALFORMED);
      case PROXY_REFUSED -> answer.passed(Arm.UNREWRITTEN) ? Optional.of(CauseCode.VCS_REWRITE)
          : byProxy(heard.get().at());
      // A certificate is judged by the rules that look at it; left is a mirror that fails where the host works.
      case NO_AUTHORITIES, CERTIFICATE ->
          answer.passed(Arm.UNREWRITTEN) ? Optional.of(CauseCode.VCS_REWRITE) : Optional.empty();
      case CLIENT_CERTIFICATE, REVOCATION -> Optional.of(answer.passed(Arm.UNREWRITTEN) ? CauseCode.VCS_REWRITE
          : CauseCode.VCS_GIT_TLS);
      case TLS -> answer.passed(Arm.UNREWRITTEN) ? Optional.of(CauseCode.VCS_REWRITE)
          : Optional.of(CauseCode.VCS_GIT_TLS).filter(_ -> !answer.isElsewhere() && answer.answersUs());
      // go hides both behind "no secure protocol found for repository" (cmd/go/internal/vcs/vcs.go, Ping).
      case SERVER_ERROR, CUT -> Optional.of(answer.passed(Arm.UNREWRITTEN) ? CauseCode.VCS_REWRITE
          : CauseCode.VCS_GIT_NETWORK);
    };
  }

  /// A hop of the route that goes through the same proxy is looked at by itself; that git passes without it is more.
  private Optional<CauseCode> byProxy(String status) {
    if (status.equals("407") && signsGoIn()) {
      return Optional.of(CauseCode.PROXY_MALFORMED);
    }
    boolean seenByItself = answer.hop().via().isPresent() && !answer.passed(Arm.DIRECT);
    return answer.question().proxy().isEmpty() || seenByItself ? Optional.empty() : switch (status) {
      case "407" -> Optional.of(CauseCode.PROXY_AUTH_REQUIRED);
      case "403" -> Optional.of(CauseCode.PROXY_FORBIDDEN);
      default -> status.startsWith("5") ? Optional.of(CauseCode.PROXY_BAD_GATEWAY) : Optional.empty();
    };
  }

  /// The same setting signs `go` in at the same proxy: git reads its password otherwise
  /// (credential.c:credential_from_url ends it at the first at sign).
  private boolean signsGoIn() {
    return answer.question().proxy().filter(proxy -> proxy.hasCredentials()
        && answer.facts().all(TunnelRequest.class).anyMatch(tunnel -> tunnel.worked()
            && tunnel.proxy().setting().equals(proxy.setting())
            && tunnel.proxy().authority().equals(proxy.authority()))).isPresent();
  }

  /// A host of the route is looked at by itself; one that only git knows is not.
  private Optional<CauseCode> notReached() {
    if (answer.isElsewhere()) {
      return Optional.of(CauseCode.VCS_REWRITE);
    }
    return answer.hop().role() == HopRole.VCS_GIT ? Optional.empty() : Optional.of(CauseCode.VCS_GIT_NETWORK);
  }

  /// What the shell and the loader end with for a program that is there and cannot be run (POSIX, "Exit Status for
  /// Commands").
  private boolean cannotStart() {
    int code = ((CommandRun) answer.broken().measurement()).exitCode();
    return code == 126 || code == 127;
  }

  /// libcurl names the proxy where it could not connect to that.
  private boolean isProxy(String at) {
    return answer.question().proxy().filter(proxy -> at.isEmpty() || at.equals(proxy.host() + " port " + proxy.port()))
        .isPresent();
  }
}
