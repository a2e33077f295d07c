package dev.gogetwell.ui.timeline;

import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// What is equal in two handshakes and what differs. JavaFX thread only.
record SameAndDifferent(Widgets parts) {
  /// A line for the two.
  Node of(TlsHandshake one, TlsHandshake two) {
    Label same = parts.label("ui.tls.same", "small", "muted");
    same.setMinWidth(Region.USE_PREF_SIZE);
    Lines row = new Lines(16, same);
    row.getStyleClass().addAll("card", "strip");
    List<String> different = new ArrayList<>();
    mark(row, different, one.endpoint().equals(two.endpoint()), "ui.tls.address");
    mark(row, different, one.serverName().equals(two.serverName()), "ui.tls.sni");
    mark(row, different, one.shape() == two.shape(), "ui.tls.shape");
    mark(row, different, one.via().equals(two.via()), "ui.tls.proxy");
    row.getChildren().add(parts.filler());
    if (!different.isEmpty()) {
      var words = parts.bound(parts.texts().compute(texts -> texts.get(
          different.size() == 1 ? "ui.tls.differs" : "ui.tls.differ-many",
          different.stream().map(texts::get).collect(Collectors.joining(", ")))), "small", "strong", "accent");
      words.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(parts.row(8, parts.icon(Feather.EDIT_2, 14, Tone.ACCENT), words));
    }
    return row;
  }

  private void mark(Lines row, List<String> different, boolean equal, String key) {
    if (equal) {
      var word = parts.label(key, "small");
      word.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(parts.row(6, parts.icon(Feather.CHECK, 14, Tone.NEUTRAL), word));
    } else {
      different.add(key);
    }
  }
}
