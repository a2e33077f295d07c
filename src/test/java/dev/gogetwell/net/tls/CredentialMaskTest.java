package dev.gogetwell.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CredentialMaskTest {
  private final CredentialMask mask = new CredentialMask();

  private String masked(String text) {
    return new String(mask.apply(text.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatAnHttpProxyIsToldAboutTheUserIsOverwritten() {
    assertThat(masked("CONNECT a.test:443 HTTP/1.1\r\nproxy-Authorization: Basic dTpw\r\nHost: a.test:443\r\n\r\n"))
        .isEqualTo("CONNECT a.test:443 HTTP/1.1\r\nproxy-Authorization: xxxxxxxxxx\r\nHost: a.test:443\r\n\r\n");
  }

  @Test
  void theLoginOfSocksIsOverwritten() {
    masked("\5\2\0\2");
    assertThat(masked("\1\4user\6secret")).isEqualTo("\1xxxxxxxxxxxx");
  }

  @Test
  void aRequestWithoutCredentialsStaysAsItIs() {
    String request = "CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443\r\n\r\n";
    assertThat(masked(request)).isEqualTo(request);
  }

  @Test
  void aTlsRecordStaysAsItIsWhateverIsInIt() {
    String record = "\26\3\1\0\40\r\nProxy-Authorization: Basic x";
    assertThat(masked(record)).isEqualTo(record);
  }

  @Test
  void aByteOneThatIsNoSocksLoginStaysAsItIs() {
    masked("hello");
    assertThat(masked("\1\4user\6secret")).isEqualTo("\1\4user\6secret");
  }

  @Test
  void aHeaderThatIsCutOffIsOverwrittenToTheEnd() {
    assertThat(masked("CONNECT a HTTP/1.1\r\nProxy-Authorization: Basic dTpw"))
        .isEqualTo("CONNECT a HTTP/1.1\r\nProxy-Authorization: xxxxxxxxxx");
  }
}
