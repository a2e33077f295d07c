package dev.gogetwell.machine.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

  @Test
  void aStreamOfUtf16IsReadHoweverItArrives() throws IOException {
    String text = "𠮷 " + TEXT.repeat(3_000) + "𠮷";
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8)) {
      byte[] bytes = ((charset == StandardCharsets.UTF_8 ? "" : "\ufeff") + text).getBytes(charset);
      InputStream dripping = new ByteArrayInputStream(bytes) {
        @Override
        public synchronized int read(byte[] target, int from, int wanted) {
          return super.read(target, from, Math.min(wanted, 7));
        }
      };
      assertThat(new String(SavedText.utf8(dripping).readAllBytes(), StandardCharsets.UTF_8).replace("\ufeff", ""))
          .isEqualTo(text);
    }
    assertThat(SavedText.utf8(new ByteArrayInputStream(new byte[0])).readAllBytes()).isEmpty();
  }

  @Test
  void theLinesOfTwoCodingsAreReadEachInItsOwn() throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(TEXT.getBytes(Charset.forName("GB18030")));
    both.write(TEXT.getBytes(StandardCharsets.UTF_8));
    both.write("没有换行".getBytes(Charset.forName("GB18030")));
    assertThat(SavedText.text(both.toByteArray())).isEqualTo(TEXT + TEXT + "没有换行");
  }
}
