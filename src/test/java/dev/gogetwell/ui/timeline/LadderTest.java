package dev.gogetwell.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.ui.story.Streams;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LadderTest {
  private static final Endpoint SERVER = new Endpoint("192.0.2.1", 443);

  @Test
  void theBreakStandsDirectlyBelowTheLastMessageThatWasRead() {
    List<Ladder.Rung> rungs = Ladder.of(Streams.refused(SERVER, "proxy.golang.org", List.of())).rungs();
    int at = rungs.stream().map(Ladder.Rung::kind).toList().indexOf(Ladder.Kind.BREAK);
    assertThat(rungs.get(at - 1).name()).isEqualTo("Certificate");
    assertThat(rungs.get(at).name()).isEqualTo("ui.tls.break.alert.client");
  }

  @Test
  void whatTheServerSentAfterTheRefusalIsMarkedAsNotRead() {
    List<Ladder.Rung> rungs = Ladder.of(Streams.refused(SERVER, "proxy.golang.org", List.of())).rungs();
    assertThat(rungs).filteredOn(Ladder.Rung::unread).extracting(Ladder.Rung::name)
        .containsExactly("CertificateVerify", "Finished");
  }

  @Test
  void whatWasSaidToTheProxyHasNegativeTimes() {
    List<Ladder.Rung> rungs = Ladder.of(Streams.refused(SERVER, "proxy.golang.org", List.of())).rungs();
    assertThat(rungs.getFirst().kind()).isEqualTo(Ladder.Kind.PLAIN);
    assertThat(rungs.getFirst().time()).isNegative();
  }

  @Test
  void aResetIsARungOfItsOwnBeforeTheBreak() {
    List<Ladder.Rung> rungs = Ladder.of(Streams.reset(SERVER, "proxy.golang.org")).rungs();
    assertThat(rungs).extracting(Ladder.Rung::kind).containsExactly(
        Ladder.Kind.MESSAGE, Ladder.Kind.GAP, Ladder.Kind.CLOSE, Ladder.Kind.BREAK);
  }

  @Test
  void theAlertByWhichTheServerRefusesStandsAboveTheBreak() {
    assertThat(Ladder.of(Streams.alerted(SERVER, "proxy.golang.org")).rungs()).extracting(Ladder.Rung::kind)
        .containsExactly(Ladder.Kind.MESSAGE, Ladder.Kind.GAP, Ladder.Kind.ALERT, Ladder.Kind.BREAK);
  }

  @Test
  void howLongNothingCameIsSeenAboveTheBreak() {
    List<Ladder.Rung> rungs = Ladder.of(Streams.silent(SERVER, "proxy.golang.org")).rungs();
    assertThat(rungs).extracting(Ladder.Rung::kind)
        .containsExactly(Ladder.Kind.MESSAGE, Ladder.Kind.GAP, Ladder.Kind.BREAK);
    assertThat(rungs.get(1).time()).hasSeconds(10);
  }

  @Test
  void anAnswerThatIsNotTlsStandsBelowTheHelloThatItAnswers() {
    assertThat(Ladder.of(Streams.notTls(SERVER, "proxy.golang.org")).rungs()).extracting(Ladder.Rung::name)
        .containsExactly("ClientHello", "", "HTTP/1.1 400 Bad Request", "ui.tls.break.not_tls");
  }

  @Test
  void aCertificateThatGoRefusesBreaksTheLadderAlthoughOurProbeGoesOn() {
    List<Ladder.Rung> rungs = Ladder.of(Streams.complete(SERVER, Optional.empty(), List.of()), true).rungs();
    int at = rungs.stream().map(Ladder.Rung::name).toList().indexOf("ui.tls.break.refused");
    assertThat(rungs.get(at - 1).name()).isEqualTo("Certificate");
    assertThat(rungs).extracting(Ladder.Rung::kind).containsOnlyOnce(Ladder.Kind.BREAK);
    assertThat(rungs).noneMatch(Ladder.Rung::unread);
  }

  @Test
  void theMessagesThatNeverCameAreThoseOfTheOtherLadder() {
    Ladder cut = Ladder.of(Streams.reset(SERVER, "proxy.golang.org"));
    Ladder whole = Ladder.of(Streams.complete(SERVER, Optional.empty(), List.of()));
    assertThat(cut.missing(whole)).containsExactly(
        "ServerHello", "EncryptedExtensions", "Certificate", "CertificateVerify", "Finished");
    assertThat(whole.missing(cut)).isEmpty();
  }
}
