package dev.gogetwell.ui.theme;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.RotateTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.util.Duration;

/// The little that moves: a loader turns once a second. Reduced motion stops it. JavaFX thread only.
public final class Motion {
  private final BooleanProperty reduced = new SimpleBooleanProperty();

  /// Whether nothing may move.
  public BooleanProperty reducedProperty() {
    return reduced;
  }

  /// Lets a loader turn for as long as it is on the screen.
  public void turn(Node loader) {
    RotateTransition turning = new RotateTransition(Duration.seconds(1), loader);
    turning.setByAngle(360);
    turning.setInterpolator(Interpolator.LINEAR);
    turning.setCycleCount(Animation.INDEFINITE);
    Runnable decide = () -> {
      if (loader.getScene() != null && !reduced.get()) {
        turning.play();
      } else {
        turning.stop();
        loader.setRotate(0);
      }
    };
    loader.sceneProperty().addListener((property, before, now) -> decide.run());
    decide.run();
  }
}
