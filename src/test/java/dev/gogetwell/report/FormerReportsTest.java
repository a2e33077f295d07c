package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.NotTestable;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reports of the first form are read for ever.
class FormerReportsTest {
  private static final HopId A = new HopId("a");
  private static final HopId B = new HopId("b");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ReportJson json = new ReportJson(List.of());

  /// What a report of the first form holds of this one.
  private Report former(Report report) throws DamagedReportException {
    ObjectNode root = (ObjectNode) MAPPER.readTree(json.write(report));
    root.put("schema", "gogetwell-report-1").remove(List.of("endings", "scope", "experiments"));
    LoadedReport loaded = json.read(root.toString());
    assertThat(loaded.problems()).isEmpty();
    return loaded.report();
  }

  private static FactsBuilder run() {
    return new FactsBuilder().proxy("a", Separator.COMMA).proxy("b", Separator.END)
        .notConnected("a", FailureKind.REFUSED).works("b").workingMirror("https://m.example");
  }

  @Test
  void aRunThatCameToItsEndEndedAllThatItHadBegun() throws DamagedReportException {
    Facts facts = Facts.of(former(run().report()));
    assertThat(facts.looked()).containsExactlyInAnyOrder(A, B);
    assertThat(facts.breakOf(A)).isPresent();
    assertThat(facts.made()).containsExactly(Experiments.mirror("https://m.example"));
    assertThat(facts.scope().mirrors()).containsExactly("https://m.example");
  }

  @Test
  void whereNobodyKnowsHowALookEndedNobodyIsAccused() throws DamagedReportException {
    Facts facts = Facts.of(former(run().report(Report.End.OUT_OF_TIME)));
    assertThat(facts.breakOf(A)).isEmpty();
    assertThat(facts.works(B)).as("it answered the last question").isTrue();
    assertThat(facts.made()).as("no control that anybody could be accused by").isEmpty();
  }

  @Test
  void halfALookIsNoHopThatWorks() throws DamagedReportException {
    Report cut = new FactsBuilder().proxy("a", Separator.END)
        .sees("a", Observed.resolved("a.example", FactsBuilder.ADDRESS)).report(Report.End.CANCELLED);
    assertThat(Facts.of(former(cut)).works(A)).isFalse();
  }

  @Test
  void whatCrashedThenIsToldWithItsCode() throws DamagedReportException {
    Report whole = run().report();
    Verdict open = whole.verdict();
    Report crashed = whole.judged(new Verdict(open.state(), List.of(), List.of(), List.of(), List.of(),
        List.of(new NotTestable(Message.of("untested.check", "HopProbe a"), Message.of("untested.our-bug", "GW-07"),
            true)), Optional.empty(), false, open.at()), List.of(), List.of());
    Facts facts = Facts.of(former(crashed));
    assertThat(facts.looked()).containsExactly(B);
    assertThat(facts.crashed()).extracting(TaskEnding::crash).containsExactly(Optional.of("GW-07"));
  }

  private static String piece(String experiment, String cell, String measured) {
    return """
        {"id":"E1","hop":"a","trial":{"experiment":"%s","cell":"%s","control":true},"atMs":1,"tookMs":1,%s}"""
        .formatted(experiment, cell, measured);
  }

  /// The first form named an experiment by a word that says its kind and what it is about.
  @ParameterizedTest
  @MethodSource("words")
  void theWordsOfTheFirstFormAreRead(String word, String cell, Experiment experiment) throws DamagedReportException {
    ObjectNode root = (ObjectNode) MAPPER.readTree(json.write(run().report()));
    root.put("schema", "gogetwell-report-1").remove(List.of("endings", "scope", "experiments"));
    root.set("evidence", MAPPER.readTree("[" + piece(word, cell, """
        "kind":"tcp-connect","endpoint":{"address":"203.0.113.7","port":443}""") + "]"));
    Report report = json.read(root.toString()).report();
    Trial trial = report.evidence().getFirst().trial().orElseThrow();
    assertThat(trial.experiment()).isEqualTo(experiment);
    assertThat(trial.cell().text()).isEqualTo(cell);
    assertThat(Facts.of(report).made()).containsExactly(experiment);
  }

  static Stream<Arguments> words() {
    Endpoint address = new Endpoint("203.0.113.7", 443);
    return Stream.of(arguments("sni:a", "target", new Experiment.ServerNames(A, address, "", "")),
        arguments("hello:a", "split", new Experiment.HelloSizes(A, address)),
        arguments("resolvers:a", "address:203.0.113.7", new Experiment.OtherResolvers(A, "", 443)),
        arguments("direct:a", "direct", new Experiment.WithoutProxy(A)),
        arguments("proxy:a:socks5://[::1]:1080", "proxy",
            new Experiment.ThroughProxy(A, new ProxyRef("socks5", "::1", 1080, false, ""), "")),
        arguments("sniff:p.example:8080", "sniff",
            new Experiment.SniffProxy(new ProxyRef("http", "p.example", 8080, false, ""))),
        arguments("mirror:https://m.example/x", "mirror", new Experiment.OtherMirror("https://m.example/x")),
        arguments("hidden-goproxy:https://h", "hidden", new Experiment.HiddenGoproxy("https://h", "")),
        arguments("portal", "http://page.example/", new Experiment.Portal()),
        arguments("go:a", "go", new Experiment.AskGo(A)),
        arguments("control:www.example", "control", new Experiment.Control(Optional.empty(), "www.example")));
  }

  @Test
  void whatNoVersionKnowsIsNamedAndIsNoLookAtTheRoute() throws DamagedReportException {
    ObjectNode root = (ObjectNode) MAPPER.readTree(json.write(run().report()));
    root.set("evidence", MAPPER.readTree("[" + piece("moon:a", "target", """
        "kind":"tcp-connect","endpoint":{"address":"203.0.113.7","port":443}""") + "]"));
    LoadedReport loaded = json.read(root.toString());
    assertThat(loaded.report().evidence()).isEmpty();
    assertThat(loaded.problems()).extracting(Message::key).contains("report.load.left-out");
  }
}
