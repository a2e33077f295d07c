package dev.gogetwell.ui.timeline;

import dev.gogetwell.model.tls.HandshakeMessage.ClientHello;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.SideBySide;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.port.Captures;
import dev.gogetwell.ui.theme.Tone;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A capture file: its connections at the left, the chosen one as a ladder, and the chosen message explained. It shows
/// what is in the file and judges nobody. JavaFX thread only.
public final class CaptureScreen {
  private final Widgets parts;
  private final Actions actions;
  private final BorderPane node = new BorderPane();
  private final ListView<TlsStream> streams = new ListView<>();
  private final LadderView ladder;
  private final Inspector inspector;

  /// What the screen asks of the window around it.
  public interface Actions {
    /// Back to the start.
    void home();

    /// Puts text on the clipboard and says so.
    void copy(String text);

    /// The same with a filter for a program of this computer.
    void copyFilter(String filter);

    /// Saves the file as pcapng, with its secrets.
    void save();
  }

  public CaptureScreen(Widgets parts, Captures.Opened capture, Actions actions) {
    this.parts = parts;
    this.actions = actions;
    this.inspector = new Inspector(parts, Client.ANY);
    this.ladder = new LadderView(parts, Client.ANY, inspector::show);
    ladder.list().setId("ladder");
    node.getStyleClass().add("settings-screen");
    node.setTop(bar());
    node.setCenter(page(capture));
    streams.setId("streams");
    streams.getStyleClass().add("ladder-list");
    streams.setCellFactory(view -> new StreamCell());
    parts.named(streams, parts.texts().of("ui.capture.streams"));
    streams.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
      if (now != null) {
        show(now);
      }
    });
    streams.getItems().setAll(capture.streams());
    // The first broken one is what a reader came for.
    streams.getSelectionModel().select(capture.streams().stream().filter(s -> s.breakPoint().isPresent()).findFirst()
        .or(() -> capture.streams().stream().findFirst()).orElse(null));
  }

  /// What is shown.
  public Node node() {
    return node;
  }

  /// Puts the focus on the list.
  public void focus() {
    Widgets.focus(node, streams);
  }

  private Node bar() {
    Button back = parts.button("ui.practice.back", Feather.ARROW_LEFT, actions::home, "flat");
    back.setId("back");
    Button filter = parts.button("ui.tls.copy-filter", Feather.FILTER,
        () -> chosen().ifPresent(stream -> actions.copyFilter(stream.wiresharkFilter())), "small-button");
    filter.setId("copy-filter");
    Button text = parts.button("ui.tls.copy", Feather.COPY,
        () -> chosen().ifPresent(stream -> actions.copy(LadderText.of(parts.texts(), Client.ANY, Ladder.of(stream)))),
        "small-button");
    text.setId("copy-text");
    Button save = parts.button("ui.capture.save", Feather.DOWNLOAD, actions::save, "small-button");
    save.setId("save-pcapng");
    Lines bar = new Lines(10, back, parts.filler(), text, filter, save);
    bar.getStyleClass().add("top-bar");
    return bar;
  }

  private Optional<TlsStream> chosen() {
    return Optional.ofNullable(streams.getSelectionModel().getSelectedItem());
  }

  private Node page(Captures.Opened capture) {
    VBox head = parts.column(4, parts.raw(String.valueOf(capture.file().getFileName()), "page-title"),
        parts.bound(parts.texts().of("ui.capture.count", capture.streams().size() + capture.leftOut()), "small",
            "muted"));
    if (capture.truncated()) {
      head.getChildren().add(parts.point(Feather.ALERT_TRIANGLE, Tone.WARNING, parts.label("ui.capture.truncated",
          "small")));
    }
    if (capture.leftOut() > 0) {
      head.getChildren().add(parts.point(Feather.INFO, Tone.NEUTRAL,
          parts.bound(parts.texts().of("ui.capture.left-out", capture.streams().size()), "small")));
    }
    if (capture.streams().isEmpty()) {
      VBox empty = parts.column(16, head, parts.label("ui.capture.none", "muted"));
      empty.getStyleClass().add("start-page");
      return empty;
    }
    BorderPane list = new BorderPane(streams);
    list.getStyleClass().addAll("card", "flush");
    list.setMinHeight(140);
    SideBySide columns = new SideBySide(0.28, 16, 760, list,
        new SideBySide(0.6, 16, 560, ladder, inspector.node()));
    VBox page = parts.column(16, head, columns);
    VBox.setVgrow(columns, Priority.ALWAYS);
    page.getStyleClass().add("start-page");
    ScrollPane scroll = parts.scrolling(page);
    scroll.setFitToHeight(true);
    return scroll;
  }

  private void show(TlsStream stream) {
    inspector.clear();
    ladder.show(peer(stream), Ladder.of(stream));
    ladder.selectBeforeBreak();
  }

  private static String peer(TlsStream stream) {
    return stream.clientHello().flatMap(ClientHello::serverName).filter(name -> !name.isEmpty())
        .orElse(stream.server().toString());
  }

  /// A connection as a line of the list.
  private final class StreamCell extends ListCell<TlsStream> {
    @Override
    protected void updateItem(TlsStream stream, boolean empty) {
      super.updateItem(stream, empty);
      accessibleTextProperty().unbind();
      if (empty || stream == null) {
        setGraphic(null);
        return;
      }
      boolean whole = stream.breakPoint().isEmpty();
      var end = parts.texts().of("ui.capture.end." + stream.end().code());
      var name = parts.raw(peer(stream), "small", "strong", "may-shorten");
      name.setWrapText(false);
      var detail = parts.bound(parts.texts().compute(texts -> stream.server() + " · " + end.get() + " · "
          + Wording.duration(texts, stream.duration())), "micro", "muted", "may-shorten");
      detail.setWrapText(false);
      VBox words = parts.column(0, name, detail);
      words.setMinWidth(0);
      HBox face = parts.row(10, parts.icon(whole ? Feather.CHECK : Feather.X, 16, whole ? Tone.SUCCESS : Tone.DANGER),
          parts.grow(words));
      // Not wider than the list: a long name is shortened instead of scrolled to.
      face.setPrefWidth(1);
      setGraphic(face);
      accessibleTextProperty().bind(parts.texts().compute(texts -> name.getText() + " " + detail.getText()));
    }
  }
}
