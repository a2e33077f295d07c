package dev.gogetwell.ui.part;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// A place on a page that is drawn from one value and drawn again only when that value differs. So a page can be
/// asked ten times a second to look at the run, and what has not changed keeps its nodes, focus and scroll position.
/// JavaFX thread only.
public final class Slot<S, T> extends VBox {
  private final Function<S, T> select;
  private final Function<T, List<? extends Node>> draw;
  private Optional<T> drawn = Optional.empty();

  private Slot(Function<S, T> select, Function<T, List<? extends Node>> draw) {
    this.select = select;
    this.draw = draw;
    getStyleClass().add("slot");
    setAlignment(Pos.CENTER_LEFT);
    setVisible(false);
    setManaged(false);
  }

  /// A slot for several nodes below each other; an empty list takes no room.
  public static <S, T> Slot<S, T> of(Function<S, T> select, Function<T, List<? extends Node>> draw) {
    return new Slot<>(select, draw);
  }

  /// A slot for one node.
  public static <S, T> Slot<S, T> one(Function<S, T> select, Function<T, ? extends Node> draw) {
    return new Slot<>(select, value -> List.of(draw.apply(value)));
  }

  /// A slot for a value that may be missing; nothing is drawn then.
  public static <S, T> Slot<S, Optional<T>> maybe(
      Function<S, Optional<T>> select, Function<T, ? extends Node> draw) {
    return new Slot<>(select, value -> value.map(present -> List.of((Node) draw.apply(present))).orElse(List.of()));
  }

  /// Looks at the state.
  public void refresh(S state) {
    T value = select.apply(state);
    if (drawn.isPresent() && drawn.get().equals(value)) {
      return;
    }
    drawn = Optional.of(value);
    List<? extends Node> nodes = draw.apply(value);
    getChildren().setAll(nodes);
    setVisible(!nodes.isEmpty());
    setManaged(!nodes.isEmpty());
  }
}
