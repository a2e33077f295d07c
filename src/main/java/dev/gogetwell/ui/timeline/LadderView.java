package dev.gogetwell.ui.timeline;

import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import dev.gogetwell.ui.timeline.Ladder.Rung;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// A ladder with its two lanes named at the top; a virtualised list, since a capture can hold thousands of records.
/// JavaFX thread only.
final class LadderView extends BorderPane {
  /// Room for the two names and five messages.
  private static final double LEAST = 220;

  private final Widgets parts;
  private final Client client;
  private final ListView<Rung> list = new ListView<>();
  private final HBox head;

  /// @param client who opened the connections that are shown
  LadderView(Widgets parts, Client client, Consumer<Rung> select) {
    this.client = client;
    this.parts = parts;
    this.head = parts.row(8);
    getStyleClass().addAll("card", "flush", "ladder");
    head.getStyleClass().add("ladder-head");
    list.getStyleClass().add("ladder-list");
    list.setCellFactory(view -> new RungCell(parts, client));
    parts.named(list, parts.texts().of("step.handshake"));
    list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
      if (now != null) {
        select.accept(now);
      }
    });
    setMinHeight(LEAST);
    setTop(head);
    setCenter(list);
  }

  /// @param peer who is at the right
  void show(String peer, Ladder ladder) {
    Label left = parts.label(client.key("ui.tls.client"), "micro", "strong");
    Label server = parts.raw(peer, "micro", "strong");
    Label ms = parts.label("ui.tls.ms", "micro", "muted");
    Label bytes = parts.label("ui.tls.bytes", "micro", "muted");
    ms.setMinWidth(USE_PREF_SIZE);
    bytes.setMinWidth(USE_PREF_SIZE);
    head.getChildren().setAll(ms, parts.icon(Feather.TERMINAL, 14, Tone.NEUTRAL), left, parts.filler(), server,
        parts.icon(Feather.SERVER, 14, Tone.NEUTRAL), bytes);
    // Else an equal rung stays selected and nobody is told of it.
    list.getSelectionModel().clearSelection();
    list.getItems().setAll(ladder.rungs());
  }

  ListView<Rung> list() {
    return list;
  }

  /// Selects the last message before the break: that is what a reader wants to see.
  void selectBeforeBreak() {
    List<Rung> rungs = list.getItems();
    int last = 0;
    for (int i = 0; i < rungs.size(); i++) {
      switch (rungs.get(i).kind()) {
        case BREAK -> {
          list.getSelectionModel().select(last);
          return;
        }
        case PLAIN, MESSAGE, ALERT, DATA, CHANGE_CIPHER_SPEC -> last = i;
        case CLOSE, GAP -> { }
      }
    }
    list.getSelectionModel().selectFirst();
  }

  /// Selects the rung of that name, so that two ladders light up together.
  void selectNamed(String name) {
    Optional<Rung> found = list.getItems().stream().filter(rung -> rung.name().equals(name)).findFirst();
    found.ifPresentOrElse(list.getSelectionModel()::select, list.getSelectionModel()::clearSelection);
  }
}
