package dev.gogetwell.ui.shell;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;

/// Shows everything larger: lays the screen out in a smaller space and scales it up, so that all sizes keep their
/// proportions. JavaFX thread only.
public final class Zoom extends Pane {
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
  }

  /// 1.0 to 2.0.
  public DoubleProperty factorProperty() {
    return factor;
  }

  @Override
  protected void layoutChildren() {
    double by = factor.get();
    layoutInArea(content, 0, 0, getWidth() / by, getHeight() / by, 0, HPos.LEFT, VPos.TOP);
  }
}
