package dev.gogetwell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a browser may be sent: to plain https addresses, and nowhere else.
class WebLinkTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Install Go from https://go.dev/dl (in China https://golang.google.cn/dl).|https://go.dev/dl",
      "GOPROXY=https://goproxy.cn,direct|https://goproxy.cn",
      "See https://pkg.go.dev/rsc.io/quote@v1.5.2.|https://pkg.go.dev/rsc.io/quote@v1.5.2"})
  void thePlainAddressInATextIsFound(String text, String address) {
    assertThat(WebLink.in(text)).contains(URI.create(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://go.dev/dl", "file:///etc/passwd", "javascript:alert(1)",
      "https://me:secret@evil.test/", "https://evil.test/?token=secret", "https://evil.test/%2e%2e", "https://evil.test/a b", "xhttps://go.dev/dl",
      "https://localhost/x", "https://-x.test/", "https://evil.test/\"&calc", "https://evil.test/`id`",
      "https://evil.test/$(id)", "https://\u0430pple.test/", "data:text/html,x"})
  void nothingElseIs(String text) {
    assertThat(WebLink.in(text).map(URI::toString)).as("nothing, or what stands before the signs of a shell")
        .satisfiesAnyOf(found -> assertThat(found).isEmpty(),
            found -> assertThat(found.orElseThrow()).matches("https://evil\\.test/[a-z]?"));
  }

  @Test
  void aTextOfTenMegabytesTakesNoTime() {
    assertThat(WebLink.in("https://".repeat(1_000_000))).isEmpty();
  }
}
