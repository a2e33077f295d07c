package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoSignInTest {
  @Test
  void aNetrcFileIsReadLineByLineAsGoDoes() {
    assertThat(Netrc.parse("machine a.test:8443 login u password p\nmachine b.test\n login v\n password q\n"
        + "default login w password r\nmachine c.test login x\n")).containsExactly(
        new Netrc.Entry("a.test:8443", "u", "p"), new Netrc.Entry("b.test", "v", "q"));
    assertThat(Netrc.parse("macdef m\nmachine a.test login u password p\n\nmachine b.test login v password q"))
        .containsExactly(new Netrc.Entry("b.test", "v", "q"));
    assertThat(Netrc.parse("machine a.test login\nu password p")).isEmpty();
  }

  @Test
  void anEntryNeverShowsItsPassword() {
    assertThat(Netrc.parse("machine a.test login u password secret-word").toString()).doesNotContain("secret-word");
  }

  @Test
  void aCommandAnswersInBlocksOfUrlsAndHeaders() {
    assertThat(AuthAnswer.ofCommand("https://a.test\nhttps://b.test/x/\n\nAuthorization: Basic abc\nX-Y: z\n\n"))
        .isEqualTo(Map.of("a.test", List.of("Authorization: Basic abc", "X-Y: z"),
            "b.test/x", List.of("Authorization: Basic abc", "X-Y: z")));
    assertThat(AuthAnswer.ofCommand("https://a.test\n\nnot a header\n\n")).isEmpty();
    assertThat(AuthAnswer.ofCommand("")).isEmpty();
    assertThat(AuthAnswer.ofCommand("https://a.test\n")).isEmpty();
  }

  @Test
  void noHeaderBringsASecondLine() {
    assertThat(AuthAnswer.ofCommand("https://a.test\n\nA: b\rSet: c\n\n")).isEmpty();
  }

  @Test
  void gitAnswersForThePlaceThatWasAskedAbout() {
    String said = "protocol=https\nhost=a.test:8443\nusername=u\npassword=p\n";
    assertThat(AuthAnswer.ofGit(said, "https://a.test:8443/x")).containsOnlyKeys("a.test:8443");
    assertThat(AuthAnswer.ofGit(said, "https://other.test/x")).isEmpty();
  }

  @Test
  void theLongestPrefixCountsAndAHostIsComparedWithItsPort() {
    Map<String, List<String>> known = Map.of("a.test", List.of("1"), "a.test/x", List.of("2"));
    assertThat(AuthAnswer.find(known, "https://a.test/x/y")).contains(List.of("2"));
    assertThat(AuthAnswer.find(known, "https://a.test/y")).contains(List.of("1"));
    assertThat(AuthAnswer.find(known, "https://a.test:8443/x")).isEmpty();
  }
}
