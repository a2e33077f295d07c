package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoDebugTest {
  private static final GoVersion GO_126 = GoVersion.parse("go1.26.8").orElseThrow();

  @Test
  void aSettingThatThisGoHasForgottenIsWithoutEffect() {
    assertThat(GoDebug.dead("x509sha1=1,tlskyber=0", GO_126)).containsExactly("x509sha1", "tlskyber");
  }
}
