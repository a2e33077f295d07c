package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.ProxyRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCredentialsTest {
  private static ProxyRef proxy(String host, int port, boolean credentials) {
    return new ProxyRef("http", host, port, credentials, "HTTPS_PROXY");
  }

  private static String of(FactsBuilder settings, ProxyRef proxy) {
    return new SettingsCredentials(settings.build()::settings).of(proxy)
        .map(pair -> pair.user() + " " + pair.password()).orElse("none");
  }

  @ParameterizedTest
  @CsvSource({"http://clerk:s%40cret@p.example:3128, 3128, clerk s@cret", "http://clerk:pw@p.example, 80, clerk pw",
      "http://clerk:pw@P.EXAMPLE:3128/, 3128, clerk pw", "clerk:a+b@p.example:3128, 3128, clerk a+b",
      "http://clerk@p.example:3128, 3128, 'clerk '", "http://clerk:%zz@p.example:3128, 3128, clerk %zz"})
  void theyStandInTheSettingThatNamesTheProxy(String value, int port, String expected) {
    assertThat(of(new FactsBuilder().variable("HTTPS_PROXY", value), proxy("p.example", port, true))).isEqualTo(expected);
  }

  @Test
  void anotherProxysSecretIsNeverSent() {
    FactsBuilder settings = new FactsBuilder().variable("HTTP_PROXY", "http://boss:pw@other.example:3128")
        .variable("HTTPS_PROXY", "http://boss:pw@xp.example:3128");
    assertThat(of(settings, proxy("p.example", 3128, true))).isEqualTo("none");
    assertThat(of(settings, proxy("p.example", 312, true))).isEqualTo("none");
  }

  @Test
  void aProxyWithoutCredentialsGetsNone() {
    assertThat(of(new FactsBuilder().variable("HTTPS_PROXY", "http://clerk:pw@p.example:3128"),
        proxy("p.example", 3128, false))).isEqualTo("none");
  }
}
