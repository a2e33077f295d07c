package dev.gogetwell.ui.step;

import dev.gogetwell.model.Der;
import dev.gogetwell.remedy.ServedRoot;
import dev.gogetwell.ui.page.Navigation;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Saves what the server showed as PEM. Whoever saves an authority is about to trust it, so its name and fingerprint
/// are shown first and the file is asked for only then. JavaFX thread only.
final class PemExport {
  private final Widgets parts;
  private final Navigation navigation;

  PemExport(Widgets parts, Navigation navigation) {
    this.parts = parts;
    this.navigation = navigation;
  }

  /// A button, and what it opens.
  Node draw(List<Der> chain) {
    VBox all = parts.column(8);
    offer(chain, all);
    return all;
  }

  private void offer(List<Der> chain, VBox all) {
    Button open = parts.button("ui.cert.pem", Feather.DOWNLOAD, () -> {
      all.getChildren().setAll(question(chain, all));
      all.lookup("#save-chain").requestFocus();
    });
    open.setId("save-pem");
    all.getChildren().setAll(parts.row(8, open));
  }

  private Node question(List<Der> chain, VBox all) {
    Optional<ServedRoot> root = ServedRoot.of(chain);
    VBox card = parts.card(10, parts.point(Feather.SHIELD, Tone.WARNING, parts.label("ui.cert.pem.title", "strong")));
    card.getStyleClass().add("accent-card");
    root.ifPresent(authority -> card.getChildren().addAll(parts.raw(authority.name(), "small", "strong"),
        new FingerprintView(parts, navigation).draw(authority.name(), authority.fingerprint())));
    card.getChildren().add(parts.label(root.isPresent() ? "ui.cert.pem.compare" : "ui.cert.pem.no-authority", "small"));
    VBox buttons = parts.column(8);
    root.ifPresent(authority -> buttons.getChildren().add(save("save-authority", "ui.cert.pem.authority",
        List.of(authority.der()), "authority.pem", chain, all)));
    buttons.getChildren().add(save("save-chain", "ui.cert.pem.chain", chain, "chain.pem", chain, all));
    card.getChildren().add(buttons);
    return card;
  }

  private Button save(String id, String key, List<Der> certificates, String name, List<Der> chain, VBox all) {
    Button save = parts.button(key, Feather.DOWNLOAD, () -> {
      navigation.saveCertificates(certificates, name);
      offer(chain, all);
    });
    save.setId(id);
    return save;
  }
}
