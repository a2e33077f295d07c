package dev.gogetwell.machine.truststore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.x509.ChainVerifier;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.machine.truststore.StoreContent.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The lists of the very system that the tests run on.
class RealSystemRootsTest {
  private static final Environment HERE = Environment.ofThisProcess();

  private static void isWellRead(StoreContent content) {
    assertThat(content.places()).isNotEmpty().noneMatch(place -> place.state() == State.NOT_TOLD
        || place.state() == State.NOT_HERE);
    content.places().stream().filter(place -> place.state() == State.READ).forEach(place ->
        assertThat(content.countAt(place.location())).as(place.location()).isPositive());
    assertThat(new StoreHealth(new ChainVerifier(X509Rules.of("1.26"))).problems(content, Set.of(), Instant.now()))
        .extracting(StoreHealth.Problem::kind)
        .doesNotContain(StoreHealth.Kind.NOTHING, StoreHealth.Kind.UNREADABLE);
  }

  /// A real Windows fetches most roots when they are first needed, so a fresh one has few.
  @Test
  @EnabledOnOs(OS.WINDOWS)
  void windowsTellsItsRoots() {
    StoreContent content = PlatformStore.windows(
        new ToolRun(new Processes(), Duration.ofSeconds(20)), HERE).read();
    isWellRead(content);
    assertThat(content.roots()).hasSizeGreaterThan(5);
    String expected = System.getProperty("gogetwell.windows.roots", "");
    if (!expected.isEmpty()) {
      assertThat(content.roots().stream().map(StoreContent.StoredRoot::certificate).distinct().count())
          .isGreaterThanOrEqualTo(Long.parseLong(expected));
    }
  }

  @Test
  @EnabledOnOs(OS.MAC)
  void macOsTellsItsRoots() {
    StoreContent content = PlatformStore.macos(HERE).read();
    isWellRead(content);
    assertThat(content.countAt("macOS-system")).isGreaterThan(100);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void linuxHasNoVerifierOfItsOwn() {
    assertThat(PlatformVerifier.of(HERE)).isEmpty();
    assertThat(List.of(PlatformStore.windows(new ToolRun(new Processes(), Duration.ofSeconds(1)), HERE).read(),
        PlatformStore.macos(HERE).read())).noneMatch(StoreContent::couldBeRead);
  }
}
