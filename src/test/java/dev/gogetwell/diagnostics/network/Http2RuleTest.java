package dev.gogetwell.diagnostics.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Http2RuleTest {
  private static final Experiment ASKED = new Experiment.WithoutHttp2(new HopId("a"));
  private static final String BROKEN = "go: m@v1.0.0: Get \"https://a.example/m/@v/v1.0.0.info\": unexpected EOF";

  private static FactsBuilder failing(String said) {
    return new FactsBuilder().proxy("a", Separator.END).works("a").witness(false, said);
  }

  private static CommandRun run(boolean passed) {
    return new CommandRun(Purpose.REPEATED, List.of("go", "get", "m"), passed ? 0 : 1, passed ? "" : BROKEN,
        passed ? Optional.empty() : Optional.of(new Failure(Operation.COMMAND, FailureKind.COMMAND_FAILED, BROKEN)));
  }

  private static List<Finding> judged(FactsBuilder facts) {
    return new Http2Rule().judge(facts.build());
  }

  @Test
  void whatPassesWithoutHttp2AndFailsWithItBeforeAndAfterIsProved() {
    List<Finding> found = judged(turn(turn(failing(BROKEN).made(ASKED))));
    assertThat(found).singleElement().satisfies(finding -> {
      assertThat(finding.code()).isEqualTo(CauseCode.NETWORK_HTTP2);
      assertThat(finding.confidence()).isEqualTo(Confidence.CERTAIN);
      assertThat(finding.comparisons().getFirst().cells()).anyMatch(cell -> cell.control() && cell.passed() == 2);
    });
  }

  private static FactsBuilder turn(FactsBuilder facts) {
    return facts.sees("a", ASKED, "http1", run(true)).sees("a", ASKED, "again", run(false));
  }

  @Test
  void oneTurnIsLikelyAndAnExceptionShowsANetworkThatFailsNowAndThen() {
    assertThat(judged(turn(failing(BROKEN).made(ASKED)))).singleElement()
        .extracting(Finding::confidence).isEqualTo(Confidence.LIKELY);
    assertThat(judged(turn(failing(BROKEN).made(ASKED)).sees("a", ASKED, "http1", run(false)))).isEmpty();
    assertThat(judged(turn(failing(BROKEN).made(ASKED)).sees("a", ASKED, "http1", run(true))
        .sees("a", ASKED, "again", run(true)))).isEmpty();
  }

  @Test
  void whatCameAndWentIsNoFaultOfHttp2() {
    assertThat(judged(failing(BROKEN).made(ASKED).sees("a", ASKED, "http1", run(true))
        .sees("a", ASKED, "again", run(true)))).isEmpty();
  }

  @Test
  void whatFailsWithoutHttp2TooIsNoFaultOfIt() {
    assertThat(judged(failing(BROKEN).made(ASKED).sees("a", ASKED, "http1", run(false)))).isEmpty();
  }

  @Test
  void anExperimentThatWasCutProvesNothing() {
    assertThat(judged(failing(BROKEN).made(ASKED).sees("a", ASKED, "http1", run(true)))).isEmpty();
    assertThat(judged(failing(BROKEN).sees("a", ASKED, "http1", run(true)).sees("a", ASKED, "again", run(false))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"unexpected EOF", "http2: server sent GOAWAY and closed the connection", "EOF",
      "stream error: stream ID 1; INTERNAL_ERROR; received from peer",
      "read tcp 10.0.0.2:1->10.0.0.1:443: wsarecv: An existing connection was forcibly closed by the remote host."})
  void aTransferThatEndsBadlyIsTriedWithoutHttp2(String end) {
    assertThat(Http2Rule.wanted(failing("go: m@v1: Get \"https://a.example/m\": " + end).build())).contains(ASKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reading https://a.example/m/@v/v1.info: 404 Not Found", "verifying m@v1: checksum mismatch",
      "git ls-remote -q origin: exit status 128: fatal: could not read Username"})
  void whatSaysWhyItEndedIsNotTried(String said) {
    assertThat(Http2Rule.wanted(failing("go: " + said).build())).isEmpty();
  }

  @Test
  void nothingIsTriedWhereHttp2IsOffOrTheWayIsBlockedOrGoPassed() {
    assertThat(Http2Rule.wanted(failing(BROKEN).variable("GODEBUG", "http2client=0").build())).isEmpty();
    assertThat(Http2Rule.wanted(new FactsBuilder().proxy("a", Separator.END).notConnected("a", FailureKind.REFUSED)
        .witness(false, BROKEN).build())).isEmpty();
    assertThat(Http2Rule.wanted(new FactsBuilder().proxy("a", Separator.END).works("a").witness(true, "").build()))
        .isEmpty();
  }
}
