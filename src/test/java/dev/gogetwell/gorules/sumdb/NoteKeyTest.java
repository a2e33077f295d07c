package dev.gogetwell.gorules.sumdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.SumDbSetting;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteKeyTest {
  @Test
  void theKeyThatGoKnowsIsRead() {
    assertThat(NoteKey.parse(SumDbSetting.KNOWN_KEY)).isInstanceOfSatisfying(NoteKey.Read.Good.class,
        good -> assertThat(good.key().id()).isEqualTo("sum.golang.org+033de0ae"));
  }

  @ParameterizedTest
  @CsvSource({"sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8,invalid verifier hash",
      "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn9,invalid verifier hash",
      "sum.golang.org+33de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8,malformed verifier id",
      "sum.golang.org+033de0ae+Ac4zctda0e5eza,malformed verifier id", "sum.golang.org+033de0ae+,malformed verifier id",
      "sum golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8,malformed verifier id"})
  void aWrongKeyIsRefusedInGosWords(String key, String words) {
    assertThat(NoteKey.parse(key)).isEqualTo(new NoteKey.Read.Bad(words));
  }

  @Test
  void anotherAlgorithmIsUnknown() {
    byte[] key = new byte[33];
    key[0] = 2;
    String name = "a.test";
    String hash = HexFormat.of().formatHex(NoteText.sha256((name + "\n").getBytes(StandardCharsets.UTF_8), key), 0, 4);
    assertThat(NoteKey.parse(name + "+" + hash + "+" + Base64.getEncoder().encodeToString(key)))
        .isEqualTo(new NoteKey.Read.Bad("unknown verifier algorithm"));
  }
}
