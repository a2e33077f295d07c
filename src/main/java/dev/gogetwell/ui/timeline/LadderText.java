package dev.gogetwell.ui.timeline;

import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.theme.LiveTexts;
import java.util.stream.Collectors;

/// A ladder as lines of text, for the clipboard. Pure.
final class LadderText {
  private LadderText() {}

  static String of(LiveTexts texts, Client client, Ladder ladder) {
    return ladder.rungs().stream()
        .map(rung -> switch (rung.kind()) {
          case GAP -> "";
          case BREAK, CLOSE -> texts.now(client.key(rung.name()));
          case PLAIN, MESSAGE, ALERT, CHANGE_CIPHER_SPEC, DATA -> "%8s ms %s %6d %s".formatted(
              Wording.millis(rung.time()), rung.direction().code(), rung.bytes(), rung.name());
        }).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
  }
}
