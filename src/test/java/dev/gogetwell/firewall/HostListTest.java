package dev.gogetwell.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.firewall.HostNeed.Asker;
import dev.gogetwell.firewall.HostNeed.Why;
import dev.gogetwell.gorules.RoutePlan;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Separator;
import dev.gogetwell.report.Disclosure;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostListTest {
  private static HostList planned(String module, String... environment) {
    FactsBuilder settings = new FactsBuilder();
    for (int i = 0; i < environment.length; i += 2) {
      if (environment[i].startsWith("GO")) {
        settings.goEnv(environment[i], environment[i + 1]);
      } else {
        settings.variable(environment[i], environment[i + 1]);
      }
    }
    Report report = settings.report();
    return HostList.of(report.withRoute(RoutePlan.plan(module, report.settings())));
  }

  private static List<String> hosts(HostList list) {
    return list.needs().stream().map(need -> need.authority() + need.through().map(via -> " via " + via).orElse("")
        + (need.fallback() ? " fallback" : "")).toList();
  }

  @Test
  void theUsualSettingsNeedTheProxyAlwaysAndTheRestAsAFallback() {
    assertThat(hosts(planned("rsc.io/quote@v1.5.2", "GOPROXY", "https://proxy.golang.org,direct")))
        .containsExactly("proxy.golang.org:443", "rsc.io:443 fallback", "sum.golang.org:443 fallback");
  }

  @Test
  void oneHostForTwoReasonsIsOneLineWithBoth() {
    HostNeed proxy = planned("rsc.io/quote@v1.5.2", "GOPROXY", "https://proxy.golang.org,direct").needs().getFirst();
    assertThat(proxy.why()).containsExactly(Why.MODULES, Why.CHECKSUMS_BY_PROXY);
    assertThat(proxy.asker()).isEqualTo(Asker.GO);
    assertThat(proxy.sni()).contains("proxy.golang.org");
  }

  @Test
  void behindAProxyOnlyTheProxyMustBeReachedFromHere() {
    HostList list = planned("github.com/a/b@v1.0.0", "GOPROXY", "https://goproxy.cn,direct", "HTTPS_PROXY",
        "http://egress.corp.example:3128");
    assertThat(list.needs().stream().filter(HostNeed::fromHere).map(HostNeed::authority))
        .containsOnly("egress.corp.example:3128");
    assertThat(hosts(list)).contains("goproxy.cn:443 via egress.corp.example:3128",
        "github.com:443 via egress.corp.example:3128 fallback");
    assertThat(list.needs().getFirst().sni()).as("a plain proxy is not asked by a name").isEmpty();
    assertThat(list.needs()).extracting(HostNeed::asker).contains(Asker.GIT);
  }

  @Test
  void privateModulesNeedTheirOwnHostAndNoDatabase() {
    HostList list = planned("git.corp.example/a/b.git@v1.0.0", "GOPROXY", "https://goproxy.cn,direct", "GOPRIVATE",
        "git.corp.example");
    assertThat(hosts(list)).containsExactly("git.corp.example:443");
    assertThat(list.needs().getFirst().isPrivate()).isTrue();
  }

  @Test
  void anAddressIsAskedWithoutAName() {
    assertThat(planned("x.example/a@v1.0.0", "GOPROXY", "https://192.0.2.7:8443").needs().getFirst().sni()).isEmpty();
    HostNeed six = planned("x.example/a@v1.0.0", "GOPROXY", "https://[2001:db8::1]").needs().getFirst();
    assertThat(six.authority()).isEqualTo("[2001:db8::1]:443");
    assertThat(six.sni()).isEmpty();
  }

  @Test
  void whereGoAsksNobodyItsOwnWordsStandThere() {
    HostList list = planned("x.example/a@v1.0.0", "GOPROXY", "off");
    assertThat(list.needs()).isEmpty();
    assertThat(list.broken()).hasValueSatisfying(text -> assertThat(text).contains("GOPROXY=off"));
  }

  @Test
  void whatARunSawIsToldAndARefusalByTheServerIsAnAnswer() {
    HostList list = HostList.of(new FactsBuilder().proxy("a", Separator.PIPE).proxy("b", Separator.PIPE)
        .proxy("c", Separator.PIPE).proxy("d", Separator.END).works("a").answers("b", 403, FailureKind.HTTP_FORBIDDEN)
        .notConnected("c", FailureKind.TIMEOUT).report());
    assertThat(list.needs()).extracting(need -> need.seen().state()).containsExactly(Seen.State.ANSWERED,
        Seen.State.ANSWERED, Seen.State.FAILED, Seen.State.NOT_ASKED);
    assertThat(list.needs().get(1).seen().status()).isEqualTo(403);
    assertThat(list.needs().get(2).seen().kind()).contains(FailureKind.TIMEOUT);
  }

  @Test
  void aLookThatWasCutSaysNothing() {
    HostList list = HostList.of(new FactsBuilder().proxy("a", Separator.END).notConnected("a", FailureKind.TIMEOUT)
        .cut("a").report());
    assertThat(list.needs().getFirst().seen().state()).isEqualTo(Seen.State.NOT_ASKED);
  }

  @Test
  void whereAnAnswerLedIsOnTheList() {
    HostList list = HostList.of(new FactsBuilder().proxy("a", Separator.END).works("a")
        .led("cdn", "a", Hop.By.ARCHIVE).works("cdn").report());
    assertThat(list.needs().getLast().host()).isEqualTo("cdn.example");
    assertThat(list.needs().getLast().why()).containsExactly(Why.ARCHIVE);
  }

  @Test
  void controlsAreNobodysNeed() {
    assertThat(HostList.of(new FactsBuilder().hop("c", HopRole.CONTROL, Optional.empty(), Separator.END).report())
        .needs()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1", "-2", "@SUM(1)", " =1", "＝1", "|x"})
  void noCellIsAFormula(String hostile) {
    assertThat(HostCsv.cell(hostile)).startsWith("\"'").doesNotContain("\t", "\n", "\r");
  }

  @Test
  void aCellCannotEndItselfOrItsLine() {
    assertThat(HostCsv.cell("a\",\"b\r\n=1")).isEqualTo("\"a\"\",\"\"b[U+000D][U+000A]=1\"");
    assertThat(HostCsv.cell("\t=1")).isEqualTo("\"[U+0009]=1\"");
    assertThat(HostCsv.cell("sum.golang.org")).isEqualTo("\"sum.golang.org\"");
  }

  @Test
  void everyLineOfTheTableHasAllItsColumns() {
    String csv = new HostCsv(new HostWords(Texts.load(Language.ENGLISH)))
        .write(planned("rsc.io/quote@v1.5.2", "GOPROXY", "https://proxy.golang.org,direct"));
    assertThat(csv.split("\r\n")).hasSize(4).allSatisfy(line ->
        assertThat(line.split(",(?=\"|[a-z])", -1)).as(line).hasSize(11));
    assertThat(csv).contains("\"proxy.golang.org\",\"443\",\"https\",\"proxy.golang.org\",\"go\",\"\"");
  }

  private static HostLetter letter(Language language) {
    return new HostLetter(Texts.load(language), ZoneOffset.UTC, Disclosure.WITHOUT_NAMES);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theLetterNamesEveryHostInBothForms(Language language) {
    HostLetter letter = letter(language);
    HostList list = planned("github.com/a/b@v1.0.0", "GOPROXY", "https://goproxy.cn,direct", "HTTPS_PROXY",
        "http://egress.corp.example:3128");
    for (String text : List.of(letter.text(list), letter.html(list))) {
      assertThat(text).contains("egress.corp.example", "3128", "goproxy.cn", "github.com", "sum.golang.org")
          .doesNotContain("«");
    }
  }

  @Test
  void aLocalProxyIsToldToBeNoneOfTheFirewallsBusiness() {
    HostList list = planned("rsc.io/quote@v1.5.2", "GOPROXY", "https://goproxy.cn", "HTTPS_PROXY",
        "http://127.0.0.1:7890");
    assertThat(letter(Language.ENGLISH).text(list)).contains("a local proxy");
  }

  @Test
  void aHostileHostIsTextInTheLetter() {
    HostList list = new HostList(FactsBuilder.NOW, "<script>x</script>", "", List.of(new HostNeed(
        "<img src=x onerror=1>\u202e", 443, "https", Optional.empty(), Asker.GO, List.of(Why.MODULES),
        Optional.of("a\nb"), false, true, Seen.NOTHING)), 0, Optional.empty());
    HostLetter letter = letter(Language.ENGLISH);
    assertThat(letter.html(list)).doesNotContain("<img", "<script", "\u202e").contains("&lt;img");
    assertThat(letter.text(list)).doesNotContain("\u202e", "a\nb");
  }

  @Test
  void whatEarlierRunsUnderTheSameSettingsMetIsListedBehind() {
    Report now = new FactsBuilder().proxy("a", Separator.END).works("a").report();
    Report before = later(new FactsBuilder().proxy("a", Separator.END).proxy("storage", Separator.END).works("a").report());
    HostList list = HostList.of(now).with(now, List.of(before));
    assertThat(list.earlier()).isEqualTo(1);
    assertThat(list.needs().getLast().seen().state()).isEqualTo(Seen.State.NOT_ASKED);
    Report elsewhere = later(new FactsBuilder().proxy("a", Separator.END).proxy("b", Separator.END).report()
        .withRoute(new Route("m", before.route().hops(), "https://another.example", false, Optional.empty())));
    assertThat(HostList.of(now).with(now, List.of(elsewhere, now)).earlier()).isZero();
  }

  private static Report later(Report report) {
    return new Report(report.toolVersion(), report.started().plusSeconds(60), report.took(), report.end(),
        report.target(), report.symptom(), report.scope(), report.settings(), report.route(), report.evidence(),
        report.endings(), report.steps(), report.verdict(), report.remedies(), report.hostsContacted());
  }
}
