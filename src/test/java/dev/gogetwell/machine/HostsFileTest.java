package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Resolver;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostsFileTest {
  private static final HostsFile FILE = new HostsFile("/etc/hosts", List.of("127.0.0.1\tlocalhost", "",
      "# 192.0.2.1 proxy.example", "192.0.2.2 Proxy.Example. other.example # the office", "2001:db8::5 proxy.example",
      "nonsense proxy.example", "192.0.2.9", "proxy.example 192.0.2.3"));

  @Test
  void everyLineThatNamesTheHostCountsWithItsPlace() {
    NameLookup lookup = FILE.lookup("proxy.EXAMPLE").orElseThrow();
    assertThat(lookup.addresses()).containsExactly("192.0.2.2", "2001:db8::5");
    assertThat(lookup.resolver()).isEqualTo(new Resolver(Resolver.Kind.HOSTS_FILE, "/etc/hosts:4"));
    assertThat(FILE.lookup("other.example.").orElseThrow().addresses()).containsExactly("192.0.2.2");
  }

  @Test
  void aCommentAnotherNameAndALineWithoutAnAddressSayNothing() {
    assertThat(FILE.lookup("office")).isEmpty();
    assertThat(FILE.lookup("example")).isEmpty();
    assertThat(FILE.lookup("192.0.2.3")).isEmpty();
  }
}
