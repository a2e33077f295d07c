package dev.gogetwell.ui.finding;

import dev.gogetwell.engine.PasteStanding;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.theme.Tone;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What a pasted text says by itself, as `gogetwell explain` gives it: the cause that it points to and how certain that
/// is, one sentence, the next step, what else is possible. In a run also what became of it. JavaFX thread only.
public final class TextAnswer {
  private final Widgets parts;

  public TextAnswer(Widgets parts) {
    this.parts = parts;
  }

  /// What stands there the moment a text was pasted, before anything is measured.
  ///
  /// @param symptom what was read; it has a candidate
  public Node alone(Symptom symptom) {
    VBox box = parts.column(6, heading(symptom.candidates().getFirst()), said(symptom));
    notes(symptom, box);
    box.getChildren().addAll(next(symptom), others(symptom),
        parts.label(symptom.isLocal() ? "ui.answer.local" : "ui.answer.alone", "small", "muted"));
    box.getStyleClass().add("text-answer");
    return box;
  }

  /// The same in a run, with what became of it. Where the run has an answer, the advice is the run's.
  public Node inRun(Symptom symptom, PasteStanding standing) {
    PasteStanding.Kind kind = standing.kind();
    Label excerpt = parts.raw(symptom.excerpt(), "mono", "small");
    VBox box = parts.card(8, new Lines(10, parts.label("ui.answer.title", "head"), badge(kind)));
    if (!symptom.excerpt().isBlank()) {
      box.getChildren().add(excerpt);
    }
    if (symptom.candidates().isEmpty()) {
      box.getChildren().add(parts.label("ui.answer.unknown", "small", "muted"));
    } else {
      boolean alone = kind == PasteStanding.Kind.TESTING || kind == PasteStanding.Kind.OPEN
          || kind == PasteStanding.Kind.BY_TEXT;
      box.getChildren().add(heading(symptom.candidates().getFirst()));
      if (alone) {
        box.getChildren().add(said(symptom));
        notes(symptom, box);
        box.getChildren().add(next(symptom));
      }
    }
    box.getChildren().add(outcome(standing));
    box.setId("text-answer");
    return box;
  }

  private Node heading(Symptom.Candidate best) {
    return parts.flow(
        parts.piece(parts.texts().of("ui.answer.says"), "small", "muted"),
        parts.piece(parts.texts().compute(texts -> texts.get("ui.gap") + title(texts, best.code())), "small",
            "strong"),
        parts.piece(parts.texts().compute(texts -> " · " + confidence(texts, best.confidence())), "small",
            tone(best.confidence()).styleClass()));
  }

  private Label said(Symptom symptom) {
    String key = symptom.candidates().getFirst().code().messageKey() + ".sentence";
    return parts.bound(parts.texts().compute(texts -> texts.get(key, subject(texts, symptom))), "small");
  }

  private static String subject(Texts texts, Symptom symptom) {
    return symptom.facts().host().or(symptom.facts()::module).orElse(texts.get("symptom.that-host"));
  }

  private void notes(Symptom symptom, VBox box) {
    symptom.notes().forEach(note -> {
      Label label = parts.message(note, "small", "muted");
      label.getStyleClass().add("symptom-note");
      box.getChildren().add(label);
    });
  }

  private Node next(Symptom symptom) {
    String key = symptom.candidates().getFirst().code().messageKey() + ".next";
    return parts.flow(parts.piece(parts.texts().of("ui.answer.next"), "small", "strong"),
        parts.piece(parts.texts().compute(texts -> texts.get("ui.gap") + texts.get(key)), "small"));
  }

  private Label others(Symptom symptom) {
    Label label = parts.bound(parts.texts().compute(texts -> texts.get("ui.answer.others",
        symptom.candidates().stream().skip(1).map(candidate -> texts.get("ui.symptom.candidate",
            title(texts, candidate.code()), confidence(texts, candidate.confidence())))
            .collect(Collectors.joining(texts.get("ui.comma"))))), "small", "muted");
    label.setVisible(symptom.candidates().size() > 1);
    label.setManaged(label.isVisible());
    return label;
  }

  private Node badge(PasteStanding.Kind kind) {
    return parts.badge(parts.texts().of(key(kind) + ".badge"), icon(kind), tone(kind));
  }

  private Label outcome(PasteStanding standing) {
    String key = standing.kind() == PasteStanding.Kind.UNREAD && standing.cause().isEmpty()
        ? "ui.standing.unread.nothing" : key(standing.kind());
    Label label = parts.bound(parts.texts().compute(texts -> texts.get(key,
        standing.cause().map(cause -> found(texts, cause)).orElse(""))), "small");
    label.setId("paste-standing");
    return label;
  }

  /// Quoted with how certain the run is of it.
  private static String found(Texts texts, Finding cause) {
    return texts.get("ui.symptom.candidate", title(texts, cause.code()), confidence(texts, cause.confidence()));
  }

  private static String title(Texts texts, CauseCode code) {
    return texts.get(code.messageKey() + ".title");
  }

  private static String confidence(Texts texts, Confidence confidence) {
    return texts.get("ui.confidence." + confidence.word());
  }

  private static String key(PasteStanding.Kind kind) {
    return "ui.standing." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Tone tone(Confidence confidence) {
    return confidence == Confidence.CERTAIN ? Tone.SUCCESS : Tone.WARNING;
  }

  private static Feather icon(PasteStanding.Kind kind) {
    return switch (kind) {
      case TESTING -> Feather.LOADER;
      case BY_TEXT, CONFIRMED, ALSO, EXPLAINED, NARROWED -> Feather.CHECK_CIRCLE;
      case OTHER, UNREAD -> Feather.INFO;
      case GONE -> Feather.CHECK;
      case OPEN -> Feather.HELP_CIRCLE;
    };
  }

  private static Tone tone(PasteStanding.Kind kind) {
    return switch (kind) {
      case TESTING, BY_TEXT -> Tone.ACCENT;
      case CONFIRMED, ALSO, EXPLAINED, NARROWED, GONE -> Tone.SUCCESS;
      case OTHER, OPEN, UNREAD -> Tone.WARNING;
    };
  }
}
