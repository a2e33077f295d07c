package dev.gogetwell.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Separator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The walk against the rules of cmd/go/internal/modfetch/proxy.go (TryProxies) and sumdb.go (initBase).
class RouteOutcomeTest {
  private static FactsBuilder insecure() {
    return new FactsBuilder().hop("d", HopRole.VCS_DISCOVERY, Optional.empty(), Separator.END).plainDiscovery("plain");
  }

  @Test
  void plainTextIsAskedOnlyWhereTlsGaveNoAnswerAtAll() {
    assertThat(RouteOutcome.of(insecure().notConnected("d", FailureKind.REFUSED).works("plain").build()).end())
        .isEqualTo(RouteOutcome.End.ARRIVES);
    assertThat(RouteOutcome.of(insecure().notConnected("d", FailureKind.REFUSED)
        .answers("plain", 404, FailureKind.NOT_FOUND)
        .build()).stoppedAt()).contains(new HopId("plain"));
    assertThat(RouteOutcome.of(insecure().answers("d", 404, FailureKind.NOT_FOUND).works("plain").build()).stoppedAt())
        .contains(new HopId("d"));
    assertThat(RouteOutcome.of(insecure().works("d").notConnected("plain", FailureKind.REFUSED).build()).end())
        .isEqualTo(RouteOutcome.End.ARRIVES);
  }

  @ParameterizedTest(name = "first entry with {0} answers {1}: {2} at {3}")
  @CsvSource({
    "COMMA, 404, NOT_FOUND, ARRIVES,",
    "COMMA, 410, NOT_FOUND, ARRIVES,",
    "COMMA, 403, HTTP_FORBIDDEN, STOPS, a",
    "COMMA, 401, UNAUTHORIZED, STOPS, a",
    "COMMA, 429, RATE_LIMITED, STOPS, a",
    "COMMA, 500, SERVER_ERROR, STOPS, a",
    "COMMA, 0, TIMEOUT, STOPS, a",
    "COMMA, 0, RESET, STOPS, a",
    "PIPE, 404, NOT_FOUND, ARRIVES,",
    "PIPE, 403, HTTP_FORBIDDEN, ARRIVES,",
    "PIPE, 500, SERVER_ERROR, ARRIVES,",
    "PIPE, 0, TIMEOUT, ARRIVES,",
    "END, 404, NOT_FOUND, STOPS, a",
    "END, 500, SERVER_ERROR, STOPS, a"})
  void theSeparatorDecidesWhatIsSurvived(
      Separator separator, int status, FailureKind kind, RouteOutcome.End end, String stoppedAt) {
    FactsBuilder facts = new FactsBuilder().proxy("a", separator).answers("a", status, kind);
    if (separator != Separator.END) {
      facts.proxy("b", Separator.END).works("b");
    }
    RouteOutcome walk = RouteOutcome.of(facts.build());
    assertThat(walk.end()).isEqualTo(end);
    assertThat(walk.stoppedAt()).isEqualTo(Optional.ofNullable(stoppedAt).map(HopId::new));
    assertThat(walk.survived()).hasSize(end == RouteOutcome.End.ARRIVES ? 1 : 0);
  }

  /// The first entry gives the small answers and its archive is cut; the second has everything.
  private static RouteOutcome cutArchive(Separator separator) {
    Experiment download = new Experiment.Download(new HopId("a"), "https://x.example/x");
    return RouteOutcome.of(new FactsBuilder().proxy("a", separator).proxy("b", Separator.END).works("a").works("b")
        .made(download).sees("a", download, "archive", Observed.fetch(0, FailureKind.EOF, "unexpected EOF"))
        .build());
  }

  @Test
  void anArchiveThatDoesNotComeIsAskedOfTheNextEntryBehindAPipe() {
    assertThat(cutArchive(Separator.PIPE).server()).contains(new HopId("b"));
    assertThat(cutArchive(Separator.PIPE).survived()).containsExactly(new HopId("a"));
    assertThat(cutArchive(Separator.COMMA).stoppedAt()).contains(new HopId("a"));
  }

  @ParameterizedTest
  @CsvSource({"REFUSED", "TIMEOUT", "UNREACHABLE"})
  void aCommaDoesNotForgiveAConnectionThatFails(FailureKind kind) {
    RouteOutcome walk = RouteOutcome.of(new FactsBuilder().proxy("a", Separator.COMMA).proxy("b", Separator.END)
        .notConnected("a", kind).works("b").build());
    assertThat(walk.end()).isEqualTo(RouteOutcome.End.STOPS);
    assertThat(walk.stoppedAt()).contains(new HopId("a"));
  }

  @Test
  void theFailureThatAPipeLetPassIsPrintedAboveALaterNotFound() {
    RouteOutcome walk = RouteOutcome.of(new FactsBuilder().proxy("a", Separator.PIPE).proxy("b", Separator.END)
        .notConnected("a", FailureKind.REFUSED).answers("b", 404, FailureKind.NOT_FOUND).build());
    assertThat(walk.end()).isEqualTo(RouteOutcome.End.STOPS);
    assertThat(walk.stoppedAt()).contains(new HopId("a"));
    assertThat(walk.survived()).doesNotContain(new HopId("a"));
  }

  @Test
  void theLastFailureIsPrintedWhereAllEntriesDoNotHaveTheModule() {
    RouteOutcome walk = RouteOutcome.of(new FactsBuilder().proxy("a", Separator.COMMA).proxy("b", Separator.END)
        .answers("a", 404, FailureKind.NOT_FOUND).answers("b", 404, FailureKind.NOT_FOUND).build());
    assertThat(walk.stoppedAt()).contains(new HopId("b"));
  }

  @Test
  void theFailureOfTheDirectWayIsPrintedAboveAll() {
    RouteOutcome walk = RouteOutcome.of(new FactsBuilder().proxy("a", Separator.PIPE)
        .hop("discovery", HopRole.VCS_DISCOVERY, Optional.empty(), Separator.END)
        .notConnected("a", FailureKind.REFUSED).answers("discovery", 404, FailureKind.NOT_FOUND).build());
    assertThat(walk.stoppedAt()).contains(new HopId("discovery"));
  }

  @Test
  void itIsOpenUntilTheDecidingEntryIsMeasured() {
    FactsBuilder facts = new FactsBuilder().proxy("a", Separator.COMMA).proxy("b", Separator.END).works("b");
    assertThat(RouteOutcome.of(facts.build()).end()).isEqualTo(RouteOutcome.End.OPEN);
    assertThat(RouteOutcome.of(facts.works("a").build()).server()).contains(new HopId("a"));
  }

  @Test
  void aRouteWithoutHopsStaysOpen() {
    assertThat(RouteOutcome.of(new FactsBuilder().build()).end()).isEqualTo(RouteOutcome.End.OPEN);
  }

  @ParameterizedTest(name = "/supported behind {0} answers {1}, the database {2}: {3} at {4}")
  @CsvSource({
    "END, 200, works, ARRIVES,",
    "END, 200, fails, ARRIVES,",
    "END, 404, works, ARRIVES,",
    "END, 410, works, ARRIVES,",
    "END, 404, fails, STOPS, sumdb",
    "END, 403, works, STOPS, via",
    "END, 500, works, STOPS, via",
    "COMMA, 500, works, STOPS, via",
    "COMMA, 404, works, ARRIVES,",
    // Without a `direct` the failure that the pipe let pass is kept, and the database counts as not available.
    "PIPE, 500, works, STOPS, via",
    "PIPE, 404, works, ARRIVES,"})
  void theDatabaseIsAskedAsGoAsksIt(
      Separator separator, int status, String database, RouteOutcome.End end, String stoppedAt) {
    FactsBuilder facts = new FactsBuilder().proxy("a", separator)
        .hop("via", HopRole.SUMDB_VIA_PROXY, Optional.empty(), separator)
        .hop("sumdb", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END).works("a");
    if (status == 200) {
      facts.works("via");
    } else {
      facts.answers("via", status,
          status == 404 || status == 410 ? FailureKind.NOT_FOUND : FailureKind.SERVER_ERROR);
    }
    if (database.equals("works")) {
      facts.works("sumdb");
    } else {
      facts.notConnected("sumdb", FailureKind.TIMEOUT);
    }
    RouteOutcome walk = RouteOutcome.of(facts.build());
    assertThat(walk.end()).isEqualTo(end);
    assertThat(walk.stoppedAt()).isEqualTo(Optional.ofNullable(stoppedAt).map(HopId::new));
  }

  @Test
  void aDirectEntryAtTheEndLeadsToTheDatabaseItselfWhateverAPipeLetPass() {
    RouteOutcome walk = RouteOutcome.of(new FactsBuilder().proxy("a", Separator.PIPE)
        .hop("discovery", HopRole.VCS_DISCOVERY, Optional.empty(), Separator.END)
        .hop("via", HopRole.SUMDB_VIA_PROXY, Optional.empty(), Separator.PIPE)
        .hop("sumdb", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END)
        .notConnected("a", FailureKind.REFUSED).works("discovery")
        .notConnected("via", FailureKind.REFUSED).works("sumdb").build());
    assertThat(walk.end()).isEqualTo(RouteOutcome.End.ARRIVES);
  }
}
