package dev.gogetwell.ui.step;

import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.text.Visible;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.SideBySide;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Draws the talk with a proxy: what go says at the left, what the proxy answers at the right, line by line, with the
/// page of a refusal, which go never shows. All of it is text, whatever it holds. JavaFX thread only.
final class TunnelTalkView {
  /// Enough to read who blocks and why.
  private static final int PAGE = 900;
  private static final double ROOM = 560;

  private final Widgets parts;

  TunnelTalkView(Widgets parts) {
    this.parts = parts;
  }

  List<Node> draw(TunnelTalk talk) {
    if (talk.requests().isEmpty()) {
      return List.of();
    }
    VBox all = parts.column(10, parts.label("ui.talk.title", "head"));
    talk.requests().forEach(request -> all.getChildren().add(one(request)));
    all.setId("talk");
    return List.of(all);
  }

  private Node one(TunnelRequest request) {
    Tone tone = request.worked() ? Tone.SUCCESS : Tone.DANGER;
    Node said = bubble(parts.bound(parts.texts().of("ui.talk.go"), "micro", "muted"), said(request), Tone.NEUTRAL);
    Node answered = bubble(parts.bound(parts.texts().of("ui.talk.proxy", request.proxy().authority()), "micro", "muted"),
        answered(request), tone);
    VBox box = parts.column(10, new SideBySide(0.46, 16, ROOM, said, answered));
    request.page().filter(page -> !page.isBlank()).ifPresent(page -> box.getChildren().add(page(page)));
    String story = "ui.talk.story." + TunnelTalk.story(request).name().toLowerCase(Locale.ROOT).replace('_', '-');
    Label meaning = parts.bound(parts.texts().of(story, request.target(), String.join(", ", request.authenticate())),
        "small", "muted");
    box.getChildren().add(parts.point(request.worked() ? Feather.CHECK : Feather.INFO, tone, meaning));
    return box;
  }

  private Node bubble(Label who, List<Node> lines, Tone tone) {
    VBox box = parts.column(2, who);
    box.getChildren().addAll(lines);
    box.getStyleClass().addAll("hop", "talk", tone == Tone.DANGER ? "broken" : "works");
    return box;
  }

  private List<Node> said(TunnelRequest request) {
    ProxyRef proxy = request.proxy();
    List<Node> lines = new ArrayList<>();
    if (proxy.scheme().startsWith("socks5")) {
      lines.add(parts.bound(parts.texts().of("ui.talk.socks", request.target()), "small"));
    } else {
      lines.add(parts.raw("CONNECT " + request.target() + " HTTP/1.1", "mono", "strong"));
      lines.add(parts.raw("host: " + request.target(), "mono"));
    }
    lines.add(parts.bound(parts.texts().of(proxy.hasCredentials() ? "ui.talk.login" : "ui.talk.no-login",
        proxy.setting()), "micro", "muted"));
    return lines;
  }

  private List<Node> answered(TunnelRequest request) {
    List<Node> lines = new ArrayList<>();
    if (request.status() > 0) {
      lines.add(new Lines(8, parts.raw(("HTTP " + request.status() + " " + request.reason()).strip(), "mono", "strong")));
      request.head().stream().skip(1).limit(12).forEach(line -> lines.add(parts.raw(Visible.line(line), "mono")));
    } else {
      lines.add(parts.bound(parts.texts().compute(texts -> request.failure().map(failure ->
          Wording.failure(texts, failure)).orElseGet(() -> texts.get("ui.talk.opened"))), "small",
          request.worked() ? "success" : "danger"));
      request.failure().filter(failure -> !failure.raw().isBlank()).ifPresent(failure ->
          lines.add(parts.raw(failure.raw(), "mono", "muted")));
    }
    return lines;
  }

  private Node page(String page) {
    Label text = parts.raw(Visible.cut(page.strip(), PAGE), "mono");
    VBox box = parts.column(4, parts.label("ui.talk.page", "micro", "muted"), text);
    box.getStyleClass().add("terminal");
    box.setAccessibleRole(AccessibleRole.TEXT);
    return box;
  }
}
