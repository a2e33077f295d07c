package dev.gogetwell.ui.step;

import dev.gogetwell.ui.page.Navigation;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// A fingerprint that is compared with another one by eye: in groups of four bytes, none of which is torn at the end
/// of a line, and with a button that copies it whole. JavaFX thread only.
final class FingerprintView {
  /// Four bytes of two digits with a colon behind each: one group fits the narrowest page, and two the usual one.
  private static final int GROUP = 4 * 3;

  private final Widgets parts;
  private final Navigation navigation;

  FingerprintView(Widgets parts, Navigation navigation) {
    this.parts = parts;
    this.navigation = navigation;
  }

  /// @param whose the name of the certificate, for screen readers
  Node draw(String whose, String fingerprint) {
    Lines groups = new Lines(2);
    for (int from = 0; from < fingerprint.length(); from += GROUP) {
      Label group = parts.raw(fingerprint.substring(from, Math.min(from + GROUP, fingerprint.length())), "mono");
      group.setWrapText(false);
      groups.getChildren().add(group);
    }
    Button copy = parts.button("ui.fix.copy", Feather.COPY, () -> navigation.copyCommand(fingerprint), "flat",
        "small-button");
    parts.named(copy, parts.texts().of("ui.cert.fingerprint.copy", whose));
    HBox row = new HBox(8, parts.grow(groups), copy);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }
}
