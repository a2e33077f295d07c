package dev.gogetwell.ui.step;

import dev.gogetwell.model.Message;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.ReadText;
import dev.gogetwell.ui.part.Scrolling;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.port.Paper;
import dev.gogetwell.ui.port.Paper.Sheet;
import dev.gogetwell.ui.port.ReportWriter.Form;
import dev.gogetwell.ui.step.PaperWork.State;
import dev.gogetwell.ui.theme.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;

/// What would be saved, to be looked at: the first page of the report or one of the letters. What was shown stays until
/// the next is written; if that takes long, a clock says so. JavaFX thread only.
final class PaperPane {
  /// Shorter than this nobody waits.
  private static final long PATIENCE = 300_000_000;
  private static final long TICK = 100_000_000;

  private final PageContext context;
  private final PaperWork work;
  private final VBox node;
  private final VBox sheet;
  private final ToggleGroup group = new ToggleGroup();
  private final Runnable changed;
  private final StringProperty clock = new SimpleStringProperty("");
  private Optional<Button> copy = Optional.empty();
  private Optional<Sheet> shown = Optional.empty();
  private Optional<Node> sought = Optional.empty();
  private final AnimationTimer ticking = new AnimationTimer() {
    private long told;

    @Override
    public void handle(long now) {
      if (now - told > TICK && work.state() instanceof State.Writing writing) {
        told = now;
        tick(System.nanoTime() - writing.began());
      }
    }
  };

  /// @param changed is told when another file is to be looked at
  PaperPane(PageContext context, PaperWork work, Runnable changed) {
    this.changed = changed;
    this.context = context;
    this.work = work;
    this.sheet = parts().column(10);
    sheet.setId("paper");
    this.node = parts().column(14, new Lines(12, parts().label("ui.paper.title", "head"), choice()), sheet);
  }

  Node node() {
    return node;
  }

  /// Which file is looked at.
  Form form() {
    return (Form) group.getSelectedToggle().getUserData();
  }

  /// Shows this file and puts the focus on its name.
  void look(Form wanted) {
    for (Toggle toggle : group.getToggles()) {
      if (wanted.equals(toggle.getUserData()) && toggle instanceof ToggleButton button) {
        group.selectToggle(button);
        layOut();
        button.requestFocus();
        Scrolling.to(button);
        sought = Optional.of(button);
      }
    }
  }

  /// Brings into sight what was sought, now that all of the page is there.
  void settle() {
    if (sought.isPresent() && work.state() instanceof State.Ready) {
      layOut();
      Scrolling.to(sought.get());
      sought = Optional.empty();
    }
  }

  /// On a page that was never shown before, or has just changed, nothing has its place yet.
  private void layOut() {
    if (node.getScene() != null) {
      node.getScene().getRoot().applyCss();
      node.getScene().getRoot().layout();
    }
  }

  void end() {
    ticking.stop();
    work.end();
  }

  private Widgets parts() {
    return context.parts();
  }

  private Node choice() {
    SegmentedButton bar = new SegmentedButton(choice(Form.HTML, "look-report", "ui.paper.first-page"),
        choice(Form.LETTER, "look-letter", "ui.paper.letter"), choice(Form.HOSTS, "look-hosts", "ui.paper.hosts"));
    bar.setToggleGroup(group);
    group.getToggles().getFirst().setSelected(true);
    group.selectedToggleProperty().addListener((property, before, now) -> {
      if (now == null) {
        before.setSelected(true);
      } else {
        changed.run();
      }
    });
    return bar;
  }

  private ToggleButton choice(Form value, String id, String key) {
    ToggleButton button = new ToggleButton();
    button.textProperty().bind(parts().texts().of(key));
    button.setId(id);
    button.setUserData(value);
    button.setToggleGroup(group);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /// Shows how it stands.
  void refresh() {
    ticking.stop();
    switch (work.state()) {
      case State.Nothing() -> show(Optional.empty(), List.of());
      case State.Writing _ -> {
        copy.ifPresent(button -> button.setDisable(true));
        ticking.start();
      }
      case State.Failed(Message why) -> show(Optional.empty(), List.of(failed(why)));
      case State.Ready ready -> {
        copy.ifPresent(button -> button.setDisable(false));
        if (!shown.equals(Optional.of(ready.paper().sheet()))) {
          show(Optional.of(ready.paper().sheet()),
              draw(ready.paper().sheet(), ready.draft().wish().languages().size()));
        }
      }
    }
  }

  private void show(Optional<Sheet> now, List<Node> nodes) {
    shown = now;
    if (now.filter(Sheet.Letter.class::isInstance).isEmpty()) {
      copy = Optional.empty();
    }
    sheet.getChildren().setAll(nodes);
  }

  private void tick(long nanos) {
    clock.set(parts().texts().now("ui.seconds", Wording.seconds(Duration.ofNanos(nanos))));
    if (nanos > PATIENCE && sheet.lookup("#writing-paper") == null) {
      Label time = new Label();
      time.textProperty().bind(clock);
      time.getStyleClass().addAll("mono", "muted");
      time.setMinWidth(Region.USE_PREF_SIZE);
      VBox card = parts().card(0, new Lines(12, parts().loader(16), parts().label("ui.paper.writing", "small"), time));
      card.setId("writing-paper");
      show(Optional.empty(), List.of(card));
    }
  }

  private Node failed(Message why) {
    Button again = parts().button("ui.paper.again", Feather.ROTATE_CW, work::again, "small-button");
    again.setId("write-paper-again");
    return parts().card(10, parts().point(Feather.INFO, Tone.WARNING, parts().message(why, "small")),
        parts().row(8, again));
  }

  private List<Node> draw(Sheet now, int languages) {
    return switch (now) {
      case Sheet.Page(var first) -> List.of(new FirstPageView(parts(), first).draw());
      case Sheet.Letter letter -> letter(letter, languages);
    };
  }

  private List<Node> letter(Sheet.Letter letter, int languages) {
    String words = letter.text().stripTrailing();
    Button put = parts().button("ui.paper.copy", Feather.COPY, () -> context.navigation().copyCommand(words),
        "small-button");
    put.setId("copy-letter");
    copy = Optional.of(put);
    Lines head = new Lines(10, parts().grow(parts().label(
        languages > 1 ? "ui.paper.one-language" : "ui.paper.as-text", "small", "muted")), put);
    ReadText text = new ReadText(words);
    text.setId("letter-text");
    parts().named(text, parts().texts().of("ui.paper.letter.spoken"));
    return letter.asks() ? List.of(head, text) : List.of(head, parts().row(0,
        parts().badge(parts().texts().of("ui.paper.asks-nothing"), Feather.INFO, Tone.NEUTRAL)), text);
  }
}
