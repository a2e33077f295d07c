package dev.gogetwell.machine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryValueTest {
  @Test
  void textIsReadableInTheJournal() {
    assertThat(RegistryValue.text(RegistryValue.EXPANDED_TEXT, "%TOOLS%\\修 一").written())
        .isEqualTo("REG_EXPAND_SZ\n%TOOLS%\\修 一\n");
  }

  @Test
  void everyValueComesBackByteForByte() {
    List<RegistryValue> odd = List.of(RegistryValue.text(1, ""), RegistryValue.text(1, "hex:00"),
        RegistryValue.text(2, "a\nb"), new RegistryValue(1, "no zero".getBytes(StandardCharsets.UTF_16LE)),
        new RegistryValue(1, "two\0\0".getBytes(StandardCharsets.UTF_16LE)), new RegistryValue(1, new byte[] {65}),
        new RegistryValue(1, new byte[] {0, (byte) 0xd8, 0, 0}), new RegistryValue(4, new byte[] {1, 0, 0, 0}),
        new RegistryValue(7, new byte[0]));
    assertThat(odd).allSatisfy(value -> assertThat(RegistryValue.parse(value.written())).isEqualTo(value));
  }

  @Test
  void whatIsNoValueIsRefused() {
    for (String text : List.of("", "REG_SZ", "REG_SZ\na", "REG_NONSENSE\na\n", "REG_3\nhex:0\n", "a\nb\nc\nd\n")) {
      assertThatThrownBy(() -> RegistryValue.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
