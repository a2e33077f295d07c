package dev.gogetwell.ui.step;

import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.step.Connections.Attempt;
import dev.gogetwell.ui.step.Connections.Host;
import dev.gogetwell.ui.theme.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Draws the connections on a time line: one bar for each address, IPv6 and IPv4 apart, below each other, so that an
/// address that keeps go waiting is seen at once. Two sentences below say what it means. JavaFX thread only.
final class ConnectionsView {
  private final Widgets parts;

  ConnectionsView(Widgets parts) {
    this.parts = parts;
  }

  Node draw(Connections connections) {
    VBox card = parts.card(14);
    for (Host host : connections.hosts()) {
      card.getChildren().add(host(host, connections.whole()));
    }
    card.getChildren().add(scale(connections.whole()));
    VBox all = parts.column(10, parts.label("ui.network.picture", "head"), card, explanation(connections));
    if (connections.left() > 0) {
      all.getChildren().add(parts.bound(parts.texts().of("ui.network.left", connections.left()), "small", "muted"));
    }
    all.setId("connections");
    return all;
  }

  private Node host(Host host, Duration whole) {
    Label role = parts.label(host.onWay() ? "ui.network.on-way" : "ui.network.beside", "micro", "muted");
    VBox box = parts.column(8, host.name().isEmpty() ? role
        : new Lines(8, parts.raw(host.name(), "small", "strong"), role));
    host.attempts().forEach(attempt -> box.getChildren().add(attempt(host, attempt, whole)));
    return box;
  }

  private Node attempt(Host host, Attempt attempt, Duration whole) {
    boolean worked = attempt.failure().isEmpty();
    Tone tone = worked ? Tone.SUCCESS : host.onWay() ? Tone.DANGER : Tone.NEUTRAL;
    Label family = parts.bound(parts.texts().of(attempt.isSix() ? "ui.network.six" : "ui.network.four"), "micro",
        "muted");
    Label outcome = parts.bound(parts.texts().compute(texts -> outcome(texts, attempt)), "small", tone.styleClass());
    HBox end = parts.row(6, parts.icon(worked ? Feather.CHECK : Feather.X, 14, tone), outcome);
    Lines words = new Lines(8, family, parts.raw(attempt.endpoint().toString(), "mono"), parts.filler(), end);
    TimeBar bar = new TimeBar(attempt.from(), attempt.until(), whole, tone);
    VBox row = parts.column(3, words, bar);
    row.setAccessibleRole(AccessibleRole.TEXT);
    return parts.named(row, parts.texts().compute(texts -> texts.get("ui.network.spoken", host.name(),
        texts.get(attempt.isSix() ? "ui.network.six" : "ui.network.four"), attempt.endpoint().toString(),
        Wording.duration(texts, attempt.from()), outcome(texts, attempt))));
  }

  private static String outcome(Texts texts, Attempt attempt) {
    String took = Wording.duration(texts, attempt.took());
    return attempt.failure().map(failure -> texts.get("ui.network.failed", Wording.failure(texts, failure), took))
        .orElseGet(() -> texts.get("ui.network.answered", took));
  }

  private Node scale(Duration whole) {
    HBox scale = parts.row(8, parts.bound(parts.texts().compute(texts -> Wording.duration(texts, Duration.ZERO)),
        "micro", "muted"), parts.filler(),
        parts.bound(parts.texts().compute(texts -> Wording.duration(texts, whole.dividedBy(2))), "micro", "muted"),
        parts.filler(), parts.bound(parts.texts().compute(texts -> Wording.duration(texts, whole)), "micro", "muted"));
    scale.getStyleClass().add("time-scale");
    return scale;
  }

  private Node explanation(Connections connections) {
    String story = "ui.network.story." + connections.story().name().toLowerCase(Locale.ROOT);
    return parts.point(Feather.INFO, Tone.NEUTRAL, parts.bound(parts.texts().compute(texts ->
        String.join(texts.get("ui.space"), List.of(texts.get("ui.network.read"),
            texts.get(story, connections.unreached().orElse(""))))), "small", "muted"));
  }
}
