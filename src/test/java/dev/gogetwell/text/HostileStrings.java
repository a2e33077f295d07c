package dev.gogetwell.text;

import java.util.List;
import java.util.stream.Stream;

/// Texts that a name server, a proxy, a certificate, a file name or a paste may hold, and what none of the ways out of
/// this program may let through.
public final class HostileStrings {
  private HostileStrings() {}

  /// The characters, each between two letters.
  public static Stream<String> all() {
    return Stream.concat(
        List.of("\u001b[31mred\u001b[0m", "\u001b]0;title\u0007", "\u001b]8;;http://x\u001b\\link", "\u009b2J", "\u0090q\u009c",
            "a\bb", "a\rb", "\u0000", "\u0007", "\u000e", "\u007f", "\u0085", "\u0001guess31m\u0002", "\ufffe", "\ue000",
            "\ud800", "\udc00x", "\udb40\udc41\udb40\udc42", "\u3164", "\u115f", "\u034f", "\u2800",
            "x\ufe0e\ufe0f\ufe0e").stream(),
        Stream.of(new int[][] {{0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x2064}, {0x2066, 0x206f}, {0x61c, 0x61c},
            {0xfeff, 0xfeff}, {0xad, 0xad}, {0xe0001, 0xe0001}, {0xe0020, 0xe0022}, {0xfff9, 0xfffb}})
            .flatMap(range -> java.util.stream.IntStream.rangeClosed(range[0], range[1])
                .mapToObj(Character::toString))).map(text -> "a" + text + "z");
  }

  /// The first character of `text` that no screen may get; empty if there is none.
  public static String firstDanger(String text) {
    return text.codePoints().filter(HostileStrings::isDanger).mapToObj("U+%04X"::formatted).findFirst().orElse("");
  }

  private static boolean isDanger(int c) {
    return c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0 || c >= 0xd800 && c < 0xf900
        || c == 0xad || c == 0x61c || c >= 0x200b && c <= 0x200f || c >= 0x2028 && c <= 0x202e
        || c >= 0x2060 && c <= 0x206f || c == 0xfeff || c >= 0xfff9 && c <= 0xfffb || c == 0xfffe
        || c >= 0xe0000 && c <= 0xe007f || c == 0x3164 || c == 0x115f || c == 0x34f || c == 0x2800;
  }
}
