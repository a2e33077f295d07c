package dev.gogetwell.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// What is remembered is what the toolkit would say.
class KeptHeightsTest {
  private static final double[] WIDTHS = {-1, 120, 300, 301, 77, 120, 500, 300};

  @BeforeAll
  static void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void itIsAsHighAsALabelOfTheToolkitHoweverOftenItIsAskedAndWhateverChanges() {
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
      Label plain = new Label("One two three");
      plain.setWrapText(true);
      plain.setMinHeight(Region.USE_PREF_SIZE);
      WrappedLabel kept = new WrappedLabel("One two three");
      VBox box = new VBox(plain, kept);
      new Scene(box);
      box.applyCss();
      box.layout();
      assertSame(plain, kept);
      for (Label each : new Label[] {plain, kept}) {
        each.setText("four five six ".repeat(40) + "y".repeat(600));
      }
      assertSame(plain, kept);
      for (Label each : new Label[] {plain, kept}) {
        each.setFont(Font.font(31));
      }
      assertSame(plain, kept);
      Rectangle[] icons = {new Rectangle(16, 16), new Rectangle(16, 16)};
      plain.setGraphic(icons[0]);
      kept.setGraphic(icons[1]);
      plain.setText("short");
      kept.setText("short");
      assertSame(plain, kept);
      for (Rectangle icon : icons) {
        icon.setHeight(200);
      }
      assertSame(plain, kept);
      for (Label each : new Label[] {plain, kept}) {
        each.setStyle("-fx-padding: 20; -fx-font-size: 9");
      }
      box.applyCss();
      assertSame(plain, kept);
      return true;
    });
  }

  @Test
  void aParagraphIsAsHighAsOneOfTheToolkitWhateverChangesInItsPieces() {
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
      Text[] pieces = {new Text("One two three"), new Text("One two three")};
      TextFlow plain = new TextFlow(pieces[0]);
      plain.setMinHeight(Region.USE_PREF_SIZE);
      WrappedFlow kept = new WrappedFlow(pieces[1]);
      VBox box = new VBox(plain, kept);
      new Scene(box);
      box.applyCss();
      box.layout();
      assertSame(plain, kept);
      for (Text piece : pieces) {
        piece.setText("four five six ".repeat(40) + "y".repeat(600));
      }
      assertSame(plain, kept);
      for (Text piece : pieces) {
        piece.setFont(Font.font(31));
      }
      assertSame(plain, kept);
      plain.getChildren().add(new Text("more of it ".repeat(20)));
      kept.getChildren().add(new Text("more of it ".repeat(20)));
      assertSame(plain, kept);
      plain.setPadding(new Insets(20));
      kept.setPadding(new Insets(20));
      assertSame(plain, kept);
      return true;
    });
  }

  private static void assertSame(Region plain, Region kept) {
    for (double width : WIDTHS) {
      assertThat(kept.prefHeight(width)).as("at %s", width).isEqualTo(plain.prefHeight(width)).isPositive();
      assertThat(kept.minHeight(width)).isEqualTo(plain.minHeight(width));
    }
  }
}
