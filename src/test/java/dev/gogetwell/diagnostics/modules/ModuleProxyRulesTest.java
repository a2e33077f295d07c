package dev.gogetwell.diagnostics.modules;

import static dev.gogetwell.diagnostics.FactsBuilder.codes;
import static dev.gogetwell.diagnostics.Observed.fetch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleProxyRulesTest {
  private static final Experiment LATER =
      new Experiment.LaterEntries(new HopId("a"), "https://b.example");

  private static FactsBuilder one() {
    return new FactsBuilder().proxy("a", Separator.END);
  }

  private static FactsBuilder two(Separator separator) {
    return new FactsBuilder().proxy("a", separator).proxy("b", Separator.END);
  }

  private static List<CauseCode> judge(Rule rule, FactsBuilder facts) {
    return codes(rule.judge(facts.build()));
  }

  @ParameterizedTest
  @CsvSource({"404, NOT_FOUND, goproxy.404", "410, NOT_FOUND, goproxy.410", "401, UNAUTHORIZED, goproxy.401",
      "403, HTTP_FORBIDDEN, goproxy.403", "429, RATE_LIMITED, goproxy.rate-limit", "503, SERVER_ERROR, goproxy.5xx",
      "451, HTTP_STATUS, goproxy.403", "402, HTTP_STATUS, goproxy.403", "405, HTTP_STATUS, goproxy.403",
      "200, BAD_CONTENT, goproxy.bad-content", "418, HTTP_STATUS, goproxy.bad-content"})
  void theServersOwnWordIsCertainBesideAnAnswerThatCame(int status, FailureKind kind, String code) {
    assertThat(new AnswerRule().judge(one().answers("a", status, kind).build())).singleElement()
        .matches(finding -> finding.code().code().equals(code) && finding.confidence() == Confidence.LIKELY);
    assertThat(new AnswerRule().judge(one().answers("a", status, kind)
        .hop("via", HopRole.SUMDB_VIA_PROXY, Optional.empty(), Separator.END).works("via").build())).singleElement()
        .matches(finding -> finding.code().code().equals(code) && finding.confidence() == Confidence.CERTAIN);
  }

  @Test
  void aLoginThatNearlyFitsOrWasRefusedIsTold() {
    Finding none = new AnswerRule().judge(one().answers("a", 401, FailureKind.UNAUTHORIZED).build()).getFirst();
    assertThat(none.details()).extracting(Message::key).containsExactly("detail.http");
    Finding near = new AnswerRule().judge(one().answers("a", 401, FailureKind.UNAUTHORIZED)
        .problem(FailureKind.UNAUTHORIZED, "/home/u/.netrc: machine a; go looks for machine a.example")
        .build()).getFirst();
    assertThat(near.details()).contains(Message.of("detail.netrc-miss", "/home/u/.netrc", "a", "a.example"));
    Finding refused = new AnswerRule().judge(one().sees("a",
        fetch(401, FailureKind.UNAUTHORIZED, "401 Unauthorized" + Failure.SIGNED_IN)).build()).getFirst();
    assertThat(refused.details()).extracting(Message::key).contains("detail.login-refused");
  }

  @ParameterizedTest
  @CsvSource({"400, HTTP_STATUS, true", "403, HTTP_FORBIDDEN, true", "404, NOT_FOUND, false", "503, SERVER_ERROR, false"})
  void aServerThatAskedForACertificateBeforeItRefusedIsSaidToHaveAsked(int status, FailureKind kind, boolean told) {
    FactsBuilder asked = one().sees("a", Observed.handshakeWithCertificateRequest("a.example"))
        .answers("a", status, kind);
    assertThat(new AnswerRule().judge(asked.build()).getFirst().details().contains(
        Message.of("detail.client-certificate", "a.example:443"))).isEqualTo(told);
    assertThat(new AnswerRule().judge(one().answers("a", status, kind).build()).getFirst().details())
        .extracting(Message::key).doesNotContain("detail.client-certificate");
  }

  @Test
  void aHopOfTheChecksumDatabaseIsNoModuleProxy() {
    FactsBuilder facts = one().hop("via", HopRole.SUMDB_VIA_PROXY, Optional.empty(), Separator.END)
        .works("a").answers("via", 404, FailureKind.NOT_FOUND);
    assertThat(judge(new AnswerRule(), facts)).isEmpty();
  }

  @Test
  void aCommaThatStopsBeforeAnEntryThatWorksIsTheCause() {
    assertThat(judge(new FallThroughRule(), two(Separator.COMMA).notConnected("a", FailureKind.TIMEOUT).works("b")))
        .containsExactly(CauseCode.GOPROXY_NO_FALLTHROUGH);
    assertThat(judge(new FallThroughRule(), two(Separator.COMMA).answers("a", 403, FailureKind.HTTP_FORBIDDEN)
        .works("b")))
        .containsExactly(CauseCode.GOPROXY_NO_FALLTHROUGH);
  }

  @Test
  void aFirstEntryThatIsOnlySlowIsNotCertainToStopGo() {
    FactsBuilder facts = two(Separator.COMMA).notConnected("a", FailureKind.TIMEOUT).works("b");
    assertThat(new FallThroughRule().judge(facts.build()).getFirst().proved()).isFalse();
    facts.witness(false, "go: dial tcp: i/o timeout");
    assertThat(new FallThroughRule().judge(facts.build()).getFirst().proved()).isTrue();
  }

  @Test
  void theUsersOwnGoDecidesWhetherTheLaterEntryWouldDo() {
    FactsBuilder facts = two(Separator.COMMA).goEnv("GOROOT", "/usr/lib/go").answers("a", 403,
        FailureKind.HTTP_FORBIDDEN).works("b");
    assertThat(FallThroughRule.wanted(facts.build())).map(Experiment::label).contains("later:a");
    Finding before = new FallThroughRule().judge(facts.build()).getFirst();
    assertThat(before.proved()).isFalse();
    assertThat(before.missingControl()).map(Message::key).contains("missing.later-entry");
    facts.made(LATER);
    assertThat(new FallThroughRule().judge(facts.build()).getFirst().proved()).isFalse();
    assertThat(new FallThroughRule().judge(facts.sees("a", LATER, "later", run("")).build()).getFirst().proved())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', value = {
      "go: m@v1.0.0: Get \"https://b.example/m/@v/v1.0.0.info\": stream error: stream ID 1; INTERNAL_ERROR, false",
      "go: m@v1.0.0: reading https://b.example/m/@v/v1.0.0.zip: 403 Forbidden, false",
      "go: m@v1.0.0: verifying module: Get \"https://b.example/sumdb/sum.golang.org/lookup/m\": EOF, true",
      "go: m@v1.0.0: Get \"https://storage.example/m.zip\": dial tcp: lookup storage.example: no such host, false",
      "go: m@v1.0.0: verifying m@v1.0.0: checksum mismatch, true"})
  void aLaterEntryAtWhichGoStopsTooIsNoWayOut(String said, boolean accused) {
    FactsBuilder facts = two(Separator.COMMA).goEnv("GOROOT", "/usr/lib/go").answers("a", 403,
        FailureKind.HTTP_FORBIDDEN).works("b").made(LATER).sees("a", LATER, "later", run(said));
    assertThat(new FallThroughRule().judge(facts.build())).hasSize(accused ? 1 : 0)
        .noneMatch(Finding::proved);
  }

  private static CommandRun run(String failure) {
    return new CommandRun(Purpose.REPEATED, List.of("go", "get", "m"), failure.isEmpty() ? 0 : 1, failure,
        failure.isEmpty() ? Optional.empty()
            : Optional.of(new Failure(Operation.COMMAND, FailureKind.COMMAND_FAILED, failure)));
  }

  @Test
  void aLaterEntryWhoseArchiveNobodyAskedForIsNoProofThatTheCommaIsTheCause() {
    Experiment download = new Experiment.Download(new HopId("a"), "https://x.example/x");
    assertThat(judge(new FallThroughRule(), two(Separator.COMMA).works("a").works("b").made(download)
        .sees("a", download, "archive", Observed.fetch(0, FailureKind.EOF, "unexpected EOF")))).isEmpty();
  }

  @Test
  void aPipeOrANotFoundMovesOn() {
    assertThat(judge(new FallThroughRule(), two(Separator.PIPE).notConnected("a", FailureKind.TIMEOUT).works("b")))
        .isEmpty();
    assertThat(judge(new FallThroughRule(), two(Separator.COMMA).answers("a", 404, FailureKind.NOT_FOUND).works("b")))
        .isEmpty();
    assertThat(judge(new FallThroughRule(), two(Separator.COMMA).answers("a", 410, FailureKind.NOT_FOUND).works("b")))
        .isEmpty();
  }

  @Test
  void aLaterEntryThatFailsTooOrWasNotMeasuredProvesNothing() {
    assertThat(judge(new FallThroughRule(),
        two(Separator.COMMA).notConnected("a", FailureKind.TIMEOUT).notConnected("b", FailureKind.TIMEOUT))).isEmpty();
    assertThat(judge(new FallThroughRule(), two(Separator.COMMA).notConnected("a", FailureKind.TIMEOUT))).isEmpty();
    assertThat(judge(new FallThroughRule(), one().notConnected("a", FailureKind.TIMEOUT))).isEmpty();
  }

  @Test
  void noRouteAtAllIsSaidByTheSetting() {
    assertThat(judge(new SwitchedOffRule(), new FactsBuilder().withoutRoute(FailureKind.SWITCHED_OFF, "off")))
        .containsExactly(CauseCode.GOPROXY_OFF);
    assertThat(judge(new SwitchedOffRule(), new FactsBuilder().withoutRoute(FailureKind.MALFORMED_SETTING, "bad")))
        .containsExactly(CauseCode.GOPROXY_MALFORMED);
    assertThat(judge(new SwitchedOffRule(), one().works("a"))).isEmpty();
  }

  @Test
  void aSettingIsNamedWithItsOwnNameValueAndOrigin() {
    Finding goproxy = new SwitchedOffRule().judge(new FactsBuilder().goEnv("GOPROXY", "http://127.0.0.1:80\uFF0Cdirect")
        .withoutRoute(FailureKind.MALFORMED_SETTING, "parse: invalid port").build()).getFirst();
    assertThat(goproxy.subject()).isEqualTo("http://127.0.0.1:80\uFF0Cdirect");
    assertThat(goproxy.details()).contains(Message.of("detail.set.go-env-file", "GOPROXY",
        "\"http://127.0.0.1:80\uFF0Cdirect\"", "/home/u/env"), Message.of("detail.go-says", "parse: invalid port"),
        Message.of("detail.odd-sign", "\uFF0C", "U+FF0C", "…127.0.0.1:80"));
  }

  @Test
  void anEmptyValueIsNotSaidToComeFromWhereItDoesNot() {
    Finding empty = new SwitchedOffRule().judge(new FactsBuilder().goEnv("GOPROXY", "").goEnv("GOROOT", "/go")
        .withoutRoute(FailureKind.MALFORMED_SETTING, "no entries").build()).getFirst();
    assertThat(empty.details()).first().isEqualTo(Message.of("detail.set-by-nobody", "GOPROXY", "/go"));
  }

  @Test
  void aCommaThatGoTakesForAPartOfTheHostIsTheCauseWhereGoStops() {
    String value = "https://a.example\uFF0Cdirect";
    assertThat(judge(new SwitchedOffRule(), one().goEnv("GOPROXY", value).sees("a",
        Observed.notResolved("a.example", FailureKind.NO_SUCH_HOST)))).containsExactly(CauseCode.GOPROXY_MALFORMED);
    assertThat(judge(new SwitchedOffRule(), one().goEnv("GOPROXY", value).works("a"))).isEmpty();
    assertThat(judge(new SwitchedOffRule(), two(Separator.COMMA).goEnv("GOPROXY", "https://a.example," + value)
        .answers("a", 403, FailureKind.HTTP_FORBIDDEN))).as("another entry stops go").isEmpty();
    assertThat(judge(new SwitchedOffRule(), one().goEnv("GOPROXY", "https://a.example,direct").sees("a",
        Observed.notResolved("a.example", FailureKind.NO_SUCH_HOST)))).isEmpty();
  }
}
