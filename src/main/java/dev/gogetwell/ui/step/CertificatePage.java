package dev.gogetwell.ui.step;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.report.ShownCertificate;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.SideBySide;
import dev.gogetwell.ui.part.Slot;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.theme.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Certificates: the chain as cards, who accepts it, and Go's verdict in Go's words. JavaFX thread only.
public final class CertificatePage extends StepPage {
  public CertificatePage(PageContext context) {
    super(context, Place.CERTIFICATE, "ui.certificate.title");
    add(Slot.one(Seen::of, this::draw));
  }

  /// What the page is drawn from: the chain at the hop that matters, and every judgement of it.
  ///
  /// @param at when the chain was seen
  private record Seen(List<Der> chain, Instant at, List<ChainCheck> checks, List<StoreRead> stores,
      boolean inspected) {
    static Seen of(LiveRun run) {
      Optional<Evidence> shake = run.evidence().stream()
          .filter(e -> e.measurement() instanceof TlsHandshake tls && !tls.chain().isEmpty() && e.trial().isEmpty())
          .filter(e -> run.verdict().stoppedAt().isEmpty() || e.hop().equals(run.verdict().stoppedAt())).findFirst()
          .or(() -> run.evidence().stream()
              .filter(e -> e.measurement() instanceof TlsHandshake tls && !tls.chain().isEmpty()).findFirst());
      Map<ChainJudge, ChainCheck> checks = new LinkedHashMap<>();
      shake.ifPresent(seen -> run.evidence().stream()
          .filter(e -> e.hop().equals(seen.hop()) && e.trial().isEmpty()).map(Evidence::measurement)
          .forEach(measurement -> {
            if (measurement instanceof ChainCheck check) {
              checks.putIfAbsent(check.judge(), check);
            }
          }));
      boolean inspected = run.verdict().causes().stream().anyMatch(cause -> cause.code() == CauseCode.CERT_MITM);
      List<StoreRead> stores = run.evidence().stream().map(Evidence::measurement)
          .filter(StoreRead.class::isInstance).map(StoreRead.class::cast).toList();
      return new Seen(shake.map(e -> ((TlsHandshake) e.measurement()).chain()).orElse(List.of()),
          shake.map(e -> ((TlsHandshake) e.measurement()).stream().start()).orElse(Instant.EPOCH),
          List.copyOf(checks.values()), stores, inspected);
    }
  }

  private Node draw(Seen seen) {
    if (seen.chain().isEmpty()) {
      return parts().label("ui.cert.none", "muted");
    }
    return new SideBySide(0.46, 24, 640, chain(seen), judges(seen));
  }

  private Node chain(Seen seen) {
    VBox all = parts().column(10, parts().label("ui.cert.chain", "head"));
    boolean refused = seen.checks().stream().anyMatch(c -> c.judge() == ChainJudge.GO && !c.worked());
    for (int i = 0; i < seen.chain().size() && i < 10; i++) {
      if (i > 0) {
        all.getChildren().add(parts().row(8, parts().icon(Feather.ARROW_UP, 14, Tone.NEUTRAL),
            parts().label("ui.cert.signed", "micro", "muted")));
      }
      all.getChildren().add(card(seen.chain().get(i), seen.at(), refused && i == seen.chain().size() - 1));
    }
    all.getChildren().add(new PemExport(parts(), context().navigation()).draw(seen.chain()));
    if (seen.inspected()) {
      VBox warning = parts().card(8, parts().point(Feather.EYE, Tone.ACCENT, parts().label("ui.cert.compare",
          "small", "strong")));
      warning.getStyleClass().add("accent-card");
      all.getChildren().addAll(warning, parts().row(8, parts().button("ui.letter", Feather.MAIL,
          context().navigation()::showLetter)));
    }
    return all;
  }

  private Node card(Der der, Instant at, boolean distrusted) {
    Optional<ShownCertificate> read = ShownCertificate.of(der);
    if (read.isEmpty()) {
      return parts().card(0, parts().label("ui.cert.unreadable", "small"));
    }
    ShownCertificate shown = read.get();
    HBox head = parts().row(8, parts().grow(parts().raw(shown.name(), "strong")));
    if (distrusted) {
      head.getChildren().add(parts().badge(parts().texts().of("ui.cert.refused"), Feather.X_CIRCLE, Tone.DANGER));
    }
    GridPane grid = new GridPane(12, 4);
    ColumnConstraints key = new ColumnConstraints();
    key.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints value = new ColumnConstraints();
    value.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(key, value);
    shown.organisation().ifPresent(o -> line(grid, 0, "ui.cert.organisation", parts().raw(o, "small")));
    int row = 1;
    line(grid, row++, "ui.cert.issuer", shown.issuer().map(issuer -> parts().raw(issuer, "small"))
        .orElseGet(() -> parts().label("ui.cert.self", "small")));
    line(grid, row++, "ui.cert.key", parts().raw(shown.key(), "small"));
    if (!shown.names().isEmpty()) {
      line(grid, row++, "ui.cert.names", parts().raw(String.join(", ",
          shown.names().subList(0, Math.min(6, shown.names().size()))), "small"));
    }
    line(grid, row++, "ui.cert.valid", ValidityBar.draw(parts(), shown, at));
    line(grid, row, "ui.cert.fingerprint", new FingerprintView(parts(), context().navigation())
        .draw(shown.name(), shown.sha256()));
    VBox card = parts().card(10, head, grid);
    if (distrusted) {
      card.getStyleClass().add("danger-card");
    }
    return card;
  }

  private void line(GridPane grid, int row, String key, Node value) {
    Label name = parts().label(key, "small", "muted");
    name.setWrapText(false);
    GridPane.setValignment(name, javafx.geometry.VPos.TOP);
    grid.addRow(row, name, value);
  }

  private Node judges(Seen seen) {
    Node rows = ClientTableView.draw(parts(), ClientTableView.lines(seen.checks(), seen.stores()));
    VBox all = parts().column(10, parts().label("ui.cert.judges", "head"), rows);
    List<ChainCheck> refusals = new ArrayList<>(seen.checks().stream().filter(c -> !c.error().isEmpty()).toList());
    refusals.stream().filter(c -> c.judge() == ChainJudge.GO).findFirst().ifPresent(check ->
        all.getChildren().addAll(parts().label("ui.cert.words", "head"), words(check)));
    return all;
  }

  private Node words(ChainCheck check) {
    Label meaning = check.failure()
        .map(failure -> parts().bound(parts().texts().compute(texts -> Wording.failure(texts, failure)), "small"))
        .orElseGet(() -> parts().label("ui.cert.refused", "small"));
    return parts().card(10, parts().raw(check.error(), "mono"), meaning, parts().row(8,
        parts().grow(parts().bound(parts().texts().of("ui.cert.type", check.type()), "small", "muted")),
        parts().button("ui.cert.copy", Feather.COPY, () -> context().navigation().copy(check.error()),
            "small-button")));
  }
}
