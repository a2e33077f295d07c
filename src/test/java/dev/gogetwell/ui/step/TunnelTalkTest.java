package dev.gogetwell.ui.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.ui.run.LiveRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class TunnelTalkTest {
  private static List<TunnelRequest> of(String report) throws Exception {
    return TunnelTalk.of(LiveRun.of(Corpus.read(report))).requests();
  }

  @Test
  void aProxyThatWantsALoginSaysItOnce() throws Exception {
    assertThat(of("proxy-auth-required")).hasSize(1).extracting(TunnelTalk::story)
        .containsOnly(TunnelTalk.Story.LOGIN);
  }

  @Test
  void aHostThatTheProxyRefusesComesBeforeThoseThatItOpens() throws Exception {
    List<TunnelRequest> talks = of("proxy-refuses-mirror");
    assertThat(talks).hasSizeGreaterThan(1);
    assertThat(talks.getFirst().worked()).isFalse();
    assertThat(talks).extracting(TunnelTalk::story).contains(TunnelTalk.Story.OPENED);
  }

  @Test
  void aRunWithoutAProxyHasNoTalk() throws Exception {
    assertThat(of("healthy-two-mirrors")).isEmpty();
  }
}
