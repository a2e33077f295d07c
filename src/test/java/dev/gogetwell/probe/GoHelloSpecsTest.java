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
import java.util.List;
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

  static Stream<Captured> ofPrograms() {
    return captured("client-hellos.txt");
  }

  static Stream<Captured> ofGoCommands() {
    return captured("go-command-hellos.txt");
  }

  private static Stream<Captured> captured(String file) {
    try (InputStream in = GoHelloSpecsTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines()
          .filter(line -> !line.startsWith("#")).map(Captured::of).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("ofPrograms")
  void theHelloOfOurClientIsThatOfAProgramBuiltWithEachRelease(Captured go) {
    compare(go, ClientHelloProfile.program(GoVersion.parse(go.release()).orElseThrow(), go.godebug()));
  }

  @ParameterizedTest
  @MethodSource("ofGoCommands")
  void theHelloOfOurClientIsThatOfTheRealGoCommand(Captured go) {
    compare(go, ClientHelloProfile.goCommand(GoVersion.parse(go.release()).orElseThrow(), go.godebug()));
  }

  private static void compare(Captured go, ClientHelloProfile profile) {
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
    for (Stream<Captured> captured : List.of(ofPrograms(), ofGoCommands())) {
      assertThat(captured.map(go -> GoVersion.parse(go.release()).orElseThrow().minor()).distinct())
          .containsExactly(19, 20, 21, 22, 23, 24, 25, 26, 27);
    }
  }

  @Test
  void theGoCommandOf123OffersNoKyberThoughItsProgramsDo() {
    GoVersion version = GoVersion.parse("go1.23.5").orElseThrow();
    ClientHello command = HelloBytes.read(HelloBytes.sentFor(
        new GoHelloSpecs(ClientHelloProfile.goCommand(version, "")).spec("localhost", HelloShape.LIKE_GO)));
    assertThat(command.ja4()).isEqualTo("t13d1911h2_9dc949149365_e7c285222651");
    assertThat(command.groups()).doesNotContain(0x6399);
    assertThat(ClientHelloProfile.program(version, "").groups()).contains(0x6399);
  }

  @Test
  void aReleaseThatNobodyCapturedIsMarkedUnverified() {
    assertThat(ClientHelloProfile.program(GoVersion.parse("go1.28.1").orElseThrow(), "").verified()).isFalse();
    assertThat(ClientHelloProfile.program(GoVersion.parse("go1.18.10").orElseThrow(), "").verified()).isFalse();
  }

  @Test
  void aProcessorWithoutAesInstructionsIsTheSameAsSwitchingThemOff() {
    GoVersion version = GoVersion.parse("go1.26.8").orElseThrow();
    assertThat(ClientHelloProfile.program(version, "", false)).isEqualTo(ClientHelloProfile.program(version, "cpu.aes=off"));
  }
}
