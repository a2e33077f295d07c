package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Resolver;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsFileTest {
  private static final HostsFile FILE = new HostsFile("/etc/hosts", List.of("127.0.0.1\tlocalhost", "",
      "# 192.0.2.1 proxy.example", "192.0.2.2 Proxy.Example. other.example # the office", "2001:db8::5 proxy.example",
      "nonsense proxy.example", "192.0.2.9", "proxy.example 192.0.2.3"));

  @Test
  void everyLineThatNamesTheHostCountsWithItsPlace() {
    NameLookup lookup = FILE.lookup("proxy.EXAMPLE").orElseThrow();
    assertThat(lookup.addresses()).containsExactly("192.0.2.2", "2001:db8:0:0:0:0:0:5");
    assertThat(lookup.resolver()).isEqualTo(new Resolver(Resolver.Kind.HOSTS_FILE, "/etc/hosts:4"));
    assertThat(FILE.lookup("other.example.").orElseThrow().addresses()).containsExactly("192.0.2.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"::1", "0:0:0:0:0:0:0:1", "2001:DB8::a", "2001:db8:0:0::000a", "0.0.0.0"})
  void anAddressIsWrittenAsTheSystemsLookupWritesIt(String address) {
    assertThat(new HostsFile("/etc/hosts", List.of(address + " proxy.example")).lookup("proxy.example").orElseThrow()
        .addresses()).containsExactly(InetAddress.ofLiteral(address).getHostAddress());
  }

  @Test
  void aCommentAnotherNameAndALineWithoutAnAddressSayNothing() {
    assertThat(FILE.lookup("office")).isEmpty();
    assertThat(FILE.lookup("example")).isEmpty();
    assertThat(FILE.lookup("192.0.2.3")).isEmpty();
  }
}
