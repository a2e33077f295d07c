package dev.gogetwell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.ci.JobKind;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.engine.ComparedMirrors;
import dev.gogetwell.engine.PasteStanding;
import dev.gogetwell.generate.CachePlace;
import dev.gogetwell.generate.OutputFolder;
import dev.gogetwell.firewall.HostNeed;
import dev.gogetwell.firewall.Seen;
import dev.gogetwell.fleet.FleetSummary;
import dev.gogetwell.fleet.Trait;
import dev.gogetwell.fleet.UnreadableReportException;
import dev.gogetwell.hygiene.HygieneReport;
import dev.gogetwell.hygiene.HygieneRule;
import dev.gogetwell.hygiene.ToolOutcome;
import dev.gogetwell.machine.go.GoProbe;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.Spoken;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.RemedyState;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.remedy.PastChange;
import dev.gogetwell.report.Removed;
import dev.gogetwell.report.ReportComparison;
import dev.gogetwell.report.WhoseTrouble;
import dev.gogetwell.telemetry.Outcome;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.dependencies.LookAction;
import dev.gogetwell.ui.port.Dependencies;
import dev.gogetwell.ui.port.Practice;
import dev.gogetwell.ui.port.Preferences;
import dev.gogetwell.ui.settings.RefusableHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keys that are put together of a beginning and the word of a value: for each value that there is, both languages have
/// a text. Else a reader meets «report.source.practice» in a sentence.
class ComposedKeysTest {
  private static final Pattern COMPOSED = Pattern.compile("\"([a-z]+(?:\\.[a-z-]+)*\\.)\" ?\\+");

  private static final Map<String, List<String>> FAMILIES = Map.ofEntries(
      Map.entry("step.", plain(Step.values())),
      Map.entry("ui.source.", plain(EnvironmentSource.Kind.values())),
      Map.entry("ui.failure.", dashed(FailureKind.values())),
      Map.entry("cert.client.", Arrays.stream(ChainJudge.values())
          .map(judge -> judge.name().toLowerCase(Locale.ROOT).replace("public_list", "public")).toList()),
      Map.entry("ui.cert.judge.", plain(ChainJudge.values())),
      Map.entry("ui.spoken.", plain(Spoken.values())),
      Map.entry("ui.look.", dashed(Preferences.Look.values())),
      Map.entry("ui.language.", Arrays.stream(Language.values()).map(Language::tag).toList()),
      Map.entry("ui.hosts.", plain(RefusableHosts.Purpose.values())),
      Map.entry("ui.state.", dashed(StepState.values())),
      Map.entry("ui.os.", List.of("linux", "windows", "darwin")),
      Map.entry("ui.headline.so-far.", confidence()),
      Map.entry("ui.headline.cause.", confidence()),
      Map.entry("cli.cause.", confidence()),
      Map.entry("ui.confidence.", confidence()),
      Map.entry("ui.why.", confidence()),
      Map.entry("otlp.why.", plain(Outcome.Why.values())),
      Map.entry("confidence.", confidence()),
      Map.entry("symptom.confidence.", confidence()),
      Map.entry("report.confidence.", confidence()),
      Map.entry("timeline.text.confidence.", confidence()),
      Map.entry("ui.recent.", dashed(Verdict.State.values())),
      Map.entry("ui.remedy.", plain(RemedyState.values())),
      Map.entry("ui.deps.action.", plain(LookAction.values())),
      Map.entry("ui.deps.save.", plain(Dependencies.Form.values())),
      Map.entry("ui.deps.", List.of("project", "policy", "database", "project.none", "policy.none", "database.none",
          "project.choose", "policy.choose", "database.choose", "policy.clear", "database.clear")),
      Map.entry("ui.changes.state.", dashed(PastChange.State.values())),
      Map.entry("ui.standing.", dashed(PasteStanding.Kind.values()).stream()
          .flatMap(kind -> Stream.of(kind, kind + ".badge")).toList()),
      Map.entry("ui.origin.", dashed(Origin.Kind.values())),
      Map.entry("origin.", dashed(Origin.Kind.values())),
      Map.entry("report.origin.", dashed(Origin.Kind.values())),
      Map.entry("report.whose.", dashed(WhoseTrouble.values())),
      Map.entry("ui.dns.", plain(Resolver.Kind.values())),
      Map.entry("ui.network.story.", List.of("fine", "survived", "broken", "beside")),
      Map.entry("ui.talk.story.", List.of("opened", "login", "refused", "no-way-on", "silent")),
      Map.entry("cert.health.", List.of("nothing", "unreadable", "missing", "empty", "old", "updates-blocked", "expired",
          "denied")),
      Map.entry("report.removed.", Stream.concat(dashed(Removed.Kind.values()).stream()
          .flatMap(kind -> Stream.of(kind + ".one", kind + ".many")),
          Stream.of("nothing", "line", "these").flatMap(end -> Stream.of(end, end + ".kept"))).toList()),
      Map.entry("report.letter.none.", List.of("title", "healthy", "other", "unsure", "unknown", "ended")),
      Map.entry("report.fix.state.", dashed(RemedyState.values())),
      Map.entry("report.harm.", dashed(Harm.values())),
      Map.entry("report.arm.", dashed(Trial.Arm.values())),
      Map.entry("report.end.", dashed(Report.End.values())),
      Map.entry("report.source.", dashed(EnvironmentSource.Kind.values())),
      Map.entry("report.step.", dashed(Step.values())),
      Map.entry("report.step-state.", dashed(StepState.values())),
      Map.entry("environment.", dashed(EnvironmentSource.Kind.values())),
      Map.entry("detail.proxy-known-to.", dashed(EnvironmentSource.Kind.values())),
      Map.entry("ci.kind.", plain(JobKind.values())),
      Map.entry("ci.advice.", plain(JobKind.values())),
      Map.entry("fleet.confidence.", confidence()),
      Map.entry("fleet.trait.", dashed(Trait.values())),
      Map.entry("fleet.contrast.", dashed(FleetSummary.Contrast.values())),
      Map.entry("fleet.unreadable.", dashed(UnreadableReportException.Reason.values())),
      Map.entry("firewall.asker.", plain(HostNeed.Asker.values())),
      Map.entry("firewall.why.", dashed(HostNeed.Why.values())),
      Map.entry("firewall.seen.", dashed(Seen.State.values())),
      Map.entry("mirrors.files.", dashed(ComparedMirrors.Files.values())),
      Map.entry("mirrors.checksums.", List.of("yes", "no", "broken", "unproved")),
      Map.entry("mirrors.toolchains.", List.of("yes", "no", "broken")),
      Map.entry("route.end.", plain(RouteOutcome.End.values())),
      Map.entry("route.led.", dashed(Hop.By.values())),
      Map.entry("cell.store-of.", List.of("go", "git", "system")),
      Map.entry("detail.accepted-by.", Arrays.stream(ChainJudge.values())
          .map(judge -> judge.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList()),
      Map.entry("goprobe.", dashed(GoProbe.Trouble.values())),
      Map.entry("report.headline.", dashed(Verdict.State.values())),
      Map.entry("report.state.", dashed(Verdict.State.values())),
      Map.entry("report.verdict.", confidence().stream()
          .flatMap(word -> Stream.of(word, word + "-proved")).toList()),
      Map.entry("ui.stage.", plain(Operation.values())),
      Map.entry("ui.practice.", dashed(Practice.Level.values()).stream()
          .flatMap(level -> Stream.of(level, level + ".sub")).toList()),
      Map.entry("generate.state.", plain(OutputFolder.State.values())),
      Map.entry("generate.cache.start.", plain(CachePlace.values())),
      Map.entry("hygiene.", dashed(HygieneRule.values()).stream()
          .flatMap(rule -> Stream.of(rule, rule + ".title")).toList()),
      Map.entry("hygiene.grade.", plain(HygieneRule.Grade.values())),
      Map.entry("hygiene.group.", plain(HygieneRule.Grade.values())),
      Map.entry("hygiene.outcome.", plain(HygieneReport.Outcome.values())),
      Map.entry("hygiene.column.", List.of("module", "version", "newest", "licence", "needed",
          "standing")),
      Map.entry("hygiene.tool.", dashed(ToolOutcome.State.values())),
      Map.entry("runs.state.", dashed(Verdict.State.values())),
      Map.entry("runs.outcome.", dashed(ReportComparison.Outcome.values())));

  /// Put together of words that stand in the same class, or no keys at all; what they say is seen by the tests of those
  /// classes.
  private static final Set<String> ELSEWHERE = Set.of("cause.", "cert.error.", "cert.vendor-kind.", "code.",
      "detail.folder.", "detail.set.", "detail.weak.", "file.refused.", "firewall.column.", "http.", "lab.", "protocol.",
      "remedy.", "remedy.error.", "report.hosts.", "report.letter.", "report.section.", "route.outcome.", "status.", "symptom.note.",
      "timeline.note.", "timeline.why.", "ui.action.", "ui.capture.end.", "ui.tls.break.", "ui.tls.purpose.",
      "unfit.", "url.", "wait.experiment.");

  private static List<String> plain(Enum<?>[] values) {
    return words(values, name -> name);
  }

  private static List<String> dashed(Enum<?>[] values) {
    return words(values, name -> name.replace('_', '-'));
  }

  private static List<String> words(Enum<?>[] values, Function<String, String> spelling) {
    return Arrays.stream(values).map(value -> spelling.apply(value.name().toLowerCase(Locale.ROOT))).toList();
  }

  private static List<String> confidence() {
    return Arrays.stream(Confidence.values()).map(Confidence::word).toList();
  }

  @Test
  void everyValueHasItsTextInBothLanguages() {
    List<String> missing = new ArrayList<>();
    for (Language language : Language.values()) {
      Texts texts = Texts.load(language);
      FAMILIES.forEach((beginning, words) -> words.stream().map(word -> beginning + word)
          .filter(key -> !texts.has(key)).forEach(key -> missing.add(key + " " + language.tag())));
    }
    assertThat(missing.stream().sorted()).isEmpty();
  }

  @Test
  void everyKeyThatIsPutTogetherIsListedHere() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        COMPOSED.matcher(Files.readString(file)).results().map(match -> match.group(1)).forEach(found::add);
      }
    }
    Set<String> unknown = found.stream().filter(beginning -> !FAMILIES.containsKey(beginning)
        && !ELSEWHERE.contains(beginning)).collect(Collectors.toCollection(TreeSet::new));
    assertThat(unknown).as("give the family of values here, so that none of them is without a text").isEmpty();
    assertThat(found).as("no longer put together").containsAll(FAMILIES.keySet());
  }
}
