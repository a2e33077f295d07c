package dev.gogetwell.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.machine.process.ProcessResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The lab is only worth something if the real go sees it: here on plain loopback, and what else a child of the lab may
/// rely on. In the namespaces of each network go is heard by ScenarioTest.
class RealGoTest {
  private final LabTools tools = new LabTools();

  static Stream<Scenario> onLoopback() {
    return Scenarios.all().stream().filter(scenario -> !scenario.slow() && scenario.goCanSee() == GoCanSee.ALL);
  }

  @BeforeEach
  void theToolsAreThere() throws InterruptedException {
    tools.needGo();
  }

  @ParameterizedTest
  @MethodSource("onLoopback")
  void plainLoopbackShowsGoTheSame(Scenario scenario) throws Exception {
    try (BrokenNetwork network = tools.lab().start(scenario, 11)) {
      check(scenario, tools.inside(network, "go get \"$LAB_MODULE\""));
    }
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
