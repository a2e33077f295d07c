package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedSettingsTest {
  @ParameterizedTest
  @CsvSource(delimiter = '¦', quoteCharacter = '`', value = {
      "GIT_SSH_COMMAND ¦ sshpass -p hunter2 ssh -o BatchMode=yes ¦ sshpass -p <withheld> -o <withheld>",
      "GIT_SSH_COMMAND ¦ sshpass -phunter2 ssh ¦ sshpass -p <withheld>",
      "GIT_SSH_COMMAND ¦ SSHPASS=hunter2 sshpass -e ssh ¦ <withheld> -e <withheld>",
      "GIT_SSH_COMMAND ¦ /home/jane/bin/ssh -i '/home/jane/my key' ¦ ssh -i <withheld>",
      "core.sshCommand ¦ ssh --password=hunter2 -v ¦ ssh --password=<withheld> -v",
      "GIT_SSH ¦ C:\\Program Files\\PuTTY\\plink.exe ¦ plink.exe",
      "core.askPass ¦ echo hunter2 ¦ <withheld>",
      "credential.helper ¦ !f() { echo password=hunter2; }; f ¦ <withheld>",
      "credential.https://git.corp.test.helper ¦ store --file /home/jane/.tokens ¦ store --file <withheld>",
      "credential.helper ¦ manager ¦ manager",
      "GOAUTH ¦ netrc ¦ netrc",
      "GOAUTH ¦ git /home/jane/src ¦ git <withheld>",
      "GOFLAGS ¦ -mod=mod -ldflags=-Xmain.key=hunter2 -insecure ¦ -mod=mod -ldflags=<withheld> -insecure",
      "GOFLAGS ¦ '-ldflags=-X main.key=hunter2 -s' -mod=vendor ¦ -ldflags=<withheld> -mod=vendor",
      "GOFLAGS ¦ -mod=mod \"-ldflags=-X main.key=hunter2\" ¦ -mod=mod -ldflags=<withheld>",
      "GOFLAGS ¦ -buildvcs=false -tags=secret --insecure=true ¦ -buildvcs=false -tags=<withheld> --insecure=true",
      "GOFLAGS ¦ hunter2 ¦ <withheld>",
      "GOPROXY ¦ https://a.test/artifactory/api/go/virtual,direct ¦ https://a.test/artifactory/api/go/virtual,direct",
      "GOPROXY ¦ https://dl.cloudsmith.io/aB3dE5fG7hJ9kL1m/org/repo/go/ ¦ https://dl.cloudsmith.io/<withheld>/org/repo/go/",
      "GOPROXY ¦ https://a.test/token/abcdefgh/go|off ¦ https://a.test/token/<withheld>/go|off",
      "GOPROXY ¦ https://a.test/go?key=abcdefgh ¦ https://a.test/go?<withheld>",
      "GOPROXY ¦ https://a.test/0123456789abcdef0123456789abcdef/go ¦ https://a.test/<withheld>/go",
      "GOPROXY ¦ https://a.test/9f1c3a52-6a0e-4b0e-8f7e-2a1d5b7c9e01/go ¦ https://a.test/<withheld>/go",
      "GOPROXY ¦ file:///home/jane/go/pkg/mod/cache/download ¦ file:///home/jane/go/pkg/mod/cache/download",
      "GOPROXY ¦ https://proxy.golang.org,https://goproxy.cn,direct ¦ https://proxy.golang.org,https://goproxy.cn,direct",
      "GOSUMDB ¦ sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8 https://mirror.test/sumdb "
          + "¦ sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8 https://mirror.test/sumdb",
      "http.extraheader ¦ Authorization: Basic eDp5 ¦ <withheld>",
      "http.https://a.test/.cookieFile ¦ /home/jane/.cookies ¦ <withheld>",
      "http.https://a.test/.sslCAInfo ¦ /etc/corp.pem ¦ /etc/corp.pem",
      "url.https://a.test/.insteadOf ¦ https://b.test/aB3dE5fG7hJ9kL1m/ ¦ https://b.test/<withheld>/",
      "sendemail.smtpPass ¦ hunter2 ¦ <withheld>",
      "GITHUB_TOKEN ¦ hunter2 ¦ <withheld>",
      "GOOGLE_API_KEY ¦ hunter2 ¦ <withheld>",
      "GIT_CONFIG_VALUE_0 ¦ hunter2 ¦ <withheld>",
  })
  void onlyWhatIsNeededOfAValueIsShown(String name, String value, String shown) {
    assertThat(RecordedSettings.shown(name, value)).isEqualTo(shown);
    assertThat(RecordedSettings.shown(name, shown)).as("twice").isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sendemail.smtpPass", "user.email", "user.name", "remote.origin.url", "alias.deploy",
      "http.https://a.test/.password", "include.path", "branch.main.description", "url.https://a.test/.pushInsteadOf",
      "GOOGLE_API_KEY", "GOOGLE_APPLICATION_CREDENTIALS", "GIT_AUTHOR_EMAIL", "GIT_CONFIG_PARAMETERS",
      "GIT_CONFIG_VALUE_0", "GCM_CREDENTIAL_STORE", "GITHUB_TOKEN", "PATH", "CGO_LDFLAGS", "GOGCCFLAGS", "HTTP_COOKIE"})
  void whatNoRuleReadsIsNotRecorded(String name) {
    assertThat(RecordedSettings.isRecorded(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http.sslVerify", "http.https://git.corp.test:8443/x.y/.sslcainfo", "https_proxy", "Https_Proxy",
      "url.ssh://git@a.test/.insteadof", "remote.origin.proxy", "GOPROXY", "protocol.ssh.allow"})
  void whatARuleReadsIsRecorded(String name) {
    assertThat(RecordedSettings.isRecorded(name)).isTrue();
  }

  /// The other way round: a rule that asks for a setting which is never recorded would silently see nothing.
  @Test
  void whereAShellIsIsNoPassword() {
    assertThat(SecretNames.isSecret("PWD")).isFalse();
    assertThat(SecretNames.isSecret("OLDPWD")).isFalse();
    assertThat(SecretNames.isSecret("DB_PWD")).isTrue();
  }

  @Test
  void everySettingThatARuleAsksForIsOnTheList() throws IOException {
    Pattern asked = Pattern.compile(
        "(?:goEnvValue|environmentValue|goEnv\\(\\)\\.get|environment\\(\\)\\.get|environment\\(\\)\\.containsKey|isSet)"
            + "\\(\"([A-Za-z_0-9]+)\"");
    Set<String> missing = new TreeSet<>();
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher names = asked.matcher(Files.readString(file));
        while (names.find()) {
          found.add(names.group(1));
          if (!RecordedSettings.isRecorded(names.group(1))) {
            missing.add(names.group(1) + " in " + file.getFileName());
          }
        }
      }
    }
    assertThat(found).contains("GOPROXY", "GODEBUG");
    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"golang.org", "kubernetes", "azure-sdk-for-go", "go-virtual-release-2024", "virtual",
      "v0.0.0-20240101000000-abcdef123456.info", "artifactory", "repository", "go-proxy-group", "@v", "api"})
  void aNameIsNoToken(String segment) {
    assertThat(TokenShape.isLikely(segment)).isFalse();
  }
}
