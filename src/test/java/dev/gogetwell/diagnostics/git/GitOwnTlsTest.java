package dev.gogetwell.diagnostics.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// TLS that fails in git alone: its own files, its own library, Windows' question for revoked certificates. go hides
/// all of it behind "no secure protocol found for repository".
class GitOwnTlsTest {
  private static final Experiment ASK = new Experiment.AskGit(new HopId("d"), "https://code.test/acme/lib");
  private static final String FRAME = "fatal: unable to access 'https://code.test/acme/lib/': ";

  private static FactsBuilder asked() {
    return new FactsBuilder().hop("d", HopRole.VCS_DISCOVERY, Optional.empty(), Separator.END).works("d").made(ASK);
  }

  private static CommandRun said(String words) {
    return new CommandRun(Purpose.GIT, List.of("git", "ls-remote"), 128, FRAME + words,
        Optional.of(new Failure(Operation.GIT, FailureKind.COMMAND_FAILED, FRAME + words)));
  }

  private static List<Finding> judged(FactsBuilder facts, String words) {
    return new GitAnswerRule().judge(facts.sees("d", ASK, "git", said(words)).build());
  }

  @Test
  void theSettingWhoseFileIsGoneIsNamed() {
    String words = "error reading X.509 key or certificate file";
    assertThat(judged(asked().gitConfig("http.https://code.test/.sslcert", "/nothere/c.pem")
        .gitConfig("http.sslkey", "/nothere/k.pem").gitConfig("http.https://other.test/.sslcert", "/o.pem"), words))
        .singleElement().satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(CauseCode.VCS_GIT_TLS);
          assertThat(finding.proved()).isFalse();
          assertThat(finding.details()).contains(Message.of("detail.git-client-file",
              "http.https://code.test/.sslcert", "/nothere/c.pem", "code.test"),
              Message.of("detail.git-client-file", "http.sslkey", "/nothere/k.pem", "code.test"));
          assertThat(finding.details().toString()).doesNotContain("/o.pem");
        });
  }

  @Test
  void theVariableOfGitCountsBeforeItsSetting() {
    assertThat(judged(asked().variable("GIT_SSL_CERT", "/nothere/v.pem").gitConfig("http.sslcert", "/c.pem"),
        "could not load PEM client certificate from /nothere/v.pem, OpenSSL error")).singleElement()
        .matches(finding -> finding.details().contains(
            Message.of("detail.git-client-file", "GIT_SSL_CERT", "/nothere/v.pem", "code.test")));
  }

  @Test
  void thatWindowsCannotAskForRevokedCertificatesIsSaidInItsOwnWords() {
    assertThat(judged(asked(), "schannel: next InitializeSecurityContext failed: CRYPT_E_REVOCATION_OFFLINE "
        + "(0x80092013) - The revocation server was offline.")).singleElement().satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(CauseCode.VCS_GIT_TLS);
          assertThat(finding.details()).contains(Message.of("detail.git-revocation", "code.test"));
        });
  }

  @Test
  void aHandshakeOfGitAccusesItsLibraryOnlyWhereOursPassed() {
    String words = "gnutls_handshake() failed: Handshake failed";
    assertThat(judged(asked(), words)).extracting(Finding::code).containsExactly(CauseCode.VCS_GIT_TLS);
    assertThat(judged(new FactsBuilder().hop("d", HopRole.VCS_DISCOVERY, Optional.empty(), Separator.END)
        .notShaken("d", FailureKind.RESET, "connection reset").made(ASK), words)).isEmpty();
    assertThat(judged(asked().gitConfig("url.https://mirror.test/.insteadof", "https://code.test/"), words))
        .as("another host").isEmpty();
  }
}
