package dev.gogetwell.net.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.FailureKind;
import java.security.Security;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The words of glibc, of macOS and of Windows in two languages, as Java hands them on.
class SystemLookupTest {
  @ParameterizedTest
  @CsvSource(delimiter = '¦', value = {
      "proxy.example: Name or service not known ¦ NO_SUCH_HOST",
      "proxy.example: nodename nor servname provided, or not known ¦ NO_SUCH_HOST",
      "No such host is known (proxy.example) ¦ NO_SUCH_HOST",
      "不知道这样的主机。 (proxy.example) ¦ NO_SUCH_HOST",
      "proxy.example: Temporary failure in name resolution ¦ RESOLVER_UNREACHABLE",
      "proxy.example: 域名解析暂时失败 ¦ RESOLVER_UNREACHABLE",
      "This is usually a temporary error during hostname resolution and means that the local server did not receive a "
          + "response from an authoritative server (proxy.example) ¦ RESOLVER_UNREACHABLE",
      "通常在主机名解析期间出现暂时错误，这意味着本地服务器没有从权威服务器上收到响应。 (proxy.example) "
          + "¦ RESOLVER_UNREACHABLE",
      "proxy.example: No address associated with hostname ¦ NO_ADDRESS",
      "The requested name is valid, but no data of the requested type was found (proxy.example) ¦ NO_ADDRESS",
      "请求的名称有效，但找不到请求的类型的数据。 (proxy.example) ¦ NO_ADDRESS"})
  void everyKindOfNoIsToldApart(String text, FailureKind kind) {
    assertThat(SystemLookup.kind(text)).isEqualTo(kind);
  }

  @Test
  void everyLookupAsksAnew() throws InterruptedException {
    new SystemLookup().lookup("localhost", Duration.ofSeconds(10));
    assertThat(Stream.of("networkaddress.cache.ttl", "networkaddress.cache.negative.ttl").map(Security::getProperty))
        .as("how many seconds Java keeps an answer").containsOnly("0");
  }
}
