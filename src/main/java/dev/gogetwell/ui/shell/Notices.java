package dev.gogetwell.ui.shell;

import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;
import org.kordamp.ikonli.feather.Feather;

/// Short sentences above the page: saved, copied, refused, or a bug of ours. Never a dialog, never red. JavaFX thread
/// only.
public final class Notices {
  private static final Duration SHOWN = Duration.seconds(6);

  private final Widgets parts;
  private final NotificationPane pane = new NotificationPane();
  private final PauseTransition fade = new PauseTransition(SHOWN);
  private final Finder finder;
  private Optional<String> asked = Optional.empty();

  public Notices(Widgets parts) {
    this.parts = parts;
    finder = new Finder(parts);
    pane.setContent(finder);
    pane.setShowFromTop(true);
    pane.setFocusTraversable(false);
    pane.getStyleClass().add("notices");
    fade.setOnFinished(end -> pane.hide());
    pane.skinProperty().addListener(change -> makeRoom());
  }

  /// What surrounds the pages.
  public NotificationPane node() {
    return pane;
  }

  /// Puts a screen under the notices.
  public void setContent(Node screen) {
    finder.show(screen);
  }

  /// Says something for a few seconds.
  public void tell(ObservableValue<String> sentence) {
    show(sentence, Feather.INFO);
    fade.playFromStart();
  }

  /// Says that a part of the program stopped, until the user closes it.
  ///
  /// @param save saves the run; not offered if there is none
  public void tell(Crash crash, Runnable save, boolean canSave) {
    fade.stop();
    show(parts.texts().of("ui.crash", crash.code()), Feather.ALERT_TRIANGLE);
    if (canSave) {
      Action action = new Action(parts.texts().now("ui.crash.save"), press -> save.run());
      pane.getActions().setAll(action);
    }
  }

  /// Asks something that has one answer, until it is given or something else is said.
  public void ask(String question, String answer, Runnable then) {
    fade.stop();
    show(parts.texts().of(question), Feather.HELP_CIRCLE);
    pane.getActions().setAll(new Action(parts.texts().now(answer), press -> then.run()));
    asked = Optional.of(question);
  }

  /// Takes a question back that nobody needs to answer any more, unless something else was said since.
  void withdraw(String question) {
    if (asked.filter(question::equals).isPresent()) {
      asked = Optional.empty();
      pane.hide();
    }
  }

  /// The page moves out of the way: nothing that can be pressed lies below a notice.
  private void makeRoom() {
    if (pane.lookup(".notification-bar") instanceof Region bar) {
      bar.heightProperty().addListener((property, before, now) ->
          finder.setPadding(new Insets(now.doubleValue(), 0, 0, 0)));
    }
  }

  private void show(ObservableValue<String> sentence, Feather icon) {
    asked = Optional.empty();
    pane.getActions().clear();
    pane.textProperty().unbind();
    pane.textProperty().bind(sentence);
    pane.setGraphic(parts.icon(icon, 16, Tone.NEUTRAL));
    pane.show();
  }
}
