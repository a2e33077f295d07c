package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoDebugTest {
  private static final GoVersion GO_126 = GoVersion.parse("go1.26.8").orElseThrow();
  private static final GoVersion GO_127 = GoVersion.parse("go1.27.0").orElseThrow();

  @Test
  void from27OnARemovedSettingWithItsOldValueStopsEveryGoProgram() {
    assertThat(GoDebug.fatal("tlsmlkem=0,tlsrsakex=1,x509sha1=1", GO_127)).containsExactly("tlsrsakex", "x509sha1");
  }

  @Test
  void before27ItIsOnlyWithoutEffect() {
    assertThat(GoDebug.fatal("x509sha1=1,tlskyber=0", GO_126)).isEmpty();
    assertThat(GoDebug.dead("x509sha1=1,tlskyber=0", GO_126)).containsExactly("x509sha1", "tlskyber");
  }

  @Test
  void aRemovedSettingThatAsksForTheNewBehaviourIsAllowed() {
    assertThat(GoDebug.fatal("tlsrsakex=0,tls3des=0,tlskyber=1", GO_127)).isEmpty();
  }
}
