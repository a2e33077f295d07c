package dev.gogetwell.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.tls.HelloExtension;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
  private final Fingerprints fingerprints = new Fingerprints();

  /// The worked example of JA4's own specification.
  @Test
  void ja4EqualsTheWorkedExampleOfItsSpecification() {
    List<Integer> suites = numbers("002f,0035,009c,009d,1301,1302,1303,c013,c014,c02b,c02c,c02f,c030,cca8,cca9,0a0a");
    List<HelloExtension> extensions =
        numbers("001b,0000,0033,0010,4469,0017,002d,000d,0005,0023,0012,002b,ff01,000b,000a,0015,1a1a").stream()
            .map(type -> new HelloExtension(type, 0)).toList();
    String ja4 = fingerprints.ja4(0x0304, suites, extensions, "h2".getBytes(StandardCharsets.US_ASCII),
        numbers("0403,0804,0401,0503,0805,0501,0806,0601"));
    assertThat(ja4).isEqualTo("t13d1516h2_8daaf6152771_e5627efa2ab1");
  }

  @Test
  void ja3LeavesOutGrease() {
    assertThat(fingerprints.ja3(771, numbers("0a0a,1301"), List.of(new HelloExtension(0x2a2a, 0),
        new HelloExtension(0, 0)),
        numbers("3a3a,001d"), List.of(0)).full()).isEqualTo("771,4865,0,29,0");
  }

  private static List<Integer> numbers(String hex) {
    return Arrays.stream(hex.split(",")).map(word -> Integer.parseInt(word, 16)).toList();
  }
}
