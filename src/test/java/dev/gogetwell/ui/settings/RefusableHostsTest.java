package dev.gogetwell.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.model.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RefusableHostsTest {
  private static final ReferenceHosts HOSTS = new ReferenceHosts(List.of(new Endpoint("192.0.2.53", 53)),
      List.of(new ReferenceHosts.Doh("one", "https://doh.example/dns-query", List.of("192.0.2.1"))),
      List.of(new ReferenceHosts.Portal("http://portal.example/204", 204, "")), List.of("control.example"),
      List.of("https://mirror.example"), List.of(),
      List.of(new ReferenceHosts.SshPlace("code.example", "ssh.code.example", 443)), Optional.empty());

  @Test
  void everyHostThatIsListedCanBeRefused() {
    Set<String> all = RefusableHosts.of(HOSTS).stream().map(RefusableHosts.Entry::name).collect(Collectors.toSet());
    assertThat(all).containsExactlyInAnyOrder(
        "192.0.2.53", "doh.example", "portal.example", "control.example", "mirror.example",
        "ssh.code.example");
    assertThat(RefusableHosts.without(HOSTS, all)).isEqualTo(ReferenceHosts.none());
  }

  @Test
  void refusingOneLeavesTheOthers() {
    ReferenceHosts left = RefusableHosts.without(HOSTS, Set.of("doh.example"));
    assertThat(left.doh()).isEmpty();
    assertThat(left.mirrors()).containsExactly("https://mirror.example");
  }
}
