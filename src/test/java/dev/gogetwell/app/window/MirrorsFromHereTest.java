package dev.gogetwell.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.ReferenceHostsReader;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.EnvironmentSource.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MirrorsFromHereTest {
  private static List<String> candidates(Kind kind, ReferenceHosts references) {
    return new MirrorsFromHere(new EnvironmentSource(kind, ""), () -> {
      throw new AssertionError("nobody is asked for a list");
    }).candidates(references);
  }

  private static ReferenceHosts with(List<String> mirrors) {
    return new ReferenceHosts(List.of(), List.of(), List.of(), List.of("control.example"), mirrors, Optional.empty());
  }

  @Test
  void whomTheUserRefusedInARunIsNotAskedInAComparison() {
    List<String> shipped = new ReferenceHostsReader().shipped().mirrors();
    List<String> all = candidates(Kind.LOGIN_SHELL, with(shipped));
    assertThat(all).containsAll(List.of("https://goproxy.cn", "https://goproxy.io"));
    List<String> less = candidates(Kind.LOGIN_SHELL, with(shipped.stream().filter(url -> !url.contains("goproxy.io"))
        .toList()));
    assertThat(less).contains("https://goproxy.cn").noneMatch(url -> url.contains("goproxy.io"))
        .hasSize(all.size() - 1);
  }

  @Test
  void inThePrivacyModeNobodyIsOffered() {
    assertThat(candidates(Kind.LOGIN_SHELL, ReferenceHosts.none())).isEmpty();
  }

  @Test
  void aPracticeNetworkKnowsItsOwnOnly() {
    assertThat(candidates(Kind.PRACTICE, with(List.of("https://mirror.test")))).containsExactly("https://mirror.test");
  }
}
