package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What go makes of these values was tried with the real one (`proxyconnect tcp: dial tcp: lookup http`, and so on).
class ProxyRepairTest {
  private static final GoVersion GO = GoVersion.parse("go1.26").orElseThrow();

  @ParameterizedTest
  @CsvSource(delimiter = '¦', quoteCharacter = '~', value = {
      "http://bob:p#w@proxy.test:3128 ¦ http://bob:p%23w@proxy.test:3128",
      "http://bob:p/w?x@proxy.test:3128 ¦ http://bob:p%2Fw%3Fx@proxy.test:3128",
      "http://bob:a@b/c@proxy.test:3128 ¦ http://bob:a%40b%2Fc@proxy.test:3128",
      "http://bob:12/c@127.0.0.1:3128 ¦ http://bob:12%2Fc@127.0.0.1:3128",
      "http://bob:100%x@proxy.test:3128 ¦ http://bob:100%25x@proxy.test:3128",
      "http://bob:p%40q#w@proxy.test:3128 ¦ http://bob:p%40q%23w@proxy.test:3128",
      "http://bob:p w@proxy.test:3128 ¦ http://bob:p%20w@proxy.test:3128",
      "http://bob:p[w@proxy.test:3128 ¦ http://bob:p%5Bw@proxy.test:3128",
      "bob:p/w@proxy.test:3128 ¦ http://bob:p%2Fw@proxy.test:3128",
      "~\"http://proxy.test:3128\"~ ¦ http://proxy.test:3128",
      "'http://proxy.test:3128' ¦ http://proxy.test:3128",
      "~http://proxy.test:3128 ~ ¦ http://proxy.test:3128",
      "~ http://proxy.test:3128~ ¦ http://proxy.test:3128",
      "\u201Chttp://proxy.test:3128\u201D ¦ http://proxy.test:3128",
      "http\uFF1A//proxy.test:3128 ¦ http://proxy.test:3128",
      "socks5://bob:p#w@[fd00::1]:1080 ¦ socks5://bob:p%23w@[fd00::1]:1080"})
  void aValueThatGoReadsOtherwiseIsWrittenAsItWasMeant(String raw, String meant) {
    assertThat(ProxyRepair.isMisread("HTTPS_PROXY", raw, GO)).as(raw).isTrue();
    assertThat(ProxyRepair.meant("HTTPS_PROXY", raw, GO)).contains(meant);
    assertThat(ProxyRepair.isMisread("HTTPS_PROXY", meant, GO)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://proxy.test:3128", "http://proxy.test:3128/", "proxy.test:3128", "proxy.test",
      "http://bob:p@ss@proxy.test:3128", "http://bob:p%23w@proxy.test:3128", "http://bob:p'w@proxy.test:3128",
      "socks5://127.0.0.1:1080", "socks4://127.0.0.1:1080", "http://proxy.test:3128/path", "http://[::1]:8080",
      "", " ", "http-proxy.test:80",
      "https.test:443"})
  void aValueThatGoReadsAsItWasMeantIsLeftAlone(String raw) {
    assertThat(ProxyRepair.isMisread("HTTPS_PROXY", raw, GO)).isFalse();
    assertThat(ProxyRepair.meant("HTTPS_PROXY", raw, GO)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"http://bob:p@ss@proxy.test:3128, http://bob:p%40ss@proxy.test:3128", "bob:a@b:c@h:1, bob:a%40b%3Ac@h:1",
      "http://bob:p%23w@proxy.test:3128,", "http://proxy.test:3128,", "http://bob:p#w@proxy.test:3128,",
      "http://<proxy password>@proxy.test:3128, http://<password>@proxy.test:3128"})
  void whatGitReadsOtherwiseThanGoIsEscaped(String raw, String escaped) {
    assertThat(ProxyRepair.escaped("HTTPS_PROXY", raw, GO)).isEqualTo(Optional.ofNullable(escaped));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://<proxy password>@proxy.test:3128", "http://<password 2>@proxy.test:3128"})
  void aValueWithoutItsPasswordStaysAndAccusesNobody(String raw) {
    assertThat(ProxyRepair.isMisread("HTTPS_PROXY", raw, GO)).isFalse();
    assertThat(ProxyRepair.meant("HTTPS_PROXY", raw, GO))
        .contains("http://<password>@proxy.test:3128");
    assertThat(ProxyRepair.address(raw)).contains("http://proxy.test:3128");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://bob:p#w@", "http://", "://x", "\"\"", "http://a b c", "http://bob:#@@@/@",
      "ftp://bob:p#w@proxy.test:21"})
  void whatNobodyCanTellIsNotGuessed(String raw) {
    assertThat(ProxyRepair.meant("HTTPS_PROXY", raw, GO)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"http, true", "https, true", "HTTP, true", "'\"http', true", "' http', true", "http.test, false",
      "httpd, false", "proxy, false"})
  void aSchemeThatBecameTheHostIsKnownInAStoredReportToo(String host, boolean word) {
    assertThat(ProxyRepair.isWordForHost(host)).isEqualTo(word);
  }
}
