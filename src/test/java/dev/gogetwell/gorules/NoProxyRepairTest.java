package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoProxyRepairTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "https://goproxy.corp.test | goproxy.corp.test", "localhost;goproxy.corp.test | localhost,goproxy.corp.test",
      "localhost goproxy.corp.test | localhost,goproxy.corp.test", "\"goproxy.corp.test\" | goproxy.corp.test",
      "goproxy.corp.test/path | goproxy.corp.test", "*corp.test | .corp.test", "http://*.corp.test/ | *.corp.test",
      "localhost，.corp.test | localhost,.corp.test", "10.0.0.0/8;.corp.test | 10.0.0.0/8,.corp.test"})
  void anItemThatMatchesNothingIsWrittenAsItWasMeant(String list, String meant) {
    assertThat(NoProxyRepair.misses(list, "goproxy.corp.test", 443)).as(list).isTrue();
    assertThat(NoProxyRepair.meant(list)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"goproxy.corp.test", ".corp.test", "*.corp.test", "*", "other.test",
      "https://other.test", "goproxy.corp.test:8443", "10.0.0.0/8", "''", "localhost,127.0.0.1"})
  void aListThatMatchesOrWasMeantForOthersMissesNothing(String list) {
    assertThat(NoProxyRepair.misses(list, "goproxy.corp.test", 443)).isFalse();
  }
}
