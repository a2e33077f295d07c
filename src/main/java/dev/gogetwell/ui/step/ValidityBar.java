package dev.gogetwell.ui.step;

import dev.gogetwell.report.ShownCertificate;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.theme.Tone;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// From when to when a certificate is valid, as a bar with a mark for the moment at which it was seen, so that
/// "expired" and "not yet" are visible at once. JavaFX thread only.
final class ValidityBar {
  private ValidityBar() {}

  /// @param now when it was seen, by the clock of this machine, which is the one that go asks
  static VBox draw(Widgets parts, ShownCertificate shown, Instant now) {
    boolean early = now.isBefore(shown.from());
    boolean late = now.isAfter(shown.until());
    Tone tone = early || late ? Tone.DANGER : Tone.SUCCESS;
    long days = Duration.between(early || late ? (early ? now : shown.until()) : now,
        early || late ? (early ? shown.from() : now) : shown.until()).toDays();
    String key = early ? "ui.cert.days-early" : late ? "ui.cert.days-late" : "ui.cert.days-left";
    var words = parts.bound(parts.texts().of(key, days), "micro", tone == Tone.DANGER ? "danger" : "muted");
    Scale scale = new Scale(shown.from(), shown.until(), now, tone);
    scale.setAccessibleRole(AccessibleRole.TEXT);
    parts.named(scale, words.textProperty());
    return parts.column(3, parts.bound(parts.texts().of("ui.cert.range", Wording.date(shown.from()),
        Wording.date(shown.until())), "small"), scale, words);
  }

  /// The bar: a track from the earliest to the latest of the three moments, the span of validity, the mark.
  private static final class Scale extends Region {
    private static final double HEIGHT = 12;
    private static final double THICK = 6;
    private static final double MARK = 3;

    private final Region track = part("validity-track");
    private final Region span;
    private final Region mark = part("validity-now");
    private final double from;
    private final double until;
    private final double now;

    Scale(Instant from, Instant until, Instant now, Tone tone) {
      Instant first = from.isBefore(now) ? from : now;
      Instant last = until.isAfter(now) ? until : now;
      double whole = Math.max(1, Duration.between(first, last).toSeconds());
      this.from = Duration.between(first, from).toSeconds() / whole;
      this.until = Math.max(this.from, Duration.between(first, until).toSeconds() / whole);
      this.now = Duration.between(first, now).toSeconds() / whole;
      this.span = part("validity-span");
      span.getStyleClass().add(tone.styleClass());
      getChildren().addAll(track, span, mark);
      setPrefHeight(HEIGHT);
      setMinHeight(HEIGHT);
    }

    private static Region part(String style) {
      Region region = new Region();
      region.getStyleClass().add(style);
      return region;
    }

    @Override
    protected void layoutChildren() {
      double width = getWidth();
      double top = (HEIGHT - THICK) / 2;
      track.resizeRelocate(0, top, width, THICK);
      span.resizeRelocate(from * width, top, Math.max(2, (until - from) * width), THICK);
      mark.resizeRelocate(Math.clamp(now * width - MARK / 2, 0, Math.max(0, width - MARK)), 0, MARK, HEIGHT);
    }
  }
}
