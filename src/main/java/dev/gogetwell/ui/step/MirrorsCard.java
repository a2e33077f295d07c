package dev.gogetwell.ui.step;

import dev.gogetwell.engine.MirrorRow;
import dev.gogetwell.engine.Targets;
import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Route;
import dev.gogetwell.ui.fix.RemedyBoard;
import dev.gogetwell.ui.fix.RemedyOffer;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.PageContext.Comparing;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.MirrorBench.Compared;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.step.MirrorCheck.State;
import dev.gogetwell.ui.theme.Tone;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Module proxies beside each other, on request: who would be asked, a clock while it goes on, what each of them showed,
/// and the list that may be recommended with its reason, to be tried, written and undone. JavaFX thread only.
final class MirrorsCard {
  private static final long TICK = 100_000_000;

  private final PageContext context;
  private final Comparing comparing;
  private final MirrorCheck check;
  private final VBox node;
  private final StringProperty clock = new SimpleStringProperty("");
  private Optional<String> module = Optional.empty();
  private Optional<RemedyBoard> board = Optional.empty();
  private final AnimationTimer ticking = new AnimationTimer() {
    private long shown;

    @Override
    public void handle(long now) {
      if (now - shown > TICK && check.state() instanceof State.Running running) {
        shown = now;
        clock.set("%.1f s".formatted((System.nanoTime() - running.began()) / 1e9));
      }
    }
  };

  MirrorsCard(PageContext context, Comparing comparing) {
    this.context = context;
    this.comparing = comparing;
    this.check = new MirrorCheck(comparing, context.background(), this::draw);
    this.node = parts().column(10);
    node.setId("mirrors");
    node.setOnKeyPressed(press -> {
      if (press.getCode() == KeyCode.ESCAPE && check.state() instanceof State.Running) {
        check.cancel();
        press.consume();
      }
    });
  }

  private Widgets parts() {
    return context.parts();
  }

  /// Shown once a run is over whose module has a version to compare by.
  void refresh(LiveRun run) {
    Optional<String> now = run.isOver() ? run.route().map(Route::module)
        .filter(reference -> ModulePath.Query.parse(reference).version().matches("v\\d+\\.\\d+\\.\\d+.*"))
        .filter(_ -> !comparing.mirrors().candidates(comparing.references()).isEmpty()) : Optional.empty();
    if (!now.equals(module)) {
      module = now;
      draw();
    }
  }

  Node node() {
    return node;
  }

  boolean isBusy() {
    return board.filter(RemedyBoard::isBusy).isPresent();
  }

  void end() {
    check.cancel();
    board.ifPresent(RemedyBoard::cancel);
    ticking.stop();
  }

  private void draw() {
    node.getChildren().clear();
    ticking.stop();
    if (module.isEmpty()) {
      return;
    }
    boolean hadFocus = Optional.ofNullable(node.getScene()).map(scene -> scene.getFocusOwner())
        .filter(owner -> "compare-mirrors".equals(owner.getId())).isPresent();
    node.getChildren().add(parts().label("ui.mirrors.title", "head"));
    switch (check.state()) {
      case State.Ready ready -> {
        ready.why().ifPresent(why -> node.getChildren().add(
            parts().point(Feather.INFO, Tone.WARNING, parts().message(why, "small"))));
        node.getChildren().add(consent(module.get()));
      }
      case State.Running _ -> {
        ticking.start();
        node.getChildren().add(running());
      }
      case State.Done done -> node.getChildren().addAll(found(done.compared()));
    }
    if (hadFocus) {
      Optional.ofNullable(node.lookup("#compare-mirrors")).ifPresent(Node::requestFocus);
    }
  }

  private Node consent(String reference) {
    List<String> hosts = comparing.mirrors().candidates(comparing.references()).stream()
        .map(url -> URI.create(url).getHost()).distinct().toList();
    return parts().card(10, parts().bound(parts().texts().of("ui.mirrors.consent", reference,
        hosts.stream().collect(Collectors.joining(", "))), "small"), button("ui.mirrors.compare", Feather.COLUMNS, () ->
            begin(reference)));
  }

  private Node button(String key, Feather icon, Runnable act) {
    Button button = parts().button(key, icon, act, "small-button");
    button.setId("compare-mirrors");
    return parts().row(8, button);
  }

  private Node running() {
    Label time = new Label();
    time.getStyleClass().addAll("mono", "muted");
    time.setMinWidth(Region.USE_PREF_SIZE);
    time.textProperty().bind(clock);
    clock.set("0.0 s");
    return parts().card(10, new Lines(12, parts().loader(16), parts().label("ui.mirrors.running", "small"), time),
        button("ui.mirrors.cancel", Feather.X, check::cancel));
  }

  private List<Node> found(Compared compared) {
    VBox all = parts().column(10, MirrorTable.draw(parts(), MirrorRow.of(compared.seen())));
    Optional<Message> why = MirrorRow.why(compared.seen());
    if (why.isPresent()) {
      VBox words = parts().column(4, parts().message(why.get(), "small"));
      MirrorRow.leftOut(compared.seen()).forEach(left ->
          words.getChildren().add(parts().message(left, "small", "muted")));
      all.getChildren().add(parts().point(Feather.CHECK_CIRCLE, Tone.SUCCESS, words));
    } else {
      all.getChildren().add(parts().point(Feather.INFO, Tone.NEUTRAL, parts().label("mirrors.none", "small")));
    }
    board = compared.remedy().map(remedy -> new RemedyBoard(List.of(remedy), compared.desk(), context.background(), true));
    compared.remedy().ifPresent(remedy -> all.getChildren().add(new RemedyOffer(parts(), board.orElseThrow(), remedy,
        context.navigation()::copyCommand).node()));
    all.getChildren().add(button("ui.mirrors.again", Feather.ROTATE_CW, () -> begin(compared.seen().reference())));
    return List.of(all);
  }

  private void begin(String reference) {
    board.ifPresent(RemedyBoard::cancel);
    check.begin(Targets.typed(Optional.of(reference), Optional.empty(), Optional.empty()));
  }
}
