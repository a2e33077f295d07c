package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoutePlanTest {
  private static final String DEFAULT = "https://proxy.golang.org,direct";

  @Test
  void theDefaultRouteNamesProxyGitAndDatabase() {
    Route route = plan("github.com/Ann/m@v1.0.0", Map.of("GOPROXY", DEFAULT), Map.of("HTTPS_PROXY", "p.test:3128"));
    assertThat(route.hops()).extracting(Hop::role).containsExactly(
        HopRole.MODULE_PROXY, HopRole.VCS_GIT, HopRole.SUMDB_VIA_PROXY, HopRole.SUMDB_DIRECT);
    assertThat(route.hops().getFirst().url())
        .isEqualTo("https://proxy.golang.org/github.com/%21ann/m/@v/v1.0.0.info");
    assertThat(route.hops()).allSatisfy(hop -> assertThat(hop.via()).isPresent());
    assertThat(route.needsChecksumDatabase()).isTrue();
  }

  @Test
  void aPrivateModuleIsNamedToNobodyElse() {
    Route route = plan("git.corp.test/team/m", Map.of("GOPROXY", DEFAULT, "GOPRIVATE", "*.corp.test"), Map.of());
    assertThat(route.hops()).singleElement().satisfies(hop -> {
      assertThat(hop.role()).isEqualTo(HopRole.VCS_DISCOVERY);
      assertThat(hop.url()).isEqualTo("https://git.corp.test/team/m?go-get=1");
      assertThat(hop.isPrivate()).isTrue();
    });
    assertThat(route.needsChecksumDatabase()).isFalse();
  }

  @Test
  void offAndMalformedSettingsBreakTheRoute() {
    assertThat(plan("a.test/m", Map.of("GOPROXY", "off"), Map.of()).broken().orElseThrow().kind())
        .isEqualTo(FailureKind.SWITCHED_OFF);
    assertThat(plan("a.test/m", Map.of("GOPROXY", ","), Map.of()).broken().orElseThrow().kind())
        .isEqualTo(FailureKind.MALFORMED_SETTING);
  }

  @Test
  void anEmptyGoproxyHasNoEntriesAndOnlyAnUnknownOneIsTheDefault() {
    assertThat(plan("a.test/m", Map.of("GOPROXY", "", "GOROOT", "/go"), Map.of()).broken().orElseThrow().raw())
        .contains("contains no entries");
    assertThat(plan("a.test/m", Map.of(), Map.of()).broken()).isEmpty();
  }

  @Test
  void goinsecureAddsPlainTextBehindTls() {
    Route route = plan("a.test/m", Map.of("GOPROXY", "direct", "GOINSECURE", "a.test", "GOSUMDB", "off"), Map.of());
    assertThat(route.hops()).extracting(Hop::url)
        .containsExactly("https://a.test/m?go-get=1", "http://a.test/m?go-get=1");
    assertThat(route.hops()).extracting(Hop::port).containsExactly(443, 80);
    assertThat(plan("a.test/m", Map.of("GOPROXY", "direct", "GOINSECURE", "b.test", "GOSUMDB", "off"), Map.of()).hops())
        .hasSize(1);
  }

  @Test
  void whatGoRefusesToAskIsNoHopAndOnlyAPipeGoesOnBehindIt() {
    assertThat(plan("a.test/m", Map.of("GOPROXY", "http://u:secret@p.test,https://q.test"), Map.of()).broken()
        .orElseThrow().raw())
        .isEqualTo("refusing to pass credentials to insecure URL: http://u:xxxxx@p.test/a.test/m/@v/list");
    assertThat(plan("a.test/m@v1.0.0", Map.of("GOPROXY", "https:///p,https://q.test"), Map.of()).broken()
        .orElseThrow().raw())
        .isEqualTo("Get \"https:///p/a.test/m/@v/v1.0.0.info\": http: no Host in request URL");
    Route behindPipe =
        plan("a.test/m", Map.of("GOPROXY", "http://u:secret@p.test|https://q.test", "GOSUMDB", "off"), Map.of());
    assertThat(behindPipe.broken()).isEmpty();
    assertThat(behindPipe.hops()).extracting(Hop::host).containsExactly("q.test");
    assertThat(plan("a.test/m", Map.of("GOPROXY", "https://q.test,https:///p,https://r.test", "GOSUMDB", "off"),
        Map.of()).hops()).extracting(Hop::host).containsExactly("q.test");
  }

  @Test
  void anEntryIsAskedAsGoWritesIt() {
    assertThat(firstUrl("https://p.test/a b", "v1.0.0")).isEqualTo("https://p.test/a%20b/a.test/m/@v/v1.0.0.info");
    assertThat(firstUrl("https://p.test/a#part", "v1.0.0")).isEqualTo("https://p.test/a/a.test/m/@v/v1.0.0.info");
    assertThat(firstUrl("https://p.test/a?k=1", "v1.0.0")).isEqualTo("https://p.test/a/a.test/m/@v/v1.0.0.info?k=1");
    assertThat(firstUrl("https://p.test//a/../b/", "v1.0.0")).isEqualTo("https://p.test/b/a.test/m/@v/v1.0.0.info");
    assertThat(firstUrl("https://p.test", "master")).isEqualTo("https://p.test/a.test/m/@v/master.info");
    assertThat(firstUrl("https://p.test", "latest")).isEqualTo("https://p.test/a.test/m/@v/list");
    assertThat(firstUrl("https://p.test", "v1")).isEqualTo("https://p.test/a.test/m/@v/list");
  }

  private static String firstUrl(String goproxy, String version) {
    return plan("a.test/m@" + version, Map.of("GOPROXY", goproxy), Map.of()).hops().getFirst().url();
  }

  /// ssh is given `github.com:acme` as the name of a host, and cannot find it.
  @Test
  void anInsteadOfWithAColonBeforeTheOwnerIsAHopWithThatName() {
    Settings settings = new Settings(new EnvironmentSource(EnvironmentSource.Kind.PASTED, ""), "linux",
        Optional.of(new Tool("go", "go1.26.8")), Optional.empty(),
        named(Map.of("GOPROXY", "direct", "GOSUMDB", "off")), Map.of(),
        List.of(new Setting("url.ssh://git@github.com:acme/.insteadof", "https://github.com/acme/",
            new Origin(Origin.Kind.GIT_GLOBAL, ""), List.of())), List.of(), List.of());
    assertThat(RoutePlan.plan("github.com/acme/m@v1.0.0", settings).hops()).singleElement().satisfies(hop -> {
      assertThat(hop.host()).isEqualTo("github.com:acme");
      assertThat(hop.port()).isEqualTo(22);
    });
  }

  @Test
  void aDatabaseWithoutASchemeIsAskedOverTls() {
    Map<String, String> own = Map.of("GOPROXY", DEFAULT, "GOSUMDB", "sum.golang.org d.test/db");
    assertThat(plan("a.test/m@v1.0.0", own, Map.of()).hops().getLast().url())
        .isEqualTo("https://d.test/db/lookup/a.test/m@v1.0.0");
    assertThat(plan("a.test/m", Map.of("GOPROXY", DEFAULT, "GOSUMDB", "sum.golang.org http://u:secret@d.test"),
        Map.of()).broken().orElseThrow().raw())
        .isEqualTo("refusing to pass credentials to insecure URL: http://u:xxxxx@d.test/latest");
  }

  @Test
  void credentialsOfAnEntryNeverEnterTheModel() {
    Route route = plan("a.test/m", Map.of("GOPROXY", "https://u:secret@p.test"), Map.of());
    assertThat(route.hops().toString()).doesNotContain("secret");
  }

  @Test
  void weakSettingsAreFound() {
    assertThat(WeakSettings.find(settings(
        Map.of("GOSUMDB", "off", "GOINSECURE", "*", "GOFLAGS", "-insecure"), Map.of("GIT_SSL_NO_VERIFY", ""))))
        .extracting(WeakSettings.Weak::kind).containsExactly(WeakSettings.Kind.SUMDB_OFF,
            WeakSettings.Kind.INSECURE_FOR_ALL, WeakSettings.Kind.INSECURE_FLAG_REMOVED,
            WeakSettings.Kind.GIT_NO_VERIFY_VARIABLE);
  }

  @Test
  void theGoEnvFileKeepsCarriageReturnsAndTheLastDuplicate() {
    GoEnvFile file = GoEnvFile.parse("GOPROXY=a\r\n# x\nGOPROXY = b\nGOSUMDB=1\nGOSUMDB=2\nHTTPS_PROXY=p\n");
    assertThat(file.values()).containsEntry("GOPROXY", "a\r").containsEntry("GOPROXY ", " b")
        .containsEntry("GOSUMDB", "2");
    assertThat(file.lints()).extracting(GoEnvFile.Lint::oddity).contains(GoEnvFile.Oddity.CARRIAGE_RETURN,
        GoEnvFile.Oddity.BLANK_IN_KEY, GoEnvFile.Oddity.DUPLICATE, GoEnvFile.Oddity.NO_EFFECT_HERE);
    Setting won = GoEnvFile.resolve("GOSUMDB", Map.of("GOSUMDB", ""), file, "f", GoEnvFile.EMPTY, "sum.golang.org");
    assertThat(won.value()).isEqualTo("2");
    assertThat(won.hidden()).singleElement().extracting(Setting.Hidden::value).isEqualTo("sum.golang.org");
  }

  @Test
  void theHelloFollowsReleaseAndGodebug() {
    ClientHelloProfile go26 = ClientHelloProfile.goCommand(new GoVersion(1, 26, 8, ""), "");
    assertThat(go26.groups()).startsWith(0x11ec, 0x11eb, 0x11ed, 0x1d);
    assertThat(go26.keyShares()).containsExactly(0x11ec, 0x1d);
    assertThat(ClientHelloProfile.goCommand(new GoVersion(1, 26, 8, ""), "tlsmlkem=0,http2client=0"))
        .satisfies(hello -> {
          assertThat(hello.groups()).startsWith(0x1d);
          assertThat(hello.alpn()).isEmpty();
          assertThat(hello.extensionOrder()).doesNotContain(16);
        });
    assertThat(ClientHelloProfile.goCommand(new GoVersion(1, 19, 8, ""), "").cipherSuites()).hasSize(19);
    assertThat(GoDebug.dead("tlskyber=0,tlsmlkem=0", new GoVersion(1, 26, 8, ""))).containsExactly("tlskyber");
  }

  private static Route plan(String module, Map<String, String> go, Map<String, String> environment) {
    return RoutePlan.plan(module, settings(go, environment));
  }

  private static Settings settings(Map<String, String> go, Map<String, String> environment) {
    return new Settings(new EnvironmentSource(EnvironmentSource.Kind.PASTED, ""), "linux",
        Optional.of(new Tool("go", "go1.26.8")), Optional.empty(), named(go), named(environment),
        List.of(), List.of(), List.of());
  }

  private static Map<String, Setting> named(Map<String, String> values) {
    return values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> new Setting(
        entry.getKey(), entry.getValue(), new Origin(Origin.Kind.ENVIRONMENT, ""), List.of())));
  }
}
