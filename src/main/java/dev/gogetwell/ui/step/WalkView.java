package dev.gogetwell.ui.step;

import dev.gogetwell.engine.EntryWalk;
import dev.gogetwell.engine.EntryWalk.Answer;
import dev.gogetwell.engine.EntryWalk.Onward;
import dev.gogetwell.engine.EntryWalk.Step;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Separator;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Draws the walk through GOPROXY from top to bottom: each entry with what it was asked and what it answered, and
/// between two of them the separator with why go went on there or did not. JavaFX thread only.
final class WalkView {
  private final Widgets parts;

  WalkView(Widgets parts) {
    this.parts = parts;
  }

  Node draw(EntryWalk walk) {
    VBox steps = parts.column(0);
    for (Step step : walk.steps()) {
      steps.getChildren().add(entry(step));
      if (step.onward() != Onward.NONE) {
        steps.getChildren().add(onward(step));
      }
    }
    VBox all = parts.column(10, parts.label("ui.walk.title", "head"), steps,
        parts.point(Feather.INFO, Tone.NEUTRAL, parts.bound(parts.texts().compute(texts -> String.join(
            texts.get("ui.space"), texts.get("ui.walk.read"), end(texts, walk))), "small", "muted")));
    all.setId("walk");
    return all;
  }

  private Node entry(Step step) {
    Label name = parts.raw(step.isDirect() ? "direct → " + step.host() : step.host(), "strong");
    VBox box = parts.column(4, new Lines(10, number(step), name, parts.filler(), badge(step.answer())));
    if (step.answer() != Answer.NOT_ASKED) {
      box.getChildren().add(parts.flow(parts.piece(parts.texts().of("ui.walk.asked"), "small", "muted"),
          parts.rawPiece(" " + Wording.shortened(step.url()), "mono")));
      box.getChildren().add(parts.bound(parts.texts().compute(texts -> answered(texts, step)), "small",
          tone(step.answer()).styleClass()));
    }
    raw(step).ifPresent(words -> box.getChildren().add(parts.raw(words, "mono", "muted")));
    box.getStyleClass().addAll("hop", style(step.answer()));
    box.setAccessibleRole(AccessibleRole.TEXT);
    return parts.named(box, parts.texts().compute(texts -> texts.get("ui.walk.spoken", number(texts, step), step.host(),
        texts.get(key("ui.walk.badge.", step.answer())), onward(texts, step))));
  }

  private Label number(Step step) {
    return parts.bound(parts.texts().compute(texts -> number(texts, step)), "micro", "muted");
  }

  /// A module that GOPRIVATE keeps away from every proxy has no entry.
  private static String number(Texts texts, Step step) {
    return step.number() > 0 ? texts.get("ui.walk.entry", step.number()) : texts.get("ui.walk.past");
  }

  private Label badge(Answer answer) {
    return parts.badge(parts.texts().of(key("ui.walk.badge.", answer)), switch (answer) {
      case GAVE -> Feather.CHECK_CIRCLE;
      case NOT_FOUND -> Feather.CORNER_DOWN_RIGHT;
      case FAILED -> Feather.X_CIRCLE;
      case OPEN -> Feather.HELP_CIRCLE;
      case NOT_ASKED -> Feather.MINUS_CIRCLE;
    }, tone(answer));
  }

  private static Tone tone(Answer answer) {
    return switch (answer) {
      case GAVE -> Tone.SUCCESS;
      case FAILED -> Tone.DANGER;
      case NOT_FOUND, OPEN, NOT_ASKED -> Tone.NEUTRAL;
    };
  }

  private static String style(Answer answer) {
    return switch (answer) {
      case GAVE -> "works";
      case FAILED -> "broken";
      case NOT_FOUND, OPEN -> "passed";
      case NOT_ASKED -> "not-reached";
    };
  }

  private static String answered(Texts texts, Step step) {
    Optional<String> failure = failure(step).map(seen -> Wording.failure(texts, seen));
    return step.status().map(status -> failure.map(words -> texts.get("ui.walk.status-failed", status.toString(), words))
            .orElseGet(() -> texts.get("ui.walk.status", status.toString())))
        .or(() -> failure.map(words -> texts.get("ui.walk.failed", words)))
        .orElseGet(() -> texts.get(step.answer() == Answer.GAVE ? "ui.walk.gave" : "ui.walk.open"));
  }

  private static Optional<String> raw(Step step) {
    return failure(step).map(Failure::raw).filter(words -> !words.isBlank());
  }

  private static Optional<Failure> failure(Step step) {
    return step.seen().flatMap(seen -> seen.measurement().failure());
  }

  private Node onward(Step step) {
    boolean stops = step.onward() == Onward.COMMA_STOPS;
    Label sign = parts.raw(switch (step.separator()) {
      case COMMA -> ",";
      case PIPE -> "|";
      case END -> "■";
    }, "mono", "strong");
    sign.setWrapText(false);
    sign.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = parts.row(10, parts.icon(switch (step.onward()) {
      case ARRIVED -> Feather.CHECK;
      case COMMA_PASSES, PIPE_PASSES -> Feather.ARROW_DOWN;
      case COMMA_STOPS, LAST, NONE -> Feather.SLASH;
    }, 16, stops ? Tone.WARNING : Tone.NEUTRAL));
    if (step.separator() != Separator.END && step.onward() != Onward.ARRIVED) {
      row.getChildren().add(sign);
    }
    row.getChildren().add(parts.grow(parts.bound(parts.texts().compute(texts -> onward(texts, step)), "small",
        stops ? "warning" : "muted")));
    row.getStyleClass().add("walk-onward");
    return row;
  }

  private static String onward(Texts texts, Step step) {
    return step.onward() == Onward.NONE ? "" : texts.get(key("ui.walk.onward.", step.onward()));
  }

  /// Where the walk ended: at the last entry that was asked.
  private static String end(Texts texts, EntryWalk walk) {
    List<Step> asked = walk.steps().stream().filter(step -> step.answer() != Answer.NOT_ASKED).toList();
    return asked.isEmpty() ? texts.get("ui.walk.end.none")
        : texts.get(key("ui.walk.end.", asked.getLast().answer()), asked.getLast().host());
  }

  private static String key(String beginning, Enum<?> value) {
    return beginning + value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
