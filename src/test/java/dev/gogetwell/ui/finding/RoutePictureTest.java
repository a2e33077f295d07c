package dev.gogetwell.ui.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.ui.finding.RoutePicture.Mark;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.story.CompanyProxy;
import dev.gogetwell.ui.story.NameFilter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutePictureTest {
  @Test
  void theBrokenStageStopsTheHopAndWhatFollowsIsNotReached() {
    RoutePicture picture = RoutePicture.of(LiveRun.of(NameFilter.story().report())).orElseThrow();
    RoutePicture.Stop first = picture.stops().getFirst();
    assertThat(first.state()).isEqualTo(Mark.BROKEN);
    assertThat(first.stages()).extracting(RoutePicture.Stage::mark)
        .containsExactly(Mark.WORKS, Mark.WORKS, Mark.BROKEN, Mark.NOT_REACHED, Mark.NOT_REACHED);
    assertThat(picture.stops().getLast().state()).isEqualTo(Mark.NOT_REACHED);
  }

  @Test
  void behindAProxyTheTunnelTakesThePlaceOfLookupAndConnection() {
    RoutePicture picture = RoutePicture.of(LiveRun.of(CompanyProxy.story().report())).orElseThrow();
    assertThat(picture.stops().getFirst().stages()).extracting(stage -> stage.operation().name())
        .containsExactly("TUNNEL", "HANDSHAKE", "VERIFY", "HTTP");
    assertThat(picture.database()).isPresent();
  }

  @Test
  void theProxyOnTheWayStandsInTheBox() {
    RoutePicture behind = RoutePicture.of(LiveRun.of(CompanyProxy.story().report())).orElseThrow();
    RoutePicture direct = RoutePicture.of(LiveRun.of(NameFilter.story().report())).orElseThrow();
    assertThat(behind.stops().getFirst().via()).contains("proxy.acme.example:8080");
    assertThat(direct.stops().getFirst().via()).isEmpty();
  }

  @Test
  void whatARunBrokeOffIsNeitherFineNorUnreached() {
    Report whole = NameFilter.story().report();
    Report cut = new Report(whole.toolVersion(), whole.started(), whole.took(), Report.End.CANCELLED, whole.target(),
        whole.symptom(), whole.scope(), whole.settings(), whole.route(), whole.evidence().stream()
        .filter(each -> each.measurement().operation() == Operation.RESOLVE && each.trial().isEmpty()
            && each.hop().equals(Optional.of(whole.route().hops().getFirst().id()))).toList(), List.of(), whole.steps(),
        new Verdict(Verdict.State.OPEN, List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty(), true,
        Duration.ZERO), List.of(), List.of());
    RoutePicture picture = RoutePicture.of(LiveRun.of(cut)).orElseThrow();
    assertThat(picture.stops()).extracting(RoutePicture.Stop::state)
        .containsExactly(Mark.UNFINISHED, Mark.NOT_REACHED);
  }

  @Test
  void whereGoGotWhatItWantedNothingBreaksInThePicture() {
    Report report = NameFilter.story().report();
    Verdict healthy = new Verdict(Verdict.State.HEALTHY, List.of(), List.of(), List.of(), List.of(), List.of(),
        Optional.empty(), false, Duration.ZERO);
    RoutePicture picture =
        RoutePicture.of(LiveRun.of(report.judged(healthy, report.steps(), List.of()))).orElseThrow();
    assertThat(picture.stops().getFirst().state()).isEqualTo(Mark.PASSED);
    assertThat(picture.stops()).extracting(RoutePicture.Stop::state).doesNotContain(Mark.BROKEN);
  }

  /// An address has nothing to look up, so that is no step that a run left out.
  @Test
  void inNoStoredHealthyReportIsAPlaceNotReachedWhereGoWasAnswered() throws Exception {
    Set<String> slips = new TreeSet<>();
    for (String name : Corpus.names()) {
      Report report = Corpus.read(name);
      if (report.verdict().state() == Verdict.State.HEALTHY) {
        RoutePicture.of(LiveRun.of(report)).ifPresent(picture -> picture.stops().stream()
            .filter(stop -> stop.state() == Mark.NOT_REACHED && stop.stages().getLast().mark() == Mark.WORKS)
            .forEach(stop -> slips.add(name + ": " + stop.host())));
      }
    }
    assertThat(slips).isEmpty();
  }

  @Test
  void inNoStoredReportMoreThanOnePlaceBreaksAndInAHealthyOneNone() throws Exception {
    Set<String> slips = new TreeSet<>();
    for (String name : Corpus.names()) {
      Report report = Corpus.read(name);
      RoutePicture.of(LiveRun.of(report)).ifPresent(picture -> {
        long broken = Stream.concat(picture.stops().stream(), picture.database().stream())
            .filter(stop -> stop.state() == Mark.BROKEN
                || stop.stages().stream().anyMatch(stage -> stage.mark() == Mark.BROKEN)).count();
        boolean known = report.verdict().state() == Verdict.State.HEALTHY || report.verdict().stoppedAt().isPresent();
        if (known && broken > (report.verdict().state() == Verdict.State.HEALTHY ? 0 : 1)) {
          slips.add(name + ": " + broken);
        }
      });
    }
    assertThat(slips).isEmpty();
  }
}
