package dev.gogetwell.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.hygiene.RequirementWay.Kind;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Message;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.text.HostileStrings;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The page of the dependencies: whatever a go.mod or a tool says is text in it.
class HygieneHtmlTest {
  private static final Instant WHEN = Instant.parse("2026-11-29T12:00:00Z");

  private static HygieneReport full(String name) {
    List<HygieneFinding> findings = Stream.of(HygieneRule.values()).map(rule -> new HygieneFinding(rule,
        Confidence.LIKELY, Optional.of(new HygieneFinding.FileLine(name, 3)), name,
        new Message("hygiene." + rule.word(), List.of(name, name, name, name, name)),
        Optional.of("go get " + name), List.of("app.test/a", name, name + "@v1.0.0"))).toList();
    return new HygieneReport(name, "go1.26.8", findings,
        Stream.of(ToolOutcome.State.values()).map(state -> new ToolOutcome(name, state, name, Duration.ofMillis(5)))
            .toList(),
        List.of(new ModuleRow(name, name, true, Optional.of(name), name)), List.of());
  }

  private static String page(HygieneReport report, Language language) {
    return new HygieneHtml(Texts.load(language), ZoneOffset.UTC, new Redactor(report.secrets(Secrets.none()))::text)
        .write(report, WHEN);
  }

  static Stream<String> hostile() {
    return Stream.concat(HostileStrings.all(), Stream.of("<img src=x onerror=alert(1)>", "\"><script>x()</script>",
        "'; } </style><script>y()</script>", "javascript:alert(1)", "]]>", "&#60;b&#62;"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void nothingFromOutsideBecomesMarkup(String hostile) {
    String page = page(full(hostile), Language.ENGLISH);
    assertThat(page).doesNotContain("<script", "<img", "\u001b", "\u202e", "\0");
    String plain = page(full("plain"), Language.ENGLISH);
    assertThat(tags(page)).as("no element more than with a plain name").isEqualTo(tags(plain));
    assertThat(page).contains("default-src 'none'");
  }

  private static long tags(String page) {
    return Pattern.compile("<[a-z!/]").matcher(page.substring(page.indexOf("<body>"))).results().count();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyRuleHasItsTitleSentenceCommandAndDrawing(Language language) {
    Texts texts = Texts.load(language);
    String page = page(full("example.test/m"), language);
    for (HygieneRule rule : HygieneRule.values()) {
      assertThat(page).contains(texts.get("hygiene." + rule.word() + ".title"));
    }
    assertThat(page).doesNotContain("«", "{0}");
    assertThat(Pattern.compile("<svg class=\"drawing\"").matcher(page).results().count())
        .isEqualTo(HygieneRule.values().length);
    assertThat(page.indexOf(texts.get("hygiene.group.error"))).isPositive()
        .isLessThan(page.indexOf(texts.get("hygiene.group.warning")));
  }

  @Test
  void whatIsPrivateIsAPlaceholderInSentencesDrawingsAndRows() {
    HygieneReport report = full("git.inner.corp/team/secretlib");
    String page = page(new HygieneReport(report.module(), report.go(), report.findings(), report.tools(),
        report.modules(), List.of("git.inner.corp/team/secretlib")), Language.ENGLISH);
    assertThat(page).contains("&lt;private module").doesNotContain("secretlib", "inner.corp");
  }

  @Test
  void tenThousandModulesGiveAPageThatCanBePrinted() {
    List<ModuleRow> rows = IntStream.range(0, 10_000)
        .mapToObj(i -> new ModuleRow("example.test/m" + i, "v1.0.0", true, Optional.empty(), "MIT")).toList();
    String page = page(new HygieneReport("a.test/a", "go1.26.8", List.of(), List.of(), rows, List.of()),
        Language.ENGLISH);
    assertThat(page).contains("example.test/m1999<", "Further modules in the JSON: 8,000")
        .doesNotContain("example.test/m2000<");
  }

  @Test
  void nothingFoundIsFineOnlyWhereEveryToolAnswered() {
    ToolOutcome answered = new ToolOutcome("go mod verify", ToolOutcome.State.ANSWERED, "", Duration.ZERO);
    ToolOutcome missing = new ToolOutcome("govulncheck", ToolOutcome.State.MISSING, "", Duration.ZERO);
    assertThat(page(of(answered), Language.ENGLISH)).contains("verdict healthy", ">Nothing to do<");
    assertThat(page(of(answered, missing), Language.ENGLISH)).contains("verdict cannot-tell",
        "Nothing to do, as far as was looked");
    assertThat(page(of(missing), Language.ENGLISH)).contains("Nothing could be looked at");
  }

  private static HygieneReport of(ToolOutcome... tools) {
    return new HygieneReport("a.test/a", "go1.26.8", List.of(), List.of(tools), List.of(), List.of());
  }

  @Test
  void ofALongWayTheTwoEndsAreDrawn() {
    List<String> way = IntStream.range(0, 30).mapToObj(i -> "example.test/m" + i + "@v1.0.0").toList();
    assertThat(RequirementWay.of(way)).extracting(RequirementWay.Stop::kind).containsExactly(Kind.MAIN, Kind.BETWEEN,
        Kind.BETWEEN, Kind.LEFT_OUT, Kind.BETWEEN, Kind.BETWEEN, Kind.MEANT);
    assertThat(RequirementWay.of(way).get(3).name(Texts.load(Language.ENGLISH))).isEqualTo("24 more");
    assertThat(RequirementWay.of(way.subList(0, 8))).hasSize(8);
  }
}
