package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Symptom;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymptomReaderTest {
  private static final String TIMEOUT =
      "go: golang.org/x/net@v0.1.0: Get \"https://proxy.golang.org/golang.org/x/net/@v/v0.1.0.mod\": "
          + "dial tcp 142.251.42.241:443: i/o timeout";
  private static final SymptomReader READER = new SymptomReader(Catalogue.load());

  @Test
  void factsOfTheDecidingLineAreFound() {
    Symptom symptom = READER.read("$ go get golang.org/x/net@v0.1.0\ngo version go1.22.3 linux/amd64\n" + TIMEOUT);
    assertThat(symptom.facts().module()).contains("golang.org/x/net@v0.1.0");
    assertThat(symptom.facts().command()).contains("go get golang.org/x/net@v0.1.0");
    assertThat(symptom.facts().goVersion()).contains("1.22.3");
    assertThat(symptom.facts().url()).contains("https://proxy.golang.org/golang.org/x/net/@v/v0.1.0.mod");
    assertThat(symptom.isLocal()).isFalse();
  }

  @Test
  void upperCaseLettersOfAModuleAreRestored() {
    Symptom symptom = READER.read(
        "Get \"https://proxy.golang.org/github.com/!burnt!sushi/toml/@v/v1.0.0.mod\": EOF");
    assertThat(symptom.facts().module()).contains("github.com/BurntSushi/toml@v1.0.0");
  }

  @Test
  void theProxyIsAFact() {
    Symptom symptom = READER.read("Get \"https://a.b/\": proxyconnect tcp: dial tcp 127.0.0.1:7890: connect: refused");
    assertThat(symptom.facts().proxy().orElseThrow()).startsWith("127.0.0.1:7890");
  }

  @Test
  void localTroubleIsMarkedAsLocal() {
    assertThat(READER.read("go: go.mod file not found in current directory or any parent directory").isLocal())
        .isTrue();
    assertThat(READER.read("go: missing Git command.").isLocal()).isTrue();
  }

  @Test
  void onlyATextThatProvesIsCertain() {
    assertThat(READER.read("go: go.mod file not found in current directory or any parent directory")
        .candidates().getFirst().confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(READER.read(TIMEOUT).candidates().getFirst().confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(READER.read("Get \"https://proxy.golang.org/x\": x509: certificate signed by unknown authority")
        .candidates().getFirst().confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void whoToldTheLieOnTheWayIsNeverCertainFromATextAlone() {
    assertThat(Catalogue.load().entries())
        .filteredOn(entry -> Set.of("network", "dns", "tls", "cert").contains(entry.cause().layer()))
        .noneMatch(entry -> entry.confidence() == Confidence.CERTAIN);
  }

  @Test
  void whatTheMirrorSaysAboutItselfIsNotOurCause() {
    Symptom symptom = READER.read("reading https://goproxy.cn/a.b/c/@v/list: 404 Not Found\n"
        + "\tserver response: not found: a.b/c: Get \"https://a.b/c?go-get=1\": dial tcp 1.2.3.4:443: i/o timeout");
    assertThat(symptom.candidates()).extracting(Symptom.Candidate::code)
        .startsWith(CauseCode.GOPROXY_404).doesNotContain(CauseCode.NETWORK_TIMEOUT);
  }

  @Test
  void unknownTextGivesNoCause() {
    assertThat(READER.read("").candidates()).isEmpty();
    assertThat(READER.read("Hello, everything is fine today.").candidates()).isEmpty();
    assertThat(READER.read("go: downloading golang.org/x/net v0.1.0\ngo: added golang.org/x/net v0.1.0").candidates())
        .isEmpty();
  }

  @Test
  void credentialsAreNeverQuoted() {
    Symptom symptom = READER.read("$ HTTPS_PROXY=http://me:s3cret@10.0.0.1:80 go get a.b/c?token=s3cret\n"
        + "fatal: unable to access 'https://oauth2:s3cret@github.com/a/b/?private_token=s3cret': "
        + "The requested URL returned error: 403 password=s3cret ghp_s3cretABCDEFGHIJKL");
    assertThat(symptom.toString()).contains("github.com").doesNotContain("s3cret");
  }

  @Test
  void aPasteOfTenMegabytesIsCutAndAnsweredSoon() {
    StringBuilder text = new StringBuilder(11_000_000);
    Random random = new Random(7);
    while (text.length() < 10_000_000) {
      text.append("go: downloading example.com/m").append(random.nextInt()).append(" v1.").append(random.nextInt(99))
          .append(".0 Get \"https://a.b/").append(random.nextLong()).append("\": reading dial tcp lookup\n");
    }
    text.append(TIMEOUT).append('\n');
    READER.read(TIMEOUT);
    Symptom symptom = Assertions.assertTimeout(Duration.ofSeconds(4), () -> READER.read(text.toString()));
    assertThat(symptom.wasCut()).isTrue();
    assertThat(symptom.candidates().getFirst().code()).isEqualTo(CauseCode.NETWORK_TIMEOUT);
  }

  @Test
  void hostileTextEndsSoonAndWithoutAnError() {
    for (String seed : new String[] {"a", "(", "\"https://", "get \"https://", "reading https://", "lookup ", "\u001b[",
        "\u0000", "dial tcp [::", ": ", "x509: certificate is valid for ", "&quot;", "\ud800", "server response:",
        "proxyconnect tcp: dial tcp ", "> ", "open cache ", "go.mod:1: "}) {
      String text = seed.repeat(1_000_000 / seed.length());
      Assertions.assertTimeout(Duration.ofSeconds(4), () -> READER.read(text));
      Assertions.assertTimeout(Duration.ofSeconds(4), () -> READER.read((seed + "\n").repeat(50_000)));
    }
  }

  @Test
  void theErrorIsFoundInALineOfOneMegabyte() {
    String text = TIMEOUT + " " + "x".repeat(1_000_000);
    assertThat(READER.read(text).candidates().getFirst().code()).isEqualTo(CauseCode.NETWORK_TIMEOUT);
  }

  @Test
  void anExpressionThatWouldRunForeverIsGivenUp() {
    SymptomReader reader = new SymptomReader(Catalogue.parse(
        "[x.bomb]\ncause: dns.nxdomain\nmatch: (a+)+$\nsource: test\nyes: a"));
    Assertions.assertTimeout(Duration.ofSeconds(4), () -> reader.read("a".repeat(1500) + "!"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://user:p@ss#1@proxy.corp.example:8080", "http://user:pa/ss@proxy.corp.example:8080",
      "http://user:p?ss@proxy.corp.example", "socks5://user:p@ss@[fd00::1]:1080",
      "http://user:pass@proxy.corp.example"})
  void aPasswordIsHiddenWhateverSignsItHas(String proxy) {
    assertThat(SecretMask.mask("HTTPS_PROXY=" + proxy + " go get x")).doesNotContain("ss", "user").contains("***@")
        .endsWith(proxy.substring(proxy.lastIndexOf('@')) + " go get x");
  }

  /// As go, git and curl print it, which take a part of a password for a host, a port or an escape.
  @ParameterizedTest
  @ValueSource(strings = {
      "go: m: parse \"http://bob:KRIT\": invalid port \":KRIT\" after host",
      "go: m: parse \"http://bob:p/KRIT@127.0.0.1:1/x\": invalid port \":p\" after host",
      "go: m: parse \"http://bob:p KRIT@127.0.0.1:1/x\": net/url: invalid userinfo",
      "go: m: parse \"http://bob:p'KRIT@127.0.0.1:1/x\": net/url: invalid userinfo",
      "go: m: parse \"http://bob:p\\\"KRIT@127.0.0.1:1/x\": net/url: invalid userinfo",
      "go: m: parse \"http://bob:KRIT%KR@127.0.0.1:1/x\": invalid URL escape \"%KR\"",
      "go: m: Get \"http://bob:12/m/@v/list#KRIT@127.0.0.1:1/x\": dial tcp: lookup bob: no such host",
      "go: m: refusing to pass credentials to insecure URL: http://bob:xxxxx@KRIT/k@KRIT@127.0.0.1:1/x/m/@v/list",
      "fatal: unable to access 'https://h/': Could not resolve proxy: p@KRIT@proxy.example",
      "curl: (5) Could not resolve proxy name: KRIT@proxy", "HTTPS_PROXY='http://bob:a b@KRIT@proxy.example:80'",
      "proxy = http://bob:KRIT c@proxy.example:80", "{\"p\":\"https://bob:a@b\"KRIT@proxy.example/x\"}"})
  void noPartOfAPasswordIsShownWhereAnAddressWasTorn(String line) {
    assertThat(SecretMask.mask(line)).doesNotContain("KR").contains("***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parse \"https://goproxy.cn:8443，direct\": invalid port \":8443，direct\" after host",
      "parse \"https://goproxy.cn:direct\": invalid port \":direct\" after host",
      "GOPROXY=https://proxy.golang.org go get github.com/a/b@latest", "dial tcp: lookup proxy.golang.org: no such host",
      "reading https://goproxy.corp:8443/a.b/c/@v/list: 404", "GOPROXY=https://goproxy.corp:8443,direct go get a.b/c@v1"})
  void whatOnlyLooksLikeATornAddressIsShown(String line) {
    assertThat(SecretMask.mask(line)).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://proxy.golang.org/github.com/a/b@v1.0.0", "https://goproxy.corp:8443/a.b/c@v1.0.0/x",
      "https://sum.golang.org/lookup/a.b/c@v1.0.0: 404", "http://[::1]:3000/a@v1"})
  void anAddressWithAVersionIsNoPassword(String address) {
    assertThat(SecretMask.mask(address)).isEqualTo(address);
  }

  @Test
  void theHostBehindAProxyIsNotTheNameOfTheProxy() {
    Symptom.Facts facts = READER.read("go: golang.org/x/net: Get "
        + "\"https://proxy.golang.org/golang.org/x/net/@v/list\": "
        + "proxyconnect tcp: dial tcp: lookup squid.corp.example on 10.0.0.2:53: no such host").facts();
    assertThat(facts.host()).contains("proxy.golang.org");
  }

  @Test
  void whereGoSendsItsReaderIsNoPlaceThatFailed() {
    assertThat(READER.read("go: missing Mercurial command. See https://golang.org/s/gogetcmd").facts().host()).isEmpty();
  }

  @Test
  void theProxyIsNamedWithoutTheColonThatFollows() {
    Symptom.Facts facts = READER.read("Get \"https://proxy.golang.org/x\": proxyconnect tcp: dial tcp 127.0.0.1:7890: "
        + "connect: connection refused").facts();
    assertThat(facts.proxy()).contains("127.0.0.1:7890");
  }
}
