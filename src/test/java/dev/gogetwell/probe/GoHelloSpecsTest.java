package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.tls.HandshakeMessage.ClientHello;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The built-in client's ClientHello against the captured one of the real Go, release by release.
class GoHelloSpecsTest {
  /// One captured hello.
  record Captured(String release, String godebug, byte[] record) {
    static Captured of(String line) {
      String[] words = line.split(" ");
      return new Captured(words[0], words[1].equals("-") ? "" : words[1], HexFormat.of().parseHex(words[2]));
    }

    @Override
    public String toString() {
      return release + (godebug.isEmpty() ? "" : " GODEBUG=" + godebug);
    }
  }

  static Stream<Captured> captured() {
    try (InputStream in = GoHelloSpecsTest.class.getResourceAsStream("client-hellos.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines()
          .filter(line -> !line.startsWith("#")).map(Captured::of).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("captured")
  void theHelloOfOurClientIsThatOfTheRealGo(Captured go) {
    ClientHelloProfile profile = ClientHelloProfile.of(GoVersion.parse(go.release()).orElseThrow(), go.godebug());
    byte[] ours = HelloBytes.sentFor(new GoHelloSpecs(profile).spec("localhost", HelloShape.LIKE_GO));

    ClientHello our = HelloBytes.read(ours);
    ClientHello real = HelloBytes.read(go.record());
    assertThat(our.cipherSuites()).isEqualTo(real.cipherSuites());
    assertThat(our.groups()).isEqualTo(real.groups());
    assertThat(our.keyShareGroups()).isEqualTo(real.keyShareGroups());
    assertThat(our.extensions()).isEqualTo(real.extensions());
    assertThat(our.ja3()).isEqualTo(real.ja3());
    assertThat(our.ja4()).isEqualTo(real.ja4());
    assertThat(HelloBytes.withoutChance(ours)).isEqualTo(go.record());
    assertThat(profile.verified()).isTrue();
  }

  @Test
  void everyReleaseFrom19To27WasCaptured() {
    assertThat(captured().map(go -> GoVersion.parse(go.release()).orElseThrow().minor()).distinct())
        .containsExactly(19, 20, 21, 22, 23, 24, 25, 26, 27);
  }

  @Test
  void aReleaseThatNobodyCapturedIsMarkedUnverified() {
    assertThat(ClientHelloProfile.of(GoVersion.parse("go1.28.1").orElseThrow(), "").verified()).isFalse();
    assertThat(ClientHelloProfile.of(GoVersion.parse("go1.18.10").orElseThrow(), "").verified()).isFalse();
  }

  @Test
  void aProcessorWithoutAesInstructionsIsTheSameAsSwitchingThemOff() {
    GoVersion version = GoVersion.parse("go1.26.8").orElseThrow();
    assertThat(ClientHelloProfile.of(version, "", false)).isEqualTo(ClientHelloProfile.of(version, "cpu.aes=off"));
  }
}
