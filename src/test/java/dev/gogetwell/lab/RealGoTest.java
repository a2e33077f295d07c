package dev.gogetwell.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.machine.process.ProcessResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The lab is only worth something if the real go fails in it as declared, and if every promised way out exists.
class RealGoTest {
  private static final String MIRROR =
      "go env -w GOPROXY=$(sed -n 's/.*\"mirrors\" : \\[ \"\\([^\"]*\\)\".*/\\1/p' \"$LAB_HOSTS\")";

  private static final String PUBLIC_ROOTS = "export SSL_CERT_FILE=$(dirname \"$LAB_HOSTS\")/roots.pem";

  /// What a person who knows the answer would do, per scenario with a fix.
  private static final Map<String, String> WAY_OUT = Map.ofEntries(
      Map.entry("network-refused", MIRROR),
      Map.entry("network-timeout", MIRROR),
      Map.entry("tls-reset", MIRROR),
      Map.entry("tls-timeout", MIRROR),
      Map.entry("cert-expired", MIRROR),
      Map.entry("cert-expired-intermediate", MIRROR),
      Map.entry("cert-expired-root", MIRROR),
      Map.entry("cert-not-yet-valid", MIRROR),
      Map.entry("cert-name-constraint", MIRROR),
      Map.entry("cert-missing-intermediate", MIRROR),
      Map.entry("cert-sha1", MIRROR),
      Map.entry("cert-rsa-512", MIRROR),
      Map.entry("cert-negative-serial", MIRROR),
      Map.entry("cert-one-host-only", MIRROR),
      Map.entry("cert-empty-bundle", PUBLIC_ROOTS),
      Map.entry("cert-file-missing", PUBLIC_ROOTS),
      Map.entry("cert-unreadable-bundle", PUBLIC_ROOTS),
      Map.entry("cert-root-missing", PUBLIC_ROOTS),
      Map.entry("cert-root-renewed", PUBLIC_ROOTS),
      Map.entry("cert-known-to-git", "export SSL_CERT_FILE=$(git config http.sslCAInfo)"),
      Map.entry("cert-git-only", "git config --global http.sslCAInfo \"$SSL_CERT_FILE\""),
      Map.entry("cert-git-old-bundle", "git config --global http.sslCAInfo \"$SSL_CERT_FILE\""),
      Map.entry("cert-git-own-list", "git config --global http.sslCAInfo \"$SSL_CERT_FILE\""),
      Map.entry("config-git-noverify",
          "git config --global http.sslCAInfo \"$SSL_CERT_FILE\" && git config --global --unset http.sslVerify"),
      Map.entry("config-git-noverify-variable",
          "git config --global http.sslCAInfo \"$SSL_CERT_FILE\" && unset GIT_SSL_NO_VERIFY"),
      Map.entry("dns-hijack", MIRROR),
      Map.entry("goproxy-off", MIRROR),
      Map.entry("proxy-unreachable", "unset HTTPS_PROXY"),
      Map.entry("proxy-wrong-scheme", "export HTTPS_PROXY=http://${HTTPS_PROXY#https://}"),
      Map.entry("proxy-not-used", "export HTTPS_PROXY=$(git config http.proxy)"),
      Map.entry("goproxy-no-fallthrough", "go env -w GOPROXY=$(go env GOPROXY | sed 's/\\(.*\\),\\(.*\\)/\\2,\\1/')"),
      Map.entry("goproxy-full-width-comma", "go env -w GOPROXY=$(go env GOPROXY | sed 's/\uFF0C/,/')"),
      Map.entry("goproxy-full-width-host", "go env -w GOPROXY=$(go env GOPROXY | sed 's/\uFF0C/,/')"),
      Map.entry("sumdb-setting-on", "go env -u GOSUMDB"),
      Map.entry("sumdb-setting-blank", "go env -u GOSUMDB"),
      Map.entry("env-override", "unset GOPROXY"),
      Map.entry("config-weakened", "go env -u GOSUMDB"));

  private final Tools tools = new Tools();

  static Stream<Scenario> quick() {
    return Scenarios.all().stream().filter(scenario -> !scenario.slow());
  }

  static Stream<Scenario> slow() {
    return Scenarios.all().stream().filter(Scenario::slow);
  }

  static Stream<Scenario> fixable() {
    return Scenarios.all().stream().filter(Scenario::fixWorks);
  }

  static Stream<Scenario> onLoopback() {
    return quick().filter(scenario -> scenario.goCanSee() == GoCanSee.ALL);
  }

  @BeforeEach
  void theToolsAreThere() throws InterruptedException {
    tools.needGo();
  }

  @ParameterizedTest
  @MethodSource("quick")
  void goSaysWhatTheScenarioDeclares(Scenario scenario) throws Exception {
    tools.needNamespaces();
    check(scenario, tools.labRun(scenario.name(), scenario.name().hashCode() & 0xffff, "go get \"$LAB_MODULE\""));
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("slow")
  void goSaysInTheEndWhatASlowScenarioDeclares(Scenario scenario) throws Exception {
    tools.needNamespaces();
    check(scenario, tools.labRun(scenario.name(), 7, "go get \"$LAB_MODULE\""));
  }

  @ParameterizedTest
  @MethodSource("onLoopback")
  void plainLoopbackShowsGoTheSame(Scenario scenario) throws Exception {
    try (BrokenNetwork network = tools.lab().start(scenario, 11)) {
      check(scenario, tools.inside(network, "go get \"$LAB_MODULE\""));
    }
  }

  @ParameterizedTest
  @MethodSource("fixable")
  void everyFixableScenarioHasAWayOutThatVerifies(Scenario scenario) throws Exception {
    tools.needNamespaces();
    assertThat(WAY_OUT).containsKey(scenario.name());
    ProcessResult result =
        tools.labRun(scenario.name(), 3, WAY_OUT.get(scenario.name()) + " && go get -x \"$LAB_MODULE\"");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("/lookup/");
  }

  @Test
  void aHealthyNetworkVerifiesAgainstItsOwnChecksumDatabase() throws Exception {
    try (BrokenNetwork network = tools.lab().start(named("healthy"), 5)) {
      ProcessResult result = tools.inside(network, "go get \"$LAB_MODULE\" && go mod verify");
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(network.log().lines()).anyMatch(line -> line.contains("/lookup/" + network.module()))
          .anyMatch(line -> line.contains("/tile/8/0/"));
    }
  }

  @Test
  void aWrongKeyForTheChecksumDatabaseIsNoticed() throws Exception {
    try (BrokenNetwork network = tools.lab().start(named("healthy"), 5)) {
      ProcessResult result = tools.inside(network,
          "GOSUMDB=$(go env GOSUMDB | sed 's/^[a-z]*/another/') go get \"$LAB_MODULE\"");
      assertThat(result.exitCode()).as(result.err()).isNotZero();
    }
  }

  @Test
  void theChildInheritsNoCertificateSettingsAndNoProxies() throws Exception {
    tools.needNamespaces();
    ProcessResult result = tools.labRun("healthy", 9, "env");
    List<String> names = result.out().lines().map(line -> line.replaceAll("=.*", "")).toList();
    assertThat(names).contains("LAB_MODULE", "LAB_HOSTS", "HOME", "PATH")
        .noneMatch(name -> name.toUpperCase(java.util.Locale.ROOT).endsWith("_PROXY"))
        .noneMatch(name -> name.startsWith("GIT_SSL"));
    assertThat(result.out()).contains("SSL_CERT_FILE=").containsPattern("HOME=.*/scratch/[^/]+/lab0/home");
  }

  @Test
  void theExitCodeOfTheCommandComesThrough() throws Exception {
    tools.needNamespaces();
    assertThat(tools.labRun("healthy", 9, "exit 37").exitCode()).isEqualTo(37);
  }

  private static void check(Scenario scenario, ProcessResult result) {
    String said = result.out() + result.err();
    assertThat(said).containsPattern(scenario.goSays());
    assertThat(result.exitCode()).isEqualTo(scenario.expected().isEmpty() ? 0 : 1);
  }

  private static Scenario named(String name) {
    return Scenarios.named(name).orElseThrow();
  }
}
