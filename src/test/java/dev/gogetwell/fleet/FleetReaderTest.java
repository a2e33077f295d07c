package dev.gogetwell.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gogetwell.fleet.FleetSummary.CauseLine;
import dev.gogetwell.fleet.FleetSummary.Contrast;
import dev.gogetwell.fleet.FleetSummary.Shared;
import dev.gogetwell.fleet.UnreadableReportException.Reason;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.report.ReportLimits;
import dev.gogetwell.report.Reports;
import dev.gogetwell.text.HostileStrings;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FleetReaderTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static FleetSummary summary(List<String> lines) {
    FleetReader reader = new FleetReader();
    try {
      reader.lines(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), "-");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return reader.summary(text -> text);
  }

  /// A report as small as it may be.
  private static String line(String started, String cause, String proxy) {
    String verdict = cause.isEmpty() ? "{\"state\":\"healthy\"}" : "{\"state\":\"problem\",\"stoppedAt\":\"a\"}";
    String causes = cause.isEmpty() ? "[]" : "[{\"code\":\"" + cause + "\",\"confidence\":\"likely\"}]";
    return "{\"schema\":\"gogetwell-report-2\",\"started\":\"" + started + "\",\"verdict\":" + verdict + ",\"causes\":"
        + causes + ",\"route\":{\"hops\":[{\"id\":\"a\",\"host\":\"proxy.golang.org\",\"via\":{\"scheme\":\"http\","
        + "\"host\":" + JSON.writeValueAsString(proxy) + ",\"port\":3128}}]}}";
  }

  private static String at(int minute) {
    return Instant.parse("2026-11-20T00:00:00Z").plusSeconds(60L * minute).toString();
  }

  @Test
  void whatTheFailingShareAndTheOthersDoNotIsToldWithBothNumbers() {
    List<String> lines = new ArrayList<>();
    IntStream.range(0, 10).forEach(i -> lines.add(line(at(600 + i), "tls.sni-filter", "egress.example")));
    IntStream.range(0, 40).forEach(i -> lines.add(line(at(i), "", i < 2 ? "egress.example" : "other.example")));
    FleetSummary summary = summary(lines);
    CauseLine cause = summary.causes().getFirst();
    assertThat(cause.id()).isEqualTo("tls.sni-filter");
    assertThat(cause.shared()).contains(new Shared(Trait.PROXY, "http://egress.example:3128", 10, 10, 2, 40));
    assertThat(cause.shared().getFirst().contrast()).isEqualTo(Contrast.SELDOM_ELSEWHERE);
    assertThat(cause.first()).isEqualTo(Instant.parse(at(600)));
    assertThat(cause.before()).hasValue(40);
    assertThat(cause.confidences()).containsOnly(Map.entry(Confidence.LIKELY, 10));
    assertThat(summary.count(Verdict.State.HEALTHY)).isEqualTo(40);
  }

  @Test
  void whatTheOthersHaveAsOftenIsNotToldAsSpecial() {
    List<String> lines = new ArrayList<>();
    IntStream.range(0, 5).forEach(i -> lines.add(line(at(i), i < 3 ? "dns.nxdomain" : "", "same.example")));
    Shared proxy = summary(lines).causes().getFirst().shared().stream()
        .filter(shared -> shared.trait() == Trait.PROXY).findFirst().orElseThrow();
    assertThat(proxy.contrast()).isEqualTo(Contrast.ELSEWHERE_TOO);
  }

  @Test
  void oneReportHasNothingInCommonAndWithoutOthersThereIsNothingToCompare() {
    assertThat(summary(List.of(line(at(0), "dns.nxdomain", "a.example"))).causes().getFirst().shared()).isEmpty();
    CauseLine cause = summary(List.of(line(at(0), "dns.nxdomain", "a.example"),
        line(at(1), "dns.nxdomain", "a.example"))).causes().getFirst();
    assertThat(cause.shared()).extracting(Shared::contrast).containsOnly(Contrast.NOTHING_TO_COMPARE);
    assertThat(cause.before()).as("nobody knows when it began").hasValue(0);
  }

  @Test
  void aPseudonymOfTwoReportsIsNotTheSameName() {
    assertThat(summary(List.of(line(at(0), "dns.nxdomain", "<private host 1>"),
        line(at(1), "dns.nxdomain", "<private host 1>"))).causes().getFirst().shared())
        .extracting(Shared::trait).doesNotContain(Trait.PROXY);
  }

  @Test
  void theSameBytesCountOnce() {
    String line = line(at(0), "dns.nxdomain", "a.example");
    FleetSummary summary = summary(List.of(line, line, line));
    assertThat(summary.reports()).isEqualTo(1);
    assertThat(summary.twice()).isEqualTo(2);
  }

  @Test
  void whatIsNoReportIsCountedByItsReasonAndEndsNothing() {
    String good = line(at(0), "dns.nxdomain", "a.example");
    FleetSummary summary = summary(List.of(good.substring(0, good.length() - 20), "nonsense", "", "  ", "[1]", "{}",
        "{\"schema\":\"other\"}", good.replace("report-2", "report-9"), good.replace("likely", "sure"),
        good.replace(at(0), "yesterday"), good.replace(at(0), "9999-01-01T00:00:00Z"), good + good,
        "[".repeat(100_000), good.replace("\"causes\":[", "\"causes\":[]  ,\"x\":["), "\u0000\u0001", good));
    assertThat(summary.reports()).isEqualTo(1);
    assertThat(summary.unreadable()).extracting(kind -> kind.reason() + " " + kind.count()).containsExactlyInAnyOrder(
        "NO_JSON 4", "NO_REPORT 4", "NEWER 1", "BROKEN 4");
    assertThat(summary.unreadable().stream().filter(kind -> kind.reason() == Reason.NO_JSON).findFirst().orElseThrow()
        .where()).isEqualTo("-:1");
  }

  @Test
  void aLineLongerThanAnyReportIsSkippedAndTheNextOneCounts() throws IOException {
    byte[] blank = new byte[1 << 20];
    Arrays.fill(blank, (byte) 'x');
    List<InputStream> parts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      parts.add(new ByteArrayInputStream(blank));
    }
    parts.add(new ByteArrayInputStream(("\n" + line(at(0), "", "a.example")).getBytes(StandardCharsets.UTF_8)));
    FleetReader reader = new FleetReader();
    reader.lines(new SequenceInputStream(Collections.enumeration(parts)), "-");
    assertThat(reader.summary(text -> text).reports()).isEqualTo(1);
    assertThat(reader.summary(text -> text).unreadable()).extracting(FleetSummary.Unreadable::reason)
        .containsExactly(Reason.TOO_LARGE);
    assertThat(40L << 20).isGreaterThan(ReportLimits.MAX_BYTES);
  }

  @Test
  void theStoredReportsOfAllNetworksAreSkimmedAsTheyAre() throws IOException, UnreadableReportException {
    SkimReader skims = new SkimReader();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/reports"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        JsonNode root = JSON.readTree(bytes);
        ReportSkim skim = skims.read(bytes, bytes.length);
        assertThat(skim.cause()).as(file.toString()).isEqualTo(
            Optional.ofNullable(root.path("causes").path(0).path("code").asString(null)));
        assertThat(skim.started()).isEqualTo(Instant.parse(root.path("started").asString()));
        assertThat(skim.traits()).containsKeys(Trait.SYSTEM);
        // The order of the fields is nobody's promise.
        byte[] sorted = JSON.writeValueAsBytes(sorted(root));
        assertThat(skims.read(sorted, sorted.length)).as(file.toString()).isEqualTo(skim);
      }
    }
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode out = JSON.createObjectNode();
      object.propertyNames().stream().sorted(Collections.reverseOrder())
          .forEach(name -> out.set(name, sorted(object.get(name))));
      return out;
    }
    if (node.isArray()) {
      var out = JSON.createArrayNode();
      node.forEach(element -> out.add(sorted(element)));
      return out;
    }
    return node;
  }

  @Test
  void aRichReportTellsResolverSignerAndProxy() throws UnreadableReportException {
    byte[] bytes = new ReportJson(List.of()).write(Reports.inspectingProxy(text -> text)).getBytes(StandardCharsets.UTF_8);
    assertThat(new SkimReader().read(bytes, bytes.length).traits().get(Trait.PROXY))
        .containsExactly("http://proxy.acme.example:8080");
  }

  @Test
  void everyCutOfAReportIsARefusalAndNothingElse() {
    byte[] whole = line(at(0), "dns.nxdomain", "a.example").getBytes(StandardCharsets.UTF_8);
    SkimReader skims = new SkimReader();
    for (int length = 0; length < whole.length; length++) {
      int cut = length;
      assertThat(catchThrowable(() -> skims.read(whole, cut)))
          .as("%d bytes", cut).isInstanceOf(UnreadableReportException.class);
    }
  }

  @Test
  void anyNumberOfInventedValuesFitsAndTheFrequentOnesStay() {
    FleetTally tally = new FleetTally();
    for (int i = 0; i < 60_000; i++) {
      Set<String> values = i % 3 == 0 ? Set.of("frequent", "x" + i) : Set.of("y" + i);
      tally.add(new ReportSkim(Instant.parse("2021-01-01T00:00:00Z").plusSeconds(86_400L * (i % 20_000)),
          Verdict.State.PROBLEM, Optional.of(i % 3 == 0 ? "dns.nxdomain" : "no.such-cause-" + i), Confidence.LIKELY,
          Map.of(Trait.RESOLVER, values)));
    }
    FleetSummary summary = tally.summary(text -> text);
    assertThat(summary.lowerBounds()).isTrue();
    assertThat(summary.days()).hasSizeLessThanOrEqualTo(750);
    assertThat(summary.causes()).hasSize(2);
    CauseLine cause = summary.causes().stream().filter(line -> line.id().equals("dns.nxdomain")).findFirst()
        .orElseThrow();
    assertThat(cause.shared()).extracting(Shared::value).containsExactly("frequent");
    assertThat(cause.shared().getFirst().with()).isEqualTo(20_000);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyFormTellsItAndNothingFromOutsideIsMarkup(Language language) {
    List<String> lines = new ArrayList<>();
    String hostile = "<img src=x onerror=1>" + HostileStrings.all().findFirst().orElseThrow();
    IntStream.range(0, 6).forEach(i -> lines.add(line(at(1_440 * i), i < 3 ? "dns.nxdomain" : "x<script>y", hostile)));
    lines.add("<script>");
    FleetSummary summary = summary(lines);
    Texts texts = Texts.load(language);
    String page = new FleetPage(texts, ZoneOffset.UTC).write(summary);
    String text = String.join("\n", new FleetText(texts, ZoneOffset.UTC).lines(summary));
    assertThat(page).contains("dns.nxdomain", "&lt;img", "<svg").doesNotContain("<img", "<script", "«");
    assertThat(text).contains("dns.nxdomain").doesNotContain("«", "\u001b");
    JsonNode json = JSON.readTree(new FleetJson().write(summary));
    assertThat(json.path("schema").asString()).isEqualTo("gogetwell-fleet-1");
    assertThat(json.path("causes").path(0).path("count").asInt()).isEqualTo(3);
    assertThat(json.path("unreadable").path(0).path("reason").asString()).isEqualTo("no-json");
  }
}
