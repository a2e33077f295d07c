package dev.gogetwell.ui.settings;

import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.port.EnvironmentChoice;
import dev.gogetwell.ui.port.ServiceException;
import dev.gogetwell.ui.port.Workplace;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;

/// Lets the user choose the environment that is judged, or paste one. JavaFX thread only.
public final class EnvironmentChooser {
  private final Widgets parts;
  private final EnvironmentChoice choice;
  private final Consumer<Workplace> adopt;
  private final Consumer<Exception> refused;

  public EnvironmentChooser(
      Widgets parts, EnvironmentChoice choice, Consumer<Workplace> adopt, Consumer<Exception> refused) {
    this.parts = parts;
    this.choice = choice;
    this.adopt = adopt;
    this.refused = refused;
  }

  /// Opens beside `owner`.
  public void show(Node owner) {
    PopOver popOver = new PopOver();
    VBox body = parts.column(8, parts.label("ui.environment.choose", "strong"));
    body.getStyleClass().add("popover-body");
    body.setPrefWidth(380);
    for (EnvironmentSource source : choice.sources()) {
      Button button = parts.button(parts.texts().compute(texts -> Wording.source(texts, source)), Feather.TERMINAL,
          () -> {
            popOver.hide();
            adopt.accept(choice.open(source));
          });
      button.setMaxWidth(Double.MAX_VALUE);
      button.getStyleClass().add("environment-source");
      body.getChildren().add(button);
    }
    TextArea paste = new TextArea();
    paste.setPrefRowCount(4);
    paste.setId("environment-paste");
    paste.getStyleClass().add("mono");
    paste.setPromptText("HTTPS_PROXY=http://127.0.0.1:7890");
    parts.named(paste, parts.texts().of("ui.environment.paste"));
    Button use = parts.button("ui.environment.use", Feather.CHECK, () -> use(popOver, paste.getText()));
    use.setId("environment-use");
    body.getChildren().addAll(parts.label("ui.environment.paste", "small", "muted"), paste, use);
    popOver.setContentNode(body);
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    popOver.setDetachable(false);
    popOver.show(owner);
  }

  private void use(PopOver popOver, String text) {
    try {
      Workplace pasted = choice.paste(text);
      popOver.hide();
      adopt.accept(pasted);
    } catch (ServiceException e) {
      refused.accept(e);
    }
  }
}
