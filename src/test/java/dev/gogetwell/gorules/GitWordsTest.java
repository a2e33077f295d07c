package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.GitWords.Heard;
import dev.gogetwell.gorules.GitWords.Said;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitWordsTest {
  private static final String RIGHTS = "\nfatal: Could not read from remote repository.\n\nPlease make sure you have the "
      + "correct access rights\nand the repository exists.\n";

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "fatal: unable to access 'https://a.test/x/': Failed to connect to a.test port 443 after 1 ms: Couldn't connect to server | NOT_CONNECTED | a.test port 443",
      "fatal: unable to access 'https://a.test/x/': Failed to connect to 127.0.0.1 port 7890: Connection refused | NOT_CONNECTED | 127.0.0.1 port 7890",
      "fatal: unable to access 'https://a.test/x/': Could not resolve host: a.test | UNKNOWN_HOST | a.test",
      "fatal: unable to access 'https://a.test/x/': Could not resolve proxy: p.test | UNKNOWN_PROXY | p.test",
      "fatal: unable to access 'https://a.test/x/': Received HTTP code 407 from proxy after CONNECT | PROXY_REFUSED | 407",
      "fatal: unable to access 'https://a.test/x/': CONNECT tunnel failed, response 403 | PROXY_REFUSED | 403",
      "fatal: unable to access 'https://a.test/x/': Unsupported proxy syntax in 'u:p/w@h:1' | PROXY_SPELLING | -",
      "fatal: unable to access 'https://a.test/x/': Unsupported proxy scheme for 'socks6://h' | PROXY_SPELLING | -",
      "fatal: unable to connect to a.test: | GIT_NOT_CONNECTED | a.test",
      "fatal: unable to look up a.test (port 9418) (Name or service not known) | GIT_NOT_CONNECTED | a.test",
      "fatal: unable to access 'https://a.test/x/': server certificate verification failed. CAfile: none CRLfile: none | CERTIFICATE | -",
      "fatal: unable to access 'https://a.test/x/': SSL certificate problem: unable to get local issuer certificate | CERTIFICATE | -",
      "fatal: unable to access 'https://a.test/x/': error setting certificate file: /opt/x.pem | NO_AUTHORITIES | -",
      "fatal: unable to access 'https://a.test/x/': schannel: SEC_E_UNTRUSTED_ROOT (0x80090325) - The certificate chain was issued by an authority that is not trusted. | CERTIFICATE | -",
      "fatal: unable to access 'https://a.test/x/': schannel: CertGetCertificateChain trust error CERT_TRUST_IS_PARTIAL_CHAIN | CERTIFICATE | -",
      "fatal: unable to access 'https://a.test/x/': schannel: next InitializeSecurityContext failed: CRYPT_E_NO_REVOCATION_CHECK (0x80092012) - The revocation function was unable to check revocation for the certificate. | REVOCATION | -",
      "fatal: unable to access 'https://a.test/x/': schannel: CertGetCertificateChain trust error CERT_TRUST_REVOCATION_STATUS_UNKNOWN | REVOCATION | -",
      "fatal: unable to access 'https://a.test/x/': error reading X.509 key or certificate file | CLIENT_CERTIFICATE | -",
      "fatal: unable to access 'https://a.test/x/': could not load PEM client certificate from /x/c.pem, OpenSSL error error:80000002:system library::No such file or directory, (no key found, wrong pass phrase, or wrong file format?) | CLIENT_CERTIFICATE | -",
      "fatal: unable to access 'https://a.test/x/': unable to set private key file: '/x/k.pem' type PEM | CLIENT_CERTIFICATE | -",
      "fatal: unable to access 'https://a.test/x/': gnutls_handshake() failed: The TLS connection was non-properly terminated. | TLS | -",
      "fatal: unable to access 'https://a.test/x/': The requested URL returned error: 403 | FORBIDDEN | -",
      "fatal: unable to access 'https://a.test/x/': The requested URL returned error: 502 | SERVER_ERROR | -",
      "fatal: could not read Username for 'https://a.test': terminal prompts disabled | NO_CREDENTIALS | https://a.test",
      "fatal: Authentication failed for 'https://a.test/x/' | CREDENTIALS_REFUSED | -",
      "fatal: repository 'https://a.test/x/' not found | NOT_FOUND | -",
      "fatal: https://a.test/x/info/refs not valid: is this a git repository? | NOT_FOUND | -",
      "fatal: unable to update url base from redirection: | NOT_FOUND | -",
      "ERROR: Repository not found. | NOT_FOUND | -",
      "fatal: '/x.git' does not appear to be a git repository | NO_REPOSITORY | -",
      "fatal: detected dubious ownership in repository at '/srv/x.git' | UNSAFE_FOLDER | -",
      "fatal: transport 'file' not allowed | PROTOCOL | file",
      "error: unknown option `end-of-options' | TOO_OLD | -",
      "ssh: Could not resolve hostname a.test: Name or service not known | SSH_UNKNOWN_HOST | a.test",
      "ssh: connect to host a.test port 22: Connection refused | SSH_NOT_CONNECTED | a.test",
      "kex_exchange_identification: Connection closed by remote host | SSH_CLOSED | -",
      "Connection reset by 192.0.2.1 port 22 | SSH_CLOSED | 192.0.2.1",
      "git@a.test: Permission denied (publickey). | SSH_KEY_REFUSED | a.test",
      "git@a.test: Permission denied (publickey,password,keyboard-interactive). | SSH_KEY_REFUSED | a.test",
      "error: RPC failed; HTTP 500 curl 22 The requested URL returned error: 500 | SERVER_ERROR | -",
      "error: RPC failed; HTTP 403 curl 22 The requested URL returned error: 403 | FORBIDDEN | -",
      "error: RPC failed; curl 92 HTTP/2 stream 5 was not closed cleanly: CANCEL (err 8) | CUT | -",
      "fatal: expected flush after ref listing | CUT | -",
      "fatal: the remote end hung up unexpectedly | CUT | -",
      "fatal: unable to access 'https://a.test/x/': transfer closed with 23 bytes remaining to read | CUT | -",
      "fatal: bad config line 4 in file /home/u/.gitconfig | BAD_SETTINGS | -",
      "fatal: bad numeric config value 'x' for 'http.postbuffer' in file /home/u/.gitconfig: invalid unit | BAD_SETTINGS | -",
      "fatal: unable to access '/root/.config/git/config': Permission denied | BAD_SETTINGS | -",
      "Host key verification failed. | HOST_KEY_UNKNOWN | -"})
  void whatGitAndSshPrintHasAKind(String line, Said said, String at) {
    assertThat(GitWords.of(line + RIGHTS)).contains(new Heard(said, at.equals("-") ? "" : at));
  }

  @Test
  void aChangedKeyIsMoreThanAKeyThatIsNotVerified() {
    assertThat(GitWords.of("@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nHost key for a.test has changed "
        + "and you have requested strict checking.\nHost key verification failed." + RIGHTS))
        .map(Heard::said).contains(Said.HOST_KEY_CHANGED);
  }

  /// A server may send any words, and a banner is printed before anything is known.
  @Test
  void whatAServerSaysIsNoWordOfGit() {
    for (String line : List.of("remote: fatal: Authentication failed for 'https://a.test/'",
        "remote: git@a.test: Permission denied (publickey).", "  Host key verification failed.",
        "Welcome! ssh: connect to host a.test port 22: Connection refused")) {
      assertThat(GitWords.of(line + RIGHTS)).as(line).isEmpty();
    }
    assertThat(GitWords.of(RIGHTS)).isEmpty();
  }

  @Test
  void theFolderToTrustIsTheOneOfGitsOwnAdvice() {
    String advice = "fatal: detected dubious ownership in repository at '%s'\n%sTo add an exception for this directory, "
        + "call:\n\n\tgit config --global --add safe.directory %s" + RIGHTS;
    assertThat(GitWords.distrusted(advice.formatted("/srv/lib.git", "", "/srv/lib.git"))).contains("/srv/lib.git");
    assertThat(GitWords.distrusted(advice.formatted("/srv/it's a.git", "", "'/srv/it'\\''s a.git'")))
        .contains("/srv/it's a.git");
    assertThat(GitWords.distrusted(advice.formatted("C:/lib", "'C:/lib' is owned by:\n\tB/x\nbut the current user is:"
        + "\n\tB/y\n", "C:/lib"))).contains("C:/lib");
    assertThat(GitWords.distrusted(advice.formatted("/a", "", "/a; id"))).isEmpty();
    assertThat(GitWords.distrusted(advice.formatted("/a", "", "'/a"))).isEmpty();
    assertThat(GitWords.distrusted("remote: " + advice.formatted("/a", "", "/a"))).isEmpty();
    assertThat(GitWords.distrusted("\tgit config --global --add safe.directory /a")).isEmpty();
  }

  @Test
  void longTextsCostLittleTime() {
    assertThat(GitWords.distrusted("fatal: detected dubious ownership in repository at\n".repeat(2000)
        + "\tgit config --global --add safe.directory " + "'a'".repeat(20_000) + "'")).isEmpty();
    String text = "fatal: unable to access '" + "': ".repeat(60_000);
    assertThat(GitWords.of(text.repeat(3))).isEmpty();
  }
}
