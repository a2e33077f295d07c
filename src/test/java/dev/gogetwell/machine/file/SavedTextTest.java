package dev.gogetwell.machine.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SavedTextTest {
  private static final String TEXT = "go: 连接被拒绝 dial tcp 1.2.3.4:443\r\n";

  @Test
  void whatPowershellSavedIsReadWithItsMarkAndWithoutIt() {
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(SavedText.utf8(TEXT.getBytes(charset))).asString(StandardCharsets.UTF_8).isEqualTo(TEXT);
      assertThat(SavedText.utf8(("\ufeff" + TEXT).getBytes(charset))).asString(StandardCharsets.UTF_8).isEqualTo(TEXT);
    }
  }

  @Test
  void allElseStaysAsItIs() {
    for (byte[] bytes : List.of(TEXT.getBytes(StandardCharsets.UTF_8), TEXT.getBytes(Charset.forName("GB18030")),
        new byte[0], new byte[] {0}, new byte[] {0x30, (byte) 0x82, 0, 0, 2, 1, 0, 0}, "a\0b".getBytes(
            StandardCharsets.UTF_8))) {
      assertThat(SavedText.utf8(bytes)).isSameAs(bytes);
    }
  }
}
