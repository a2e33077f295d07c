package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.lab.server.ChecksumDatabase;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AllowedChangesTest {
  private static final Path HOME = Path.of("").toAbsolutePath().getRoot().resolve("home").resolve("u");
  private static final String OWN = HOME.resolve(".config").resolve("gogetwell").resolve("go-roots.pem").toString();
  private static final String GIT_FILE = HOME.resolve(".gitconfig").toString();
  private static final String OWN_DATABASE =
      ChecksumDatabase.create("sums.corp.test", List.of(), 1).verifierKey();
  private static final String OTHER_DATABASE =
      ChecksumDatabase.create("sums.corp.test", List.of(), 1).verifierKey();
  private static final String CACHE = HOME.resolve("my go").toString();
  private static final AllowedChanges LIST = AllowedChanges.below(Optional.of(HOME), settings());

  private static Settings settings() {
    return new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), "linux", Optional.empty(),
        Optional.empty(), Map.of("GOSUMDB", new Setting("GOSUMDB", OWN_DATABASE,
            new Origin(Origin.Kind.GO_ENV_FILE, ""), List.of()), "GOMODCACHE", new Setting("GOMODCACHE", CACHE,
            new Origin(Origin.Kind.GO_ENV_FILE, ""), List.of())), Map.of("GODEBUG", new Setting("GODEBUG", "x509sha1=1",
            new Origin(Origin.Kind.ENVIRONMENT, ""), List.of()), "GIT_ALLOW_PROTOCOL", new Setting(
            "GIT_ALLOW_PROTOCOL", "file", new Origin(Origin.Kind.ENVIRONMENT, ""), List.of())),
        List.of(new Setting("user.name", "u", new Origin(Origin.Kind.GIT_GLOBAL, GIT_FILE), List.of())), List.of(),
        List.of());
  }

  private static Change go(String name, String value) {
    return new Change.GoEnv(name, Optional.ofNullable(value), Optional.empty());
  }

  private static Change git(String name, String value, String file) {
    return new Change.GitConfig(name, Optional.ofNullable(value), Optional.empty(), Optional.ofNullable(file));
  }

  private static Change variable(String name, String value) {
    return new Change.UserEnvironment(name, Optional.ofNullable(value), Optional.empty());
  }

  static Stream<Change> whatOurRemediesWrite() {
    return Stream.of(go("GOPROXY", "https://goproxy.cn,direct"), go("GOPROXY", "https://u:p@a.test:8443/x|off"),
        go("GOPROXY", "goproxy.cn"), go("GOPROXY", "file:///var/cache/go"), go("GOPROXY", null), go("GOSUMDB", null),
        go("GOSUMDB", "sum.golang.org"), go("GOSUMDB", "sum.golang.org https://sum.golang.google.cn"),
        go("GOSUMDB", "sum.golang.google.cn"), go("GOSUMDB", OWN_DATABASE + " https://b.test/sums"),
        go("GONOSUMDB", null), go("GOINSECURE", null), go("GO111MODULE", null), variable("GO111MODULE", null), go("GOTOOLCHAIN", "go1.26.1+auto"),
        go("GOPRIVATE", "git.corp.test/*,*.corp.test"), variable("GOPROXY", "https://a.test"),
        git("http.sslVerify", null, GIT_FILE), git("http.https://H.test/.sslVerify", "true", null),
        git("url.https://mirror.test/.insteadOf", null, GIT_FILE),
        git("url.ssh://git@h.test/.insteadOf", "https://h.test/", null),
        git("http.https://h.test/.sslCAInfo", OWN, null), git("http.https://h.test/.proxy", "http://p.test:3128", null),
        variable("HTTPS_PROXY", "http://u:p@p.test:3128"), variable("https_proxy", "p.test:3128/"),
        variable("HTTPS_PROXY", null), variable("NO_PROXY", "localhost,.corp.test"), variable("SSL_CERT_FILE", OWN),
        variable("SSL_CERT_DIR", null), variable("GIT_SSL_NO_VERIFY", null),
        variable("GODEBUG", "x509sha1=1,tlsmlkem=0"), variable("GODEBUG", "netdns=go"),
        new Change.GitConfigAdded("safe.directory", HOME.resolve("my repo.git").toString()),
        new Change.SshHost("github.com", "ssh.github.com", 443),
        variable("GIT_ALLOW_PROTOCOL", "file:https"), variable("GIT_ALLOW_PROTOCOL", null),
        git("protocol.https.allow", "always", GIT_FILE), go("GOVCS", "a.test/x:git"),
        new Change.PutAside("cache/download/a.test/!m/@v/v1.0.0-0.20200101000000-abcdefabcdef+x.zip", CACHE),
        new Change.TrustBundle(OWN, List.of(HOME.resolve("list.pem").toString()), List.of()));
  }

  @ParameterizedTest
  @MethodSource
  void whatOurRemediesWrite(Change change) {
    assertThatCode(() -> LIST.require(change)).doesNotThrowAnyException();
  }

  static Stream<Change> everythingElse() {
    return Stream.of(go("GOSUMDB", "off"), go("GOSUMDB", OTHER_DATABASE), go("GOSUMDB", OTHER_DATABASE + " https://a.test"),
        go("GOSUMDB", "sum.golang.org http://a.test"), go("GONOSUMDB", "*"), go("GONOSUMDB", "a.test"), go("GOINSECURE", "a.test"),
        go("GOPRIVATE", "*"), go("GOPRIVATE", "a.test,*"), go("GOFLAGS", "-toolexec=sh"), go("GOFLAGS", "-insecure"),
        go("GOFLAGS", "-modfile=/x"), go("CC", "sh -c id"), go("GOROOT", "/tmp/x"), go("GOAUTH", "sh"),
        go("GOVCS", "*:all"), go("GO111MODULE", "off"), go("GOBIN", "/tmp"), go("GOPROXY", "https://a.test\nGOFLAGS=-toolexec=sh"),
        go("GOPROXY", "https://a.test GOSUMDB=off"), go("GOPROXY", "<proxy-password-1>"), go("GOPROXY", "a".repeat(9000)),
        go("GOPROXY\u0000", "direct"), go("GOTOOLCHAIN", "https://evil.test"), go("", null), go("PATH", null),
        git("core.sshCommand", "sh -c id", null), git("credential.helper", "!id", null), git("core.hooksPath", "/x", null),
        git("alias.x", "!id", null), git("http.sslVerify", "false", null), git("http.https://h.test/.sslVerify", "0", null),
        git("http.sslCAInfo", "/tmp/evil.pem", null), git("url.https://evil.test/.insteadOf", "https://github.com/", null),
        git("url.ssh://git@evil.test/.insteadOf", "https://github.com/", null),
        git("url.ssh://git@h.test/.insteadOf", "https://h.test", null),
        git("url.ssh://git@h.test/.insteadOf", "https://", null), git("url.ssh://h.test/.pushInsteadOf", null, null),
        git("include.path", "/tmp/x", null), git("http.proxy", "http://p.test/\nx", null),
        git("http.proxy", "http://<proxy password>@p.test:9", null), variable("NO_PROXY", "<private host 2>"),
        git("http.proxy", "http://<withheld>@p.test:9", null), variable("HTTPS_PROXY", "http://<proxy password>@p.test"),
        git("core.fsmonitor", null, null), git("http.sslVerify", null, "/etc/passwd"),
        git("http.sslVerify", null, HOME.resolve(".ssh").resolve("authorized_keys").toString()),
        variable("LD_PRELOAD", "/tmp/x.so"), variable("PATH", "/tmp"), variable("GIT_SSH_COMMAND", "sh"),
        variable("GIT_SSL_NO_VERIFY", "1"), variable("SSL_CERT_FILE", "/tmp/evil.pem"),
        variable("SSL_CERT_FILE", OWN.replace("go-roots", "../../.ssh/x")), variable("SSL_CERT_DIR", "/tmp"),
        variable("GODEBUG", "tlsmlkem=0,x509negativeserial=1"), variable("HTTPS_PROXY", "http://p.test/$(id)"),
        variable("HTTPS_PROXY", "http://p.test`id`"), variable("BASH_ENV", "/tmp/x"), variable("LD_PRELOAD", null),
        new Change.TrustBundle("/etc/ssl/certs/ca-certificates.crt", List.of(), List.of()),
        new Change.TrustBundle(HOME.resolve(".ssh").resolve("authorized_keys").toString(), List.of(), List.of()),
        new Change.TrustBundle(OWN.replace("go-roots.pem", ".." + java.io.File.separator + "x.pem"), List.of(), List.of()),
        new Change.GitConfigAdded("safe.directory", "*"), new Change.GitConfigAdded("safe.directory", "/home/*"),
        new Change.GitConfigAdded("safe.directory", "/"), new Change.GitConfigAdded("safe.directory", "/srv/.."),
        new Change.GitConfigAdded("safe.directory", "repo"), new Change.GitConfigAdded("safe.directory", ""),
        new Change.GitConfigAdded("safe.directory", HOME + "\n[core]"), new Change.GitConfigAdded("core.fsmonitor", OWN),
        variable("GIT_ALLOW_PROTOCOL", "file:ext"), variable("GIT_ALLOW_PROTOCOL", "ext:https"),
        git("protocol.ext.allow", "always", GIT_FILE), git("protocol.allow", "always", GIT_FILE),
        git("protocol.https.allow", null, GIT_FILE), go("GOVCS", "*:git"), go("GOVCS", "a.test/x:git,*:all"),
        new Change.PutAside("cache/download/../../x", CACHE), new Change.PutAside("cache/lock", CACHE),
        new Change.PutAside("cache/download/a.test/@v/v1.0.0.lock", CACHE), new Change.PutAside("/etc/passwd", CACHE),
        new Change.PutAside("cache/download/a.test/@v/v1.0.0.zip", HOME.toString()),
        new Change.GitConfigAdded("include.path", OWN), new Change.SshHost("*", "ssh.github.com", 443),
        new Change.SshHost("github.com", "ssh.github.com\n  ProxyCommand sh", 443),
        new Change.SshHost("github.com\nMatch", "ssh.github.com", 443), new Change.SshHost("-oProxyCommand=x.y", "a.b", 443),
        new Change.SshHost("github.com", "ssh.github.com", 0), new Change.SshHost("github.com", "$(id).test", 443),
        new Change.TrustBundle(OWN, List.of("relative.pem"), List.of()));
  }

  @ParameterizedTest
  @MethodSource
  void everythingElse(Change change) {
    assertThatThrownBy(() -> LIST.require(change)).isInstanceOfSatisfying(RemedyException.class, refused -> {
      assertThat(refused.what().key()).isEqualTo("remedy.error.not-allowed");
      assertThat(refused.what().args()).containsExactly(change.name());
    });
  }

  @Test
  void aTryHasItsListsOfRootsAmongItsScratchFiles() {
    Path scratch = HOME.resolve("scratch");
    AllowedChanges trying = LIST.withBundlesIn(scratch);
    assertThatCode(() -> trying.require(variable("SSL_CERT_FILE", scratch.resolve("roots-go.pem").toString())))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> trying.require(variable("SSL_CERT_FILE", OWN))).isInstanceOf(RemedyException.class);
  }

  @Test
  void aHomeWithABlankInItsNameHasItsListsOfRootsToo() {
    Path home = HOME.resolveSibling("Li Na");
    Path own = home.resolve(".config").resolve("gogetwell").resolve("go-roots.pem");
    assertThatCode(() -> AllowedChanges.below(Optional.of(home), settings()).require(
        new Change.TrustBundle(own.toString(), List.of(), List.of()))).doesNotThrowAnyException();
  }

  @Test
  void withoutAHomeThereIsNoPlaceForAList() {
    AllowedChanges homeless = AllowedChanges.below(Optional.empty(), settings());
    assertThatThrownBy(() -> homeless.require(new Change.TrustBundle(OWN, List.of(), List.of())))
        .isInstanceOf(RemedyException.class);
  }

  @Test
  void gitIsToldToAskTheSystemOnWindowsAlone() throws Exception {
    Settings here = settings();
    AllowedChanges windows = AllowedChanges.below(Optional.of(HOME), new Settings(here.source(), "windows", here.go(),
        here.git(), here.goEnv(), here.environment(), here.gitConfig(), here.elsewhere(), here.problems()));
    windows.require(git("http.sslBackend", "schannel", null));
    assertThatThrownBy(() -> windows.require(git("http.sslBackend", "openssl", null)))
        .isInstanceOf(RemedyException.class);
    assertThatThrownBy(() -> LIST.require(git("http.sslBackend", "schannel", null)))
        .isInstanceOf(RemedyException.class);
  }
}
