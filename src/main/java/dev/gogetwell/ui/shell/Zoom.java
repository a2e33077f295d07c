package dev.gogetwell.ui.shell;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;

/// Shows everything larger: lays the screen out in a smaller space and scales it up, so that all sizes keep their
/// proportions. Tells the style sheets by the pseudo class `narrow` when there is little room. JavaFX thread only.
public final class Zoom extends Pane {
  /// Below this width of the smaller space, space is saved.
  public static final double NARROW = 880;

  private static final PseudoClass LITTLE_ROOM = PseudoClass.getPseudoClass("narrow");

  private final Node content;
  private final Scale scale = new Scale(1, 1);
  private final DoubleProperty factor = new SimpleDoubleProperty(1);

  public Zoom(Node content) {
    this.content = content;
    getChildren().add(content);
    content.getTransforms().add(scale);
    factor.addListener(change -> {
      scale.setX(factor.get());
      scale.setY(factor.get());
      requestLayout();
    });
    factor.addListener(change -> lookAtRoom());
    widthProperty().addListener(change -> lookAtRoom());
  }

  /// 1.0 to 2.0.
  public DoubleProperty factorProperty() {
    return factor;
  }

  private void lookAtRoom() {
    content.pseudoClassStateChanged(LITTLE_ROOM, getWidth() / factor.get() < NARROW);
  }

  @Override
  protected void layoutChildren() {
    double by = factor.get();
    layoutInArea(content, 0, 0, getWidth() / by, getHeight() / by, 0, HPos.LEFT, VPos.TOP);
  }
}
