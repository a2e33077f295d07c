package dev.gogetwell.ui.fix;

import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.RemedyState;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One remedy by itself, for a page that is no run: what it would write, and the buttons to try, write and undo it.
/// JavaFX thread only.
public final class RemedyOffer {
  private final Widgets parts;
  private final RemedyBoard board;
  private final Remedy remedy;
  private final Consumer<String> copy;
  private final VBox card;

  /// @param copy puts a command on the clipboard
  public RemedyOffer(Widgets parts, RemedyBoard board, Remedy remedy, Consumer<String> copy) {
    this.parts = parts;
    this.board = board;
    this.remedy = remedy;
    this.copy = copy;
    this.card = parts.card(10);
    card.getStyleClass().add("remedy-offer");
    card.setId("offer-" + remedy.id());
    board.revision().addListener((revision, before, now) -> draw());
    board.loadPreview(remedy);
    draw();
  }

  /// What is shown.
  public Node node() {
    return card;
  }

  private void draw() {
    Optional<String> focused = Optional.ofNullable(card.getScene()).map(Scene::getFocusOwner).map(Node::getId);
    RemedyWork work = board.work(remedy);
    card.getChildren().setAll(parts.message(remedy.title(), "strong"), parts.message(remedy.why(), "small"));
    work.preview().ifPresent(preview -> card.getChildren().add(new DiffView(parts, copy).draw(preview)));
    if (work.preview().isEmpty() && work.trouble().isEmpty()) {
      card.getChildren().add(parts.label("ui.fix.computing", "small", "muted"));
    }
    work.trouble().ifPresent(sentence -> card.getChildren().add(
        parts.point(Feather.INFO, Tone.WARNING, parts.message(sentence, "small"))));
    card.getChildren().add(buttons(work));
    card.getChildren().addAll(new OutcomeView(parts).draw(work));
    work.entry().ifPresent(entry -> card.getChildren().add(new AfterFixView(parts, board.terminal()::open, copy)
        .draw(new AfterFixView.Shown(entry, board.terminal().now()))));
    focused.map(id -> card.lookup("#" + id)).filter(node -> !node.isDisabled()).ifPresent(Node::requestFocus);
  }

  private Node buttons(RemedyWork work) {
    boolean applied = work.entry().isPresent();
    boolean busy = work.state() == RemedyState.TRYING || work.state() == RemedyState.APPLYING;
    Button tryOut = parts.button("ui.fix.try", Feather.PLAY, () -> board.tryOut(remedy), "small-button");
    tryOut.setId("try-" + remedy.id());
    tryOut.setDisable(busy || applied);
    Button apply = parts.button(applied ? "ui.remedy.applied" : "ui.fix.apply", Feather.CHECK,
        () -> board.apply(remedy), "small-button");
    apply.setId("apply-" + remedy.id());
    apply.setDisable(busy || applied || work.preview().isEmpty());
    Button undo = parts.button("ui.fix.undo", Feather.ROTATE_CCW, () -> board.undo(remedy), "small-button");
    undo.setId("undo-" + remedy.id());
    undo.setDisable(!applied);
    return new Lines(8, tryOut, apply, undo, parts.label(
        applied ? "ui.fix.undo-any-time" : "ui.fix.try-changes-nothing", "small", "muted"));
  }
}
