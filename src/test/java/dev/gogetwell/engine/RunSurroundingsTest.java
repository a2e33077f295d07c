package dev.gogetwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.engine.ReferenceHosts.Doh;
import dev.gogetwell.gorules.RoutePlan;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Settings;
import dev.gogetwell.probe.AllowedContacts;
import dev.gogetwell.probe.Hops;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is private goes to nobody: not to a public resolver, not to a mirror.
class RunSurroundingsTest {
  private static final Endpoint OWN = new Endpoint("192.0.2.53", 53);
  private static final String MIRROR = "https://mirror.example";
  private static final ReferenceHosts REFERENCES = new ReferenceHosts(List.of(OWN, new Endpoint("9.9.9.9", 53)),
      List.of(new Doh("x", "https://doh.example/dns-query", List.of("9.9.9.9"))), List.of(), List.of(),
      List.of(MIRROR), Optional.empty());

  private static RunSurroundings around(String module, FactsBuilder settings) {
    Settings read = settings.build().settings();
    return new RunSurroundings(read, RoutePlan.plan(module, read), REFERENCES, List.of(OWN), _ -> Optional.empty());
  }

  private static FactsBuilder goproxy(String value) {
    return new FactsBuilder().goEnv("GOPROXY", value);
  }

  @Test
  void aPublicModuleMayBeAskedOfAMirror() {
    List<Hop> hops = around("example.org/mod@v1.2.3", goproxy("https://a.example")).candidateHops(MIRROR);
    assertThat(hops).extracting(Hop::url).containsExactly(MIRROR + "/example.org/mod/@v/v1.2.3.info",
        MIRROR + "/sumdb/sum.golang.org/supported");
  }

  @ParameterizedTest
  @CsvSource({"GOPRIVATE, https://a.example", "GONOPROXY, https://a.example", "GONOSUMDB, https://a.example",
      "GOPRIVATE, off", "GOPRIVATE, 'not a list'", "GOPRIVATE, ','"})
  void aPrivateModuleGoesToNoMirrorWhateverGoproxyIs(String variable, String goproxy) {
    assertThat(around("git.corp.example/secret@v1.0.0", goproxy(goproxy).goEnv(variable, "*.corp.example"))
        .candidateHops(MIRROR)).isEmpty();
  }

  @Test
  void aPrivateChecksumDatabaseIsNotNamedToAMirror() {
    List<Hop> hops = around("example.org/mod@v1.2.3", goproxy("https://a.example").goEnv("GOPRIVATE", "*.corp.example")
        .goEnv("GOSUMDB", "sum.corp.example+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8")).candidateHops(MIRROR);
    assertThat(hops).extracting(Hop::url).noneMatch(url -> url.contains("corp.example"));
  }

  @ParameterizedTest
  @CsvSource({"goproxy.example, '', true", "goproxy.example, netdns=cgo+2, false", "goproxy.example, netedns0=0, false",
      "goproxy.example, netdns=go, true", "goproxy, '', false", "goproxy.local, '', false"})
  void theServersAreAskedPastTheSystemWhereGoDoesSo(String host, String debug, boolean asked) {
    RunSurroundings around = around("example.org/mod", goproxy("https://" + host).variable("GODEBUG", debug));
    Hop hop = new Hop(new HopId("a"), HopRole.MODULE_PROXY, "https://" + host + "/x", host, 443, true,
        Optional.empty(), 0, Separator.END, false);
    assertThat(around.askedByGo(hop)).hasSize(asked ? 1 : 0);
  }

  @Test
  void aPrivateNameIsToldToTheMachinesOwnResolversOnly() {
    RunSurroundings around = around("example.org/mod", goproxy("https://a.example"));
    assertThat(around.resolvers(true)).extracting(AllowedContacts.Server::endpoint).containsExactly(OWN);
    assertThat(around.dohServices(true)).isEmpty();
    assertThat(around.resolvers(false)).extracting(AllowedContacts.Server::kind)
        .containsExactly(Resolver.Kind.CONFIGURED, Resolver.Kind.PUBLIC);
  }

  @ParameterizedTest
  @CsvSource({"goproxy.example.org, 10.1.2.3, false", "goproxy.example.org, 10.1.2.3 192.0.2.9, true",
      "goproxy.example.org, 100.64.0.9, false", "goproxy.example.org, fd00::9, false", "goproxy.example.org, '', true",
      "goproxy.example.org, 198.18.0.4, true", "goproxy.example.org, 127.0.0.1, true",
      "goproxy.example.org, 0.0.0.0, true", "goproxy.corp.local, '', false", "GoProxy.Corp.Local., '', false",
      "goproxy, '', false", "goproxy.home.arpa, 192.0.2.9, false", "mirror.example, 10.1.2.3, true",
      "proxy.golang.org, 192.168.1.1, true", "goproxy.localhost.example.org, '', true"})
  void aHostWithNothingButAddressesOfItsOwnersIsNotNamedToStrangers(String host, String addresses, boolean told) {
    assertThat(mayBeTold(host, false, addresses)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"goproxy.example.org, 192.0.2.9, false", "proxy.golang.org, 192.0.2.9, true", "GitHub.com, '', true",
      "mirror.example, '', true", "git.example.org, '', false"})
  void thePublicMirrorAtWhichAPrivateModuleIsAskedIsNoSecret(String host, String addresses, boolean told) {
    assertThat(mayBeTold(host, true, addresses)).isEqualTo(told);
  }

  private static boolean mayBeTold(String host, boolean privateModule, String addresses) {
    return around("example.org/mod", goproxy("https://a.example")).mayBeTold(
        Hops.ofUrl(new HopId("proxy-1"), HopRole.MODULE_PROXY, "https://" + host + "/", Optional.empty(), 0,
            Separator.COMMA, privateModule), addresses.isEmpty() ? List.of() : List.of(addresses.split(" ")));
  }

  @Test
  void aCompanysOwnModuleProxyIsAPrivateHop() {
    Settings settings = goproxy("https://goproxy.corp.example,https://a.example").goEnv("GOPRIVATE", "*.corp.example")
        .build().settings();
    assertThat(RoutePlan.plan("example.org/mod@v1.2.3", settings).hops().stream()
        .filter(hop -> hop.host().equals("goproxy.corp.example"))).isNotEmpty().allMatch(Hop::isPrivate);
    assertThat(RoutePlan.plan("example.org/mod@v1.2.3", settings).hops().stream()
        .filter(hop -> hop.host().equals("a.example"))).isNotEmpty().noneMatch(Hop::isPrivate);
  }

  @Test
  void aModuleThatCannotBeNamedIsAskedOfNobody() {
    assertThat(around("", goproxy("https://a.example")).candidateHops(MIRROR)).isEmpty();
  }

  @Test
  void theOwnHostOfAModuleIsAskedOnlyWhereItIsOnTheRouteOrNobodyIsKeptOut() {
    FactsBuilder direct = goproxy("direct");
    assertThat(around("git.corp.example/mod@v1.0.0", direct).ownHost("git.corp.example")).isTrue();
    assertThat(around("git.corp.example/mod@v1.0.0", goproxy("https://a.example")).ownHost("code.example")).isTrue();
    assertThat(around("git.corp.example/secret@v1.0.0", goproxy("https://a.example").goEnv("GOPRIVATE", "*.corp.example"))
        .ownHost("code.example")).isFalse();
    Settings read = goproxy("https://a.example").build().settings();
    assertThat(new RunSurroundings(read, RoutePlan.plan("example.org/mod@v1.0.0", read), ReferenceHosts.none(),
        List.of(OWN), _ -> Optional.empty()).ownHost("example.org")).isFalse();
  }
}
