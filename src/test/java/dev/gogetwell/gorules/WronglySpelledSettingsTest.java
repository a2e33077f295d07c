package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WronglySpelledSettingsTest {
  @ParameterizedTest
  @CsvSource(delimiter = '#', quoteCharacter = '~', value = {
      "http://127.0.0.1:80\uFF0Cdirect # http://127.0.0.1:80,direct",
      "\u201Chttps://goproxy.cn,direct\u201D # https://goproxy.cn,direct",
      "https://goproxy.cn\u3001direct # https://goproxy.cn,direct",
      "https\uFF1A//goproxy.cn\uFF0Cdirect # https://goproxy.cn,direct",
      "'https://goproxy.cn' # https://goproxy.cn"})
  void theSameValueWithTheSignsThatWereMeant(String written, String meant) {
    assertThat(GoProxyRepair.meant(written, GoVersion.DEVEL)).contains(meant);
    assertThat(GoProxyRepair.oddSign(written)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '#', value = {
      "htps://goproxy.cn,direct # https://goproxy.cn,direct", "https:/goproxy.cn # https://goproxy.cn",
      "https//goproxy.cn|direct # https://goproxy.cn|direct", "https;//goproxy.cn # https://goproxy.cn",
      "https:\\\\goproxy.cn,direct # https://goproxy.cn,direct", "hhttps://goproxy.cn # https://goproxy.cn",
      "http:/127.0.0.1:3000 # http://127.0.0.1:3000", "file:/srv/go,direct # file:///srv/go,direct",
      "https://goproxy.cn direct # https://goproxy.cn,direct",
      "https://goproxy.cn https://proxy.golang.org,direct # https://goproxy.cn,https://proxy.golang.org,direct",
      "https://goproxy.cn;direct # https://goproxy.cn,direct", "https:goproxy.cn # https://goproxy.cn",
      "https://https://goproxy.cn # https://goproxy.cn", "https://http//127.0.0.1:3000 # http://127.0.0.1:3000"})
  void aSchemeOrASeparatorThatWasMistypedIsWrittenAsItWasMeant(String written, String meant) {
    assertThat(GoProxyRepair.meant(written, GoVersion.DEVEL)).contains(meant);
  }

  @Test
  void theNextEntryBehindABlankOrASemicolonIsMisreadAndAPathIsNot() {
    assertThat(GoProxyRepair.isMisread("https://goproxy.cn direct")).isTrue();
    assertThat(GoProxyRepair.isMisread("https://goproxy.cn;direct")).isTrue();
    assertThat(GoProxyRepair.isMisread("https://a.test; https://b.test")).isTrue();
    for (String host : List.of("https//a.test", "https;//a.test", "https://https://a.test", "http://https:/a.test")) {
      assertThat(GoProxyRepair.isMisread(host)).as(host).isTrue();
    }
    for (String fine : List.of("https://goproxy.cn", " https://goproxy.cn ", "https://a.test/x;v=1/directory",
        "https://a.test/;offline", "http://https.test", "https://a.test//https://b.test", "https://direct.test/off")) {
      assertThat(GoProxyRepair.isMisread(fine)).as(fine).isFalse();
      assertThat(GoProxyRepair.meant("https://a.test,direct", GoVersion.DEVEL)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '#', value = {
      "http//127.0.0.1:3128 # http://127.0.0.1:3128", "http://http://127.0.0.1:3128 # http://127.0.0.1:3128",
      "https://http://127.0.0.1:3128 # http://127.0.0.1:3128", "http;//127.0.0.1:3128 # http://127.0.0.1:3128"})
  void aProxyWhoseSchemeIsItsHostIsWrittenAsItWasMeant(String written, String meant) {
    assertThat(ProxyRepair.isMisread("HTTPS_PROXY", written, GoVersion.DEVEL)).isTrue();
    assertThat(ProxyRepair.meant("HTTPS_PROXY", written, GoVersion.DEVEL)).contains(meant);
  }

  @Test
  void nothingIsOfferedWhereNothingIsWrongOrNothingHelps() {
    assertThat(GoProxyRepair.meant("https://goproxy.cn,direct", GoVersion.DEVEL)).isEmpty();
    assertThat(GoProxyRepair.meant("ftp://a\uFF0Cdirect", GoVersion.DEVEL)).isEmpty();
    assertThat(GoProxyRepair.oddSign("https://goproxy.cn,direct")).isEqualTo(Optional.empty());
  }

  @Test
  void aPatternIsHostAndPath() {
    assertThat(PrivatePatterns.meant("https://git.corp.example, git@b.example/x\uFF0C*.c.example"))
        .isEqualTo("git.corp.example,b.example/x,*.c.example");
    assertThat(PrivatePatterns.meant("a.example,*.b.example")).isEqualTo("a.example,*.b.example");
    assertThat(PrivatePatterns.misses("https://git.corp.example", "git.corp.example/m")).isTrue();
    assertThat(PrivatePatterns.misses("git.corp.example", "git.corp.example/m")).isFalse();
    assertThat(PrivatePatterns.misses("https://other.example", "git.corp.example/m")).isFalse();
  }
}
