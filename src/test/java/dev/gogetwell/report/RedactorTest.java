package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.ProcessorTime;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.report.Removed.Kind;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final Secrets KNOWN = new Secrets(
      Set.of("/home/jane", "C:\\Users\\Jane Doe"), Set.of("jane", "root"), Set.of("wks-4711"),
      Set.of("*.corp.example", "github.com/acme/*", "git.lab.example/team"), Set.of(), Set.of(),
      Set.of("svc%40go:p%40ss/w0rd", "svc-go:S3cretPw!"), Set.of("netrc-Pa55"));

  private final Redactor redactor = new Redactor(KNOWN);

  @ParameterizedTest
  @CsvSource(delimiter = '¦', value = {
      "https://bob:hunter2@host/x ¦ https://<password>@host/x",
      "http://bob:a@b/c@proxy.example:8080/x ¦ http://<password>@proxy.example:8080/x",
      "http://bob:xx@b/c@proxy.example:8080/x/m/@v/list ¦ http://<password>@proxy.example:8080/x/m/@v/list",
      "http://bob:12/c@127.0.0.1:8080/x ¦ http://<password>@127.0.0.1:8080/x",
      "http://bob:12?c@[::1]:8080 ¦ http://<password>@[::1]:8080",
      "https://bob:pw@host:8443/x/y@v1.2.3 ¦ https://<password>@host:8443/x/y@v1.2.3",
      "https://host:8443/x/y@v1.2.3 ¦ https://host:8443/x/y@v1.2.3",
      "https://ghs_0123456789abcdefghijklmn@github.com/x/y ¦ https://<password>@github.com/x/y",
      "http://user:pa/ss#1@proxy.example:8080 ¦ http://<password>@proxy.example:8080",
      "http%3A%2F%2Fbob%3Ahunter2%40host%2Fx ¦ http%3A%2F%2F<password>%40host%2Fx",
      "bob:hunter2@proxy.example:8080 ¦ <password>@proxy.example:8080",
      "https://proxy.golang.org/github.com/x/y/@v/v1.0.0.info ¦ https://proxy.golang.org/github.com/x/y/@v/v1.0.0.info",
      "ssh://git@github.com/x/y ¦ ssh://git@github.com/x/y",
      "git@github.com:x/y.git ¦ git@github.com:x/y.git",
      "dial tcp [2001:db8::1]:443: i/o timeout ¦ dial tcp [2001:db8::1]:443: i/o timeout",
      "https://h/p?access_token=abc123&x=1 ¦ https://h/p?access_token=<token>&x=1",
      "https://h/p?X-Amz-Signature=deadbeef&y=2 ¦ https://h/p?X-Amz-Signature=<token>&y=2",
      "Authorization: Bearer abc.def ¦ Authorization: <token>",
      "http.https://h/.extraheader=AUTHORIZATION: basic eDp5 ¦ http.https://h/.extraheader=<token>",
      "GITHUB_TOKEN=abcdefg ¦ GITHUB_TOKEN=<token>",
      "token glpat-abcdefghij0123456789 end ¦ token <token> end",
      "key AKIAABCDEFGHIJKLMNOP end ¦ key <token> end",
      "parse \"http://bob:pw1234\": invalid port \":pw1234\" after host ¦ parse \"http://bob:<password>\": invalid port "
          + "\":<password>\" after host",
      "parse \"http://h:8443，direct\": invalid port \":8443，direct\" after host ¦ parse \"http://h:8443，direct\": invalid"
          + " port \":8443，direct\" after host",
      "parse \"https://h:direct\": invalid port \":direct\" after host ¦ parse \"https://h:direct\": invalid port "
          + "\":direct\" after host",
      "machine h login bob password hunter2 ¦ machine h login <user> password <password>",
      "remote: Password authentication was removed ¦ remote: Password authentication was removed",
      "x509: certificate signed by unknown authority ¦ x509: certificate signed by unknown authority",
      "/home/somebody/go/pkg ¦ <home>/go/pkg",
      "open C:\\Users\\Max\\go ¦ open <home>\\go",
  })
  void shapesAreFoundWithoutKnowingTheMachine(String text, String expected) {
    assertThat(Redactor.generic().text(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "Cookie: sid=\"PLANTED\"; other=\"PLANTED\"", "set-cookie: a=PLANTED; Path=/", "> cookie: x=PLANTED",
      ".corp.test\tTRUE\t/\tFALSE\t2147483647\to\tgit-jane=PLANTED", "#HttpOnly_a.test\tFALSE\t/\tTRUE\t0\tS\tPLANTED",
      "sendemail.smtppass=PLANTED", "\tsmtpPass = PLANTED two", "set AZURE_DEVOPS_PAT=PLANTED", "NPM_AUTH_TOKEN=PLANTED",
      "GOFLAGS='-ldflags=-X main.key=PLANTED'", "GOFLAGS=-mod=mod -ldflags=-Xmain.key=PLANTED",
      "go build -ldflags \"-X main.key=PLANTED -s\" ./...", "core.sshcommand=sshpass -p PLANTED ssh",
      "fatal: cannot run sshpass -p PLANTED ssh: No such file", "export GIT_SSH_COMMAND=\"sshpass -pPLANTED ssh\"",
      "GOPROXY=\"https://a.test/token/PLANTED/go,direct\"", "GOPROXY='https://a.test/go?PLANTED'",
      "Get \"https://a.test/token/PLANTED8/x/@v/list\": EOF", "https://dl.test/PLanTED123Ab45/go/x/@v/list: 404",
      "https://login.test/saml?SAMLRequest=PLANTED0123456789&x=1", "curl -u jane:PLANTED https://a.test",
      "curl --proxy-user='jane:PLANTED' x", "X-JFrog-Art-Api: PLANTED", "x-api-key: PLANTED", "Job-Token: PLANTED",
      "Authorization: Digest username=\"jane\", response=\"PLANTED\"", "Proxy-Authenticate: Negotiate YIIPLANTEDx0123456==",
      "Digest realm=\"a\", nonce=\"PLANTED\"", "authorization: PLANTED", "GET /?jwt=PLANTED",
      "eyJhbGciOiJSU0EtT0FFUCJ9.PLANTEDxx.PLANTED.PLANTED.PLANTED", "sk_live_PLANTED0123456789", "hvs.PLANTED0123456789abcdef",
      "open C:\\Users\\PLANTED Doe\\go\\env", "C%3A%5CUsers%5CPLANTED%5Cgo", "file:///C:/Users/PLANTED/go",
      "/mnt/c/Users/PLANTED/go", "/c/Users/PLANTED/go", "/cygdrive/d/Users/PLANTED/x", "\\\\PLANTED\\share$\\go",
      "\\\\PLANTED.corp.test\\go\\env", "\\\\wsl$\\Ubuntu\\home\\PLANTED\\go",
      "\\\\wsl.localhost\\Debian\\home\\PLANTED", "aws_secret_access_key = PLANTED",
      "https://x-access-token:PLANTED@github.com/a/b", "http://PLANTED@proxy.test:8080"})
  void whateverCarriesASecretByItsShapeIsFound(String text) {
    assertThat(Redactor.generic().text(text)).doesNotContain("PLANTED").doesNotContain("PLanTED");
  }

  @Test
  void userAndPasswordInBase64AreFoundAnywhere() {
    String encoded = Base64.getEncoder().encodeToString("jane:PLANTED-1".getBytes(StandardCharsets.UTF_8));
    assertThat(Redactor.generic().text("seen " + encoded + " there")).isEqualTo("seen <password> there");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "golang.org/x/text v0.3.0 h1:g61tztE5qeGQ89tm6NTjjM9VPIm088od1l6aSorWRWg=",
      "https://proxy.golang.org/github.com/!burnt!sushi/toml/@v/v0.0.0-20240101000000-abcdef123456.info",
      "https://sum.golang.org/tile/8/0/x123/456", "https://sum.golang.org/lookup/github.com/pkg/errors@v0.9.1",
      "https://github.com/golang/go/commit/0123456789abcdef0123456789abcdef01234567",
      "https://git.test/x/y.git/info/refs?service=git-upload-pack", "https://golang.org/x/net?go-get=1",
      "GOFLAGS='-mod=mod'", "GOPROXY=https://goproxy.cn,direct", "GOAUTH='netrc'", "credential.helper=manager",
      "x509: certificate has expired or is not yet valid: current time 2026-01-01T00:00:00Z is after 2025-01-01",
      "proxyconnect tcp: tls: first record does not look like a TLS handshake", "Basic authentication is required",
      "reading https://a.test/x: 407 Proxy Authentication Required", "go: module a.test/x: git ls-remote -q origin in",
      "basic tests failed", "user interface -u list", "NTLM and Negotiate"})
  void whatADeveloperNeedsToReadStays(String text) {
    assertThat(Redactor.generic().text(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '¦', value = {
      "cd /HOME/Jane/src ¦ cd <home>/src",
      "file:///home/jane/x ¦ file://<home>/x",
      "c:\\\\users\\\\jane doe\\\\go ¦ <home>\\\\go",
      "%2Fhome%2Fjane%2Fgo ¦ <home>%2Fgo",
      "user JANE on WKS-4711. ¦ user <user> on <this computer>.",
      "janet stays, the root certificate stays ¦ janet stays, the root certificate stays",
      "x509: invalid signature: parent certificate cannot sign ¦ x509: invalid signature: parent certificate cannot sign",
      "x509: cannot verify signature: insecure algorithm SHA1 ¦ x509: cannot verify signature: insecure algorithm SHA1",
      "proxy said S3cretPw! twice ¦ proxy said <proxy password> twice",
      "and p%40ss%2Fw0rd or p@ss/w0rd ¦ and <proxy password> or <proxy password>",
      "http://svc-go:S3cretPw!@proxy:1 ¦ http://<proxy password>@proxy:1",
      "c3ZjLWdvOlMzY3JldFB3IQ== ¦ <proxy password>",
      "netrc has NETRC-PA55 ¦ netrc has <password>",
      "x509: certificate is valid for vault.other.test, 10.0.0.1, *.x.corp.example, not git.corp.example ¦ x509: certificate"
          + " is valid for <private host 3>, 10.0.0.1, <private host 1>, not <private host 2>",
      "certificate is valid for a.test, not proxy.golang.org ¦ certificate is valid for a.test, not proxy.golang.org",
  })
  void whatIsKnownIsFoundInAnyForm(String text, String expected) {
    assertThat(redactor.text(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "https://proxy.golang.org/git.corp.example/!team/!secret!thing/@v/list",
      "https://proxy.golang.org/git.corp.example/%21team/%21secret%21thing/@v/list",
      "https%3A%2F%2Fgit.corp.example%2FTeam%2FSecretThing%2F%40v",
      "https%253A%252F%252Fgit.corp.example%252FTeam%252FSecretThing",
      "git@git.corp.example:Team/SecretThing.git",
      "ssh://git@git.corp.example:2222/Team/SecretThing.git",
      "GET GIT.CORP.EXAMPLE/Team/SecretThing?go-get=1",
      "D:\\mod\\cache\\download\\git.corp.example\\!team\\!secret!thing\\@v",
      "lookup git.corp.example on 10.0.0.1:53: no such host",
      "lookup other.git.corp.example.: no such host",
      "github.com/acme/secretthing@v1.2.3: not found",
      "https://github.com:443/Acme/SecretThing/info/refs",
      "git.lab.example/team/secretthing and git.lab.example",
      "\"GOPRIVATE\":\"*.corp.example,github.com/acme/*\"",
  })
  void privateModulesAreFoundInAnySpelling(String text) {
    assertThat(Literals.fold(redactor.text(text)))
        .doesNotContain("secret").doesNotContain("corp.example").doesNotContain("acme").doesNotContain("lab.example")
        .contains("<private ");
  }

  @Test
  void publicNamesStay() {
    String text = "https://proxy.golang.org/github.com/!azure/azure-sdk-for-go/@v/list via proxy.acme.example:8080";
    assertThat(redactor.text(text)).isEqualTo(text);
  }

  @Test
  void oneModuleHasOneNameInEverySpelling() {
    Redactor one = new Redactor(new Secrets(Set.of(), Set.of(), Set.of(), Set.of("git.corp.example"), Set.of(),
        Set.of("git.corp.example/team/thing"), Set.of(), Set.of()));
    assertThat(one.text("git.corp.example/Team/Thing")).isEqualTo("<private module 1>");
    assertThat(one.text("git.corp.example/other")).isEqualTo("<private module 2>");
    assertThat(one.text("x/git.corp.example/!team/!thing/@v/list")).isEqualTo("x/<private module 1>/@v/list");
    assertThat(one.text("ssh://git@git.corp.example:22/team/thing.git")).isEqualTo("ssh://git@<private module 1>");
    assertThat(one.removed()).contains(
        new Removed(Kind.PRIVATE_MODULE, 2, List.of("<private module 1>", "<private module 2>")));
  }

  @Test
  void privateKeysGoEvenWhenTheirEndIsMissing() {
    String key = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQ\n-----END EC PRIVATE KEY-----";
    assertThat(redactor.text("a " + key + " b")).isEqualTo("a <private key> b");
    assertThat(redactor.text("a -----BEGIN PRIVATE KEY-----\nMHcC")).isEqualTo("a <private key>");
    assertThat(redactor.text("-----BEGIN CERTIFICATE-----\nMIIB")).contains("MIIB");
  }

  @Test
  void redactingTwiceChangesNothing() {
    String text = "http://svc-go:S3cretPw!@p /home/jane git.corp.example/a/b?token=x jane machine h login a password b";
    String once = redactor.text(text);
    List<Removed> removed = redactor.removed();
    assertThat(redactor.text(once)).isEqualTo(once);
    assertThat(redactor.removed()).isEqualTo(removed);
  }

  @Test
  void hostileTextsTakeLinearTime() {
    for (String piece : List.of("://", "a:", "@", "%25", "login ", "password=", "-----BEGIN ", "/home/", "eyJ", "a.b.",
        "git.corp.example/", "authorization:", "token_", "*", " ", "machine x password ", "://a:b", "basic aaaa",
        "-----BEGIN PRIVATE KEY----------END ", "x-", "a=", "\\\\a\\", "://a/b1B", "-u a:", "GOFLAGS=-", "/mnt/c/Users/",
        "a.b\tTRUE\t/\t", "cookie: a=\"", "C:\\Users\\a ", "?a=b&", "QWxhZGRpbjp")) {
      String text = piece.repeat(1_000_000 / piece.length());
      ProcessorTime time = ProcessorTime.start();
      redactor.text(text);
      assertThat(time.used()).as(piece).isLessThan(Duration.ofSeconds(8));
    }
  }

  @Test
  void nothingOfAReportEscapes() {
    List<String> secrets = List.of("S3cretPw", "jane", "wks-4711", "ghp_abcdefghijklmnopqrstuvwx", "corp.example",
        "thingummy", "hunter2");
    String planted = " http://svc-go:S3cretPw!@p /home/jane/x wks-4711 ghp_abcdefghijklmnopqrstuvwx "
        + "git.corp.example/!thingummy bob:hunter2@h ";
    Redactor mine = new Redactor(KNOWN);
    ReportJson json = new ReportJson(List.of(Texts.load(Language.ENGLISH)));
    String open = json.write(Reports.inspectingProxy(text -> text + planted));
    String redacted = json.write(mine.redact(Reports.inspectingProxy(text -> text + planted)));
    for (String secret : secrets) {
      assertThat(open).contains(secret);
      assertThat(redacted).doesNotContainIgnoringCase(secret);
    }
    assertThat(mine.removed()).extracting(Removed::kind).contains(Kind.HOME,
        Kind.HOST_NAME, Kind.PROXY_PASSWORD, Kind.TOKEN, Kind.PRIVATE_MODULE, Kind.PASSWORD);
  }

  @Test
  void theSettingsThemselvesGiveAwayWhatIsPrivate() {
    Report plain = Reports.inspectingProxy();
    Origin origin = new Origin(Origin.Kind.GIT_GLOBAL, "/home/jdoe/.gitconfig");
    Settings old = plain.settings();
    Settings settings = new Settings(old.source(), old.os(), old.go(), old.git(),
        Map.of("GOPRIVATE", new Setting("GOPRIVATE", "*.corp.example", origin, List.of())),
        Map.of("HTTPS_PROXY", new Setting("HTTPS_PROXY", "http://svc:Pr0xyPass@proxy:1", origin, List.of()),
            "GITLAB_TOKEN", new Setting("GITLAB_TOKEN", "plain-looking", origin, List.of())),
        List.of(new Setting("user.name", "Jane Doe", origin, List.of()),
            new Setting("sendemail.smtppass", "mail-Pa55", origin, List.of()),
            new Setting("core.sshcommand", "sshpass -p ssh-Pa55 ssh", origin, List.of()),
            new Setting("user.email", "jane@doe.example", origin, List.of()),
            new Setting("url.https://oauth2:T0kenT0ken@git.corp.example/.insteadof", "https://git.corp.example/", origin,
                List.of()),
            new Setting("http.extraheader", "AUTHORIZATION: basic eDp5", origin, List.of())),
        List.of(), List.of());
    Redactor mine = new Redactor(Secrets.of(settings, plain.target()));
    assertThat(mine.text("Jane Doe <jane@doe.example> jdoe Pr0xyPass plain-looking x.corp.example/a"))
        .isEqualTo("<user> <<user>> <user> <proxy password> <password> <private module 1>");
    Report safe = mine.redact(new Report(plain.toolVersion(), plain.started(), plain.took(), plain.end(),
        plain.target(), plain.symptom(), plain.scope(), settings, plain.route(), plain.evidence(), plain.endings(),
        plain.steps(), plain.verdict(), plain.remedies(), plain.hostsContacted()));
    assertThat(safe.settings().toString()).doesNotContainIgnoringCase("jane").doesNotContain("jdoe", "Pr0xyPass",
        "plain-looking", "T0ken", "corp.example", "eDp5",
        "Pa55", "sendemail", "GITLAB_TOKEN");
    assertThat(safe.settings().goEnvValue("GOPRIVATE")).isEqualTo("<private pattern 1>");
  }

  @Test
  void aReportWithoutSecretsStaysAsItIs() {
    assertThat(Redactor.of(Reports.inspectingProxy()).redact(Reports.inspectingProxy()))
        .isEqualTo(Reports.inspectingProxy());
  }

  /// go takes a part of a password for a host here and for a port there.
  @ParameterizedTest
  @CsvSource({"HTTPS_PROXY, http://bob:x@Secret1/y@proxy.example:8080", "HTTPS_PROXY, http://bob:Secret1/y@proxy.example:8080",
      "HTTPS_PROXY, 'http://bob:a,b|Secret1#y@proxy.example:8080'", "GOPROXY, 'https://a.example,http://b:Secret1#y@h:1'",
      "ALL_PROXY, socks5://bob:Secret1?y@proxy.example:8080"})
  void aPartOfAPasswordThatATornAddressShowsIsHidden(String name, String value) {
    Redactor known = new Redactor(Secrets.ofVariables(Map.of(name, value)));
    assertThat(known.text("lookup Secret1: no such host; invalid port \":Secret1\"; " + value + "; Secret1"))
        .doesNotContain("Secret1").contains("no such host");
  }

  @Test
  void aWordOfEverydayInATornPasswordStaysInOtherTexts() {
    Redactor known = new Redactor(Secrets.ofVariables(Map.of("HTTPS_PROXY", "http://bob:proxy/password#1@proxy.example:8080")));
    String text = "https://proxy.golang.org/x wants no password";
    assertThat(known.text(text)).isEqualTo(text);
  }

  @Test
  void whoWantsNamesToStayKeepsThemAndLosesWhatOpensADoor() {
    Redactor open = new Redactor(KNOWN, Disclosure.WITH_NAMES);
    String names = "/home/jane/x C:\\Users\\Jane Doe\\y wks-4711 git.corp.example/team /home/somebody/z";
    assertThat(open.text(names)).isEqualTo(names);
    assertThat(open.setting("GOPRIVATE", "*.corp.example")).isEqualTo("*.corp.example");
    assertThat(redactor.text(names)).doesNotContain("jane", "Jane", "4711", "corp.example", "somebody");
    assertThat(open.text("http://svc-go:S3cretPw!@p:1 ghp_abcdefghijklmnopqrstuvwx netrc-Pa55"))
        .doesNotContain("S3cretPw", "ghp_", "netrc-Pa55");
    assertThat(open.removed()).extracting(Removed::kind)
        .doesNotContain(Kind.HOME, Kind.USER_NAME, Kind.PRIVATE_PATTERN);
  }
}
