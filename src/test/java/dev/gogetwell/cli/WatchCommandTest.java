package dev.gogetwell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gogetwell.engine.Engine;
import dev.gogetwell.engine.ProbeReports;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.RunHandle;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.report.Reports;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.watch.WatchEntry;
import dev.gogetwell.watch.WatchHistory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Over an engine that gives what was laid out for it, with a clock that stands still until it is waited for.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchCommandTest {
  private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Deque<Report> coming = new ArrayDeque<>();
  private final List<Instant> waited = new ArrayList<>();
  private final List<Report> kept = new ArrayList<>();
  private Optional<byte[]> history = Optional.empty();
  private Instant now = START;
  private Runnable end = () -> { };
  private WatchCommand.Pause pause = moment -> {
    waited.add(moment);
    now = moment;
  };

  private int watch(Language language, String... arguments) {
    InstantSource source = () -> now;
    Clock clock = source.withZone(ZoneOffset.UTC);
    Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]),
        new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false,
        Texts.load(language));
    WatchHistory.Store store = new WatchHistory.Store() {
      @Override
      public Optional<byte[]> load() {
        return history;
      }

      @Override
      public void save(byte[] bytes) {
        history = Optional.of(bytes);
      }
    };
    CommandLine commands = new CommandLine(new WatchCommand(terminal, this::services,
        new WatchCommand.Surroundings(clock, moment -> pause.until(moment), work -> end = work, store)));
    return new CommandLines(terminal, _ -> "bug").dress(commands, "test").execute(arguments);
  }

  private CheckServices services() {
    Engine engine = (_, _) -> new RunHandle() {
      @Override
      public void cancel() {}

      @Override
      public Report await() {
        return at(coming.removeFirst(), now);
      }
    };
    return new CheckServices(engine, ReferenceHosts.none(), new ReportJson(List.of()), (_, _, _) -> "",
        new ProbeReports("test", TlsNames.load()), loaded -> loaded, _ -> Secrets.none(), (_, _) -> Secrets.none(),
        new CheckServices.LastRun() {
          @Override
          public void save(Report report) {
            kept.add(report);
          }

          @Override
          public Optional<LoadedReport> load() {
            return Optional.empty();
          }
        }, Optional::empty, Path.of("."), _ -> "");
  }

  private static Report at(Report report, Instant started) {
    return new Report(report.toolVersion(), started, report.took(), report.end(), report.target(), report.symptom(),
        report.scope(), report.settings(), report.route(), report.evidence(), report.endings(), report.steps(),
        report.verdict(), report.remedies(), report.hostsContacted());
  }

  private static Report broken() {
    return Reports.inspectingProxy(text -> text);
  }

  private static Report healthy() {
    return state(Verdict.State.HEALTHY);
  }

  private static Report state(Verdict.State state) {
    Report report = broken();
    return report.judged(new Verdict(state, List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty(),
        false, Duration.ZERO), List.of(), List.of());
  }

  private static Report otherProxy() {
    return Reports.inspectingProxy(text -> text.replace("proxy.acme.example", "egress.acme.example"));
  }

  private void comes(Report... reports) {
    coming.addAll(List.of(reports));
  }

  private String told() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void onlyChangesAreToldWithThePlaceInTimeWhereTheyBegan() {
    comes(healthy(), healthy(), healthy(), broken(), broken(), healthy());
    assertThat(watch(Language.ENGLISH, "--count", "6")).isEqualTo(ExitCode.OK);
    List<String> verdicts = told().lines().filter(line -> line.matches(".*[✓✗].*") && !line.startsWith(" ")
        && !line.startsWith("Checks")).toList();
    assertThat(verdicts).hasSize(3);
    assertThat(told()).contains("cert.mitm", "in 3 checks", "in 2 checks", "Checks made: 6").doesNotContain("«");
    assertThat(waited).containsExactly(START.plusSeconds(300), START.plusSeconds(600), START.plusSeconds(900),
        START.plusSeconds(1200), START.plusSeconds(1500));
    assertThat(kept).as("fix can follow what was told").hasSize(3);
  }

  @Test
  void theChangeIsPlacedBetweenTheLastCheckBeforeAndTheFirstAfter() {
    comes(healthy(), healthy(), broken());
    assertThat(watch(Language.ENGLISH, "--count", "3", "--json", "--every", "1m")).isEqualTo(ExitCode.PROBLEM);
    List<JsonNode> lines = told().lines().map(line -> JsonMapper.builder().build().readTree(line)).toList();
    assertThat(lines).hasSize(3);
    assertThat(lines).extracting(line -> line.path("news").asString()).containsExactly("first", "verdict", "end");
    assertThat(lines.get(1).path("from").asString()).isEqualTo(START.plusSeconds(120).toString());
    assertThat(lines.get(1).path("before").path("to").asString()).isEqualTo(START.plusSeconds(60).toString());
    assertThat(lines.get(1).path("before").path("checks").asInt()).isEqualTo(2);
    assertThat(lines.get(1).path("code").asString()).isEqualTo("cert.mitm");
  }

  @Test
  void aSettingThatChangesIsToldAlsoWhereTheVerdictStays() {
    comes(broken(), otherProxy());
    watch(Language.ENGLISH, "--count", "2");
    assertThat(told()).contains("The verdict is the same", "HTTPS_PROXY").contains("egress.acme.example");
  }

  @Test
  void whatIsNotKnownIsAVerdictOfItsOwn() {
    comes(healthy(), state(Verdict.State.CANNOT_TELL));
    assertThat(watch(Language.CHINESE, "--count", "2")).isEqualTo(ExitCode.PROBLEM);
    assertThat(told()).contains("?").doesNotContain("«");
  }

  @Test
  void aWatchThatBeginsAgainSaysWhatWasSeenLastAndDoesNotPretendToHaveLooked() {
    comes(healthy());
    watch(Language.ENGLISH, "--count", "1");
    now = START.plus(Duration.ofHours(5));
    out.reset();
    comes(healthy());
    watch(Language.ENGLISH, "--count", "1");
    assertThat(told()).contains("When last watched, ");
    assertThat(WatchHistory.of(history.orElseThrow()).entries()).extracting(WatchEntry::begins, WatchEntry::checks)
        .containsExactly(tuple(true, 1), tuple(true, 1));
    out.reset();
    assertThat(watch(Language.ENGLISH, "--history")).isEqualTo(ExitCode.OK);
    assertThat(told().lines()).hasSize(2);
  }

  @Test
  void theHistoryStaysSmallAndADamagedOneIsNoTrouble() {
    WatchHistory all = new WatchHistory(List.of());
    for (int i = 0; i < 3 * WatchHistory.MOST; i++) {
      all = all.with(WatchEntry.of(at(i % 2 == 0 ? healthy() : broken(), START.plusSeconds(i)), false));
    }
    assertThat(all.entries()).hasSize(WatchHistory.MOST);
    assertThat(WatchHistory.of(all.bytes())).isEqualTo(all);
    history = Optional.of("{\"state\":\"healthy\",\"from\":\"x\"}\nnonsense\n[]\n\u0000{\"state\":\"evil\"}\n"
        .getBytes(StandardCharsets.UTF_8));
    comes(healthy());
    assertThat(watch(Language.ENGLISH, "--count", "1")).isEqualTo(ExitCode.OK);
    assertThat(WatchHistory.of(history.orElseThrow()).entries()).hasSize(1);
  }

  @Test
  void theEndOfTheProgramGetsALastLine() throws InterruptedException {
    CountDownLatch waiting = new CountDownLatch(1);
    pause = _ -> {
      waiting.countDown();
      new CountDownLatch(1).await();
    };
    comes(broken());
    Thread program = Thread.ofPlatform().start(() -> watch(Language.ENGLISH));
    waiting.await();
    end.run();
    assertThat(told()).as("the last line is there before the end goes on").contains("Checks made: 1");
    program.join();
    assertThat(WatchHistory.of(history.orElseThrow()).entries()).hasSize(1);
  }

  @Test
  void whoWasNotEndedHasNoLastLineToGive() {
    comes(healthy());
    watch(Language.ENGLISH, "--count", "1");
    String before = told();
    end.run();
    assertThat(told()).isEqualTo(before);
  }

  @Test
  void hostsAreNotAskedEverySecond() {
    assertThat(watch(Language.ENGLISH, "--every", "9s")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("10 s", "--every");
    assertThat(watch(Language.ENGLISH, "--count", "0")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void jsonInAFileStandsBesideTheLinesAndBehindWhatWasThere(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("watch.jsonl");
    comes(healthy());
    assertThat(watch(Language.ENGLISH, "--count", "1", "--json=" + file)).isEqualTo(ExitCode.OK);
    assertThat(told()).contains("Checks made: 1").doesNotContain("gogetwell-watch-1");
    comes(broken());
    watch(Language.ENGLISH, "--count", "1", "--json=" + file);
    JsonMapper json = JsonMapper.builder().build();
    assertThat(Files.readAllLines(file)).extracting(line -> json.readTree(line).path("news").asString())
        .containsExactly("first", "end", "first", "end");
    out.reset();
    watch(Language.ENGLISH, "--history", "--json=" + file);
    assertThat(Files.readAllLines(file)).hasSize(6);
    assertThat(told().lines()).hasSize(2);
  }

  @Test
  void aFileThatHoldsSomethingElseStaysAndOneThatCannotBeIsToldAtOnce(@TempDir Path folder) throws IOException {
    Path notes = Files.writeString(folder.resolve("notes"), "my notes\n");
    assertThat(watch(Language.ENGLISH, "--count", "1", "--json=" + notes)).isEqualTo(ExitCode.USAGE);
    assertThat(notes).hasContent("my notes\n");
    assertThat(watch(Language.ENGLISH, "--count", "1", "--json=" + folder.resolve("none/x")))
        .isEqualTo(ExitCode.USAGE);
    assertThat(coming).as("no check was made").isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileThatTakesNoMoreIsToldOnceAndTheWatchGoesOn() {
    comes(healthy(), broken());
    assertThat(watch(Language.ENGLISH, "--count", "2", "--json=/dev/full")).isEqualTo(ExitCode.PROBLEM);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).filteredOn(line -> line.contains("cannot be written"))
        .hasSize(1);
    assertThat(told()).contains("Checks made: 2");
  }

  @Test
  void aCollectorThatStaysAwayIsToldOnce() throws IOException {
    ServerSocket gone = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    gone.close();
    comes(broken());
    comes(broken());
    assertThat(watch(Language.ENGLISH, "--count", "2", "--otlp", "http://127.0.0.1:" + gone.getLocalPort()))
        .isEqualTo(ExitCode.PROBLEM);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).filteredOn(line -> line.contains("The collector"))
        .singleElement().asString().contains("no connection");
  }
}
