package dev.gogetwell.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.RouteOutcome.End;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop.By;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What answers lead to is a part of the way.
class GrownHopsTest {
  private static FactsBuilder redirected() {
    return new FactsBuilder().proxy("a", Separator.COMMA).proxy("b", Separator.END).redirects("a", "https://c.example/x")
        .works("b");
  }

  private static RouteOutcome walk(FactsBuilder facts) {
    return RouteOutcome.of(facts.build());
  }

  @Test
  void aRedirectIsNoArrivalAsLongAsNobodyHasLookedWhereItLeads() {
    assertThat(walk(redirected()).end()).isEqualTo(End.OPEN);
    assertThat(walk(redirected().led("c", "a", By.REDIRECT)).end()).isEqualTo(End.OPEN);
    assertThat(redirected().led("c", "a", By.REDIRECT).build().works(new HopId("a"))).isFalse();
  }

  @Test
  void whereARedirectLeadsDecides() {
    RouteOutcome arrives = walk(redirected().led("c", "a", By.REDIRECT).works("c"));
    assertThat(arrives.end()).isEqualTo(End.ARRIVES);
    assertThat(arrives.server()).hasValue(new HopId("a"));
    RouteOutcome stops = walk(redirected().led("c", "a", By.REDIRECT).notConnected("c", FailureKind.REFUSED));
    assertThat(stops.end()).isEqualTo(End.STOPS);
    assertThat(stops.stoppedAt()).hasValue(new HopId("c"));
  }

  @Test
  void aNotFoundBehindARedirectMovesOnAsTheProxysOwnDoes() {
    RouteOutcome walk = walk(redirected().led("c", "a", By.REDIRECT).answers("c", 404, FailureKind.NOT_FOUND));
    assertThat(walk.end()).isEqualTo(End.ARRIVES);
    assertThat(walk.server()).hasValue(new HopId("b"));
    assertThat(walk.survived()).containsExactly(new HopId("c"));
  }

  @Test
  void redirectsThatGoRoundInAStoredReportEnd() {
    FactsBuilder round = redirected().led("c", "a", By.REDIRECT).redirects("c", "https://a.example/x");
    assertThat(walk(round).end()).isEqualTo(End.OPEN);
  }

  @Test
  void anArchiveThatLiesElsewhereStopsThereAndTheSmallAnswersDoNot() {
    FactsBuilder stored = new FactsBuilder().proxy("a", Separator.END).works("a").led("s", "a", By.ARCHIVE);
    assertThat(walk(stored).end()).as("nobody has looked").isEqualTo(End.OPEN);
    assertThat(walk(new FactsBuilder().proxy("a", Separator.END).works("a").led("s", "a", By.ARCHIVE).works("s")).end())
        .isEqualTo(End.ARRIVES);
    RouteOutcome stops = walk(stored.refused("s", FailureKind.UNKNOWN_AUTHORITY, "x509: unknown authority"));
    assertThat(stops.end()).isEqualTo(End.STOPS);
    assertThat(stops.stoppedAt()).hasValue(new HopId("s"));
    assertThat(stops.stop().orElseThrow().hop()).hasValue(new HopId("s"));
  }

  @Test
  void aDownloadThatFailsWithoutAGrownHopIsTheProxysAsBefore() {
    Experiment.Download download = new Experiment.Download(new HopId("a"), "https://a.example/x");
    RouteOutcome old = walk(new FactsBuilder().proxy("a", Separator.END).works("a").made(download)
        .sees("a", download, "redirected", Observed.notConnected("192.0.2.9", FailureKind.REFUSED, "refused")));
    assertThat(old.stoppedAt()).hasValue(new HopId("a"));
  }

  @Test
  void theDatabaseIsAskedWhereItsRedirectLeads() {
    FactsBuilder facts = new FactsBuilder().proxy("a", Separator.END).works("a")
        .hop("sumdb", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END).redirects("sumdb", "https://s.example/x")
        .led("s", "sumdb", By.REDIRECT);
    assertThat(walk(facts).end()).isEqualTo(End.OPEN);
    assertThat(walk(facts.notConnected("s", FailureKind.TIMEOUT)).stoppedAt()).hasValue(new HopId("s"));
  }

  @Test
  void theRepositoryThatAPageNamesIsOnTheWay() {
    FactsBuilder page = new FactsBuilder().hop("discovery", HopRole.VCS_DISCOVERY, Optional.empty(), Separator.END)
        .works("discovery").led("git", "discovery", By.REPOSITORY);
    assertThat(walk(page).end()).isEqualTo(End.OPEN);
    assertThat(walk(page.notConnected("git", FailureKind.REFUSED)).stoppedAt()).hasValue(new HopId("git"));
  }

  @Test
  void theDiscoveryInPlainTextIsNotAskedForARepositoryThatIsOutOfReach() {
    FactsBuilder page = new FactsBuilder().hop("discovery", HopRole.VCS_DISCOVERY, Optional.empty(), Separator.END)
        .plainDiscovery("plain").works("discovery").works("plain").led("git", "discovery", By.REPOSITORY)
        .notConnected("git", FailureKind.REFUSED);
    assertThat(walk(page).stoppedAt()).hasValue(new HopId("git"));
  }

  @Test
  void aMirrorThatOnlySendsElsewhereIsNoControl() {
    Experiment mirror = new Experiment.OtherMirror("https://m.example");
    FactsBuilder asked = new FactsBuilder().proxy("a", Separator.END).notConnected("a", FailureKind.TIMEOUT)
        .mirrors("https://m.example").made(mirror);
    assertThat(Mirrors.working(asked.build())).isEmpty();
    assertThat(Mirrors.working(asked.sees("mirror", mirror, "mirror", new HttpFetch("https://m.example/x",
        Optional.empty(), 302, "", "", Optional.empty(), List.of("location: https://login.example/"),
        Optional.empty())).build())).isEmpty();
    assertThat(Mirrors.working(asked.sees("mirror", mirror, "mirror", Observed.fetched(200, "{}")).build()))
        .containsExactly("https://m.example");
  }
}
