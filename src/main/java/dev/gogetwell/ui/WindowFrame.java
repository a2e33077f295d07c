package dev.gogetwell.ui;

import dev.gogetwell.ui.port.WindowMemory.Bounds;
import dev.gogetwell.ui.port.WindowMemory.Placement;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// What the operating system shows around the screens: title, icons, size and place. JavaFX thread only.
final class WindowFrame {
  private static final double WIDTH = 1180;
  private static final double HEIGHT = 780;
  private static final double LEAST_WIDTH = 640;
  private static final double LEAST_HEIGHT = 480;

  /// Small ones are drawn for their size; the largest is for the switcher of windows.
  private static final List<Integer> ICONS = List.of(16, 32, 48, 128);

  /// What the title bar of the operating system takes, at most.
  private static final double TITLE = 40;

  private final Stage stage;
  private Optional<Placement> usual = Optional.empty();

  WindowFrame(Stage stage) {
    this.stage = stage;
  }

  /// Gives the stage its scene, as large as was kept, else as is good to begin with, and never larger than the screen.
  Scene dress(Parent root, double scale, Optional<Placement> kept) {
    Rectangle2D most = Screen.getPrimary().getVisualBounds();
    Scene scene = new Scene(root, Math.min(WIDTH * scale, most.getWidth()),
        Math.min(HEIGHT * scale, most.getHeight() - TITLE));
    stage.setTitle("GoGetWell");
    ICONS.forEach(size -> stage.getIcons().add(
        new Image(WindowFrame.class.getResourceAsStream("/gogetwell/icon/gogetwell-" + size + ".png"))));
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    stage.setScene(scene);
    kept.flatMap(place -> place.on(Screen.getScreens().stream().map(Screen::getVisualBounds).map(room ->
        new Bounds(room.getMinX(), room.getMinY(), room.getWidth(), room.getHeight())).toList()))
        .ifPresent(this::place);
    List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())
        .forEach(side -> side.addListener((property, before, now) -> note()));
    return scene;
  }

  private void place(Placement place) {
    stage.setX(place.x());
    stage.setY(place.y());
    stage.setWidth(Math.max(LEAST_WIDTH, place.width()));
    stage.setHeight(Math.max(LEAST_HEIGHT, place.height()));
    stage.setMaximized(place.maximized());
    usual = Optional.of(place);
  }

  /// A window that fills its screen keeps the size that it comes back to.
  private void note() {
    if (!stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
      usual = Optional.of(new Placement(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false));
    }
  }

  /// Where the window stands, for the next start.
  Optional<Placement> placement() {
    return usual.map(place -> new Placement(place.x(), place.y(), place.width(), place.height(), stage.isMaximized()));
  }
}
