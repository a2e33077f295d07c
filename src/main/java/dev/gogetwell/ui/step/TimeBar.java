package dev.gogetwell.ui.step;

import dev.gogetwell.ui.theme.Tone;
import java.time.Duration;
import javafx.scene.layout.Region;

/// A span of time on a track that stands for the whole time. JavaFX thread only.
final class TimeBar extends Region {
  private static final double HEIGHT = 8;
  /// What took no time that can be drawn is seen all the same.
  private static final double LEAST = 4;

  private final Region track = part("time-track");
  private final Region span = part("time-span");
  private final double from;
  private final double until;

  TimeBar(Duration from, Duration until, Duration whole, Tone tone) {
    double all = Math.max(1, whole.toNanos());
    this.from = Math.clamp(from.toNanos() / all, 0, 1);
    this.until = Math.clamp(until.toNanos() / all, 0, 1);
    span.getStyleClass().add(tone.styleClass());
    getChildren().addAll(track, span);
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
    double length = Math.min(width, Math.max(LEAST, (until - from) * width));
    track.resizeRelocate(0, 0, width, HEIGHT);
    span.resizeRelocate(Math.min(from * width, width - length), 0, length, HEIGHT);
  }
}
