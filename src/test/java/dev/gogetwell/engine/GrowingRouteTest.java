package dev.gogetwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.gorules.RoutePlan;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Hop.By;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Settings;
import dev.gogetwell.probe.Lead;
import dev.gogetwell.probe.ProbeRequest.Depth;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GrowingRouteTest {
  private static final String MODULE = "code.test/lib@v1.2.3";

  private final AtomicReference<Route> shown = new AtomicReference<>();

  private GrowingRoute route(FactsBuilder facts) {
    Settings settings = facts.build().settings();
    shown.set(RoutePlan.plan(MODULE, settings));
    return new GrowingRoute(shown.get(), settings, shown::updateAndGet);
  }

  private static Hop first(GrowingRoute route) {
    return route.now().hops().getFirst();
  }

  @Test
  void aRedirectBecomesAHopThatKeepsItsSignatureToItself() {
    GrowingRoute route = route(new FactsBuilder().goEnv("GOPROXY", "https://p.test").goEnv("GOSUMDB", "off"));
    Hop grown = route.grow(first(route), new Lead(By.REDIRECT, "https://s.test:8443/a/b?X-Signature=secret"))
        .orElseThrow();
    assertThat(grown.url()).endsWith("?X-Signature=secret");
    assertThat(grown.role()).isEqualTo(HopRole.MODULE_PROXY);
    assertThat(grown.authority()).isEqualTo("s.test:8443");
    assertThat(shown.get().hops()).last().matches(hop -> hop.url().equals("https://s.test:8443/a/b")
        && hop.isLed(first(route).id(), By.REDIRECT) && hop.id().equals(grown.id()));
    assertThat(shown.get().toString()).doesNotContain("secret");
  }

  @Test
  void nothingGrowsTwiceAndGoFollowsTenRedirects() {
    GrowingRoute route = route(new FactsBuilder().goEnv("GOPROXY", "https://p.test").goEnv("GOSUMDB", "off"));
    Hop at = first(route);
    int followed = 0;
    while (route.follows(at)) {
      Lead round = new Lead(By.REDIRECT, "https://p.test/again");
      Hop next = route.grow(at, round).orElseThrow();
      assertThat(route.grow(at, round)).isEmpty();
      at = next;
      followed++;
    }
    assertThat(followed).isEqualTo(10);
    assertThat(route.now().hops()).extracting(hop -> hop.id().value()).doesNotHaveDuplicates()
        .contains("proxy-1-redirect", "proxy-1-redirect-2", "proxy-1-redirect-10");
  }

  @Test
  void aRepositoryIsReachedAsGitReachesIt() {
    GrowingRoute route = route(new FactsBuilder().goEnv("GOPROXY", "direct").goEnv("GOSUMDB", "off")
        .gitConfig("url.ssh://git@ssh.test/.insteadof", "https://git.test/"));
    Hop ssh = route.grow(first(route), new Lead(By.REPOSITORY, "https://git.test/lib")).orElseThrow();
    assertThat(ssh.role()).isEqualTo(HopRole.VCS_GIT);
    assertThat(ssh.authority()).isEqualTo("ssh.test:22");
    assertThat(route.request(ssh).depth()).isEqualTo(Depth.CONNECT);
    GrowingRoute plain = route(new FactsBuilder().goEnv("GOPROXY", "direct").goEnv("GOSUMDB", "off"));
    Hop git = plain.grow(first(plain), new Lead(By.REPOSITORY, "https://git.test/lib")).orElseThrow();
    assertThat(git.authority()).isEqualTo("git.test:443");
    assertThat(plain.request(git).depth()).isEqualTo(Depth.VERIFY);
    assertThat(plain.grow(git, new Lead(By.REDIRECT, "https://login.test/"))).as("git asks no pages").isEmpty();
  }

  @Test
  void whereAPrivateHopLeadsIsAsPrivate() {
    GrowingRoute route = route(new FactsBuilder().goEnv("GOPROXY", "https://p.corp.test").goEnv("GOPRIVATE",
        "code.test").goEnv("GONOPROXY", "none"));
    assertThat(first(route).isPrivate()).isTrue();
    assertThat(route.grow(first(route), new Lead(By.ARCHIVE, "https://store.example/z"))).get()
        .matches(Hop::isPrivate).matches(hop -> route.request(hop).depth() == Depth.DOWNLOAD);
  }

  @Test
  void whatIsNoAddressLeadsNowhere() {
    GrowingRoute route = route(new FactsBuilder().goEnv("GOPROXY", "https://p.test").goEnv("GOSUMDB", "off"));
    assertThat(route.grow(first(route), new Lead(By.REDIRECT, "https:///nothing"))).isEqualTo(Optional.empty());
  }
}
